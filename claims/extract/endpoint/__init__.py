"""A language model that the user has, asked beside the patterns; nothing that it says is taken without words of the text."""
