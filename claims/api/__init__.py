"""The API for programs: projects read over HTTP as JSON, each with a token of its own."""
