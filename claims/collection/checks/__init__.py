"""The checks that every row of a collection passes: its cells, its row as a whole, what it refers to."""
