"""Where workspaces and projects are, and what is peculiar to each database that keeps them."""
