"""What whoever runs the program for others needs: whether it is ready, a log that quotes nobody, an end that loses nothing."""
