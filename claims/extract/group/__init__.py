"""What belongs together across sentences: claims, persons, tolls, the day of the event."""
