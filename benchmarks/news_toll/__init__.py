"""How many people a news text says were killed and wounded, weighed over the whole text: for the benchmark of news alone."""
