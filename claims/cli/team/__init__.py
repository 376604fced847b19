"""The commands for whoever runs the program for a team."""
