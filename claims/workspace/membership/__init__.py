"""Who may what in a workspace, persons and programs."""
