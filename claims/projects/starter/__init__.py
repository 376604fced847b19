"""What a project begins with: fields, kinds of event and a small tree of parties, as data."""
