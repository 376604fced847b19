"""Points: the weights of levels, the score of pairs, its explanation."""
