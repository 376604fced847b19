"""Tables as spreadsheets open them: CSV, wide CSV, workbooks."""
