"""What the columns of a table mean: mappings read, proposed and edited."""
