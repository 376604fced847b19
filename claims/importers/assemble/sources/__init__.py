"""Who says what a row says: the sources of accounts, the documents they cite, the speakers they quote."""
