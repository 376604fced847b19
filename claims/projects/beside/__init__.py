"""What a project keeps beside the tables of its collection: mappings of files, notes and tags, saved views."""
