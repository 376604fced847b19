"""A language model beside the patterns."""
