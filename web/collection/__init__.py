"""The open index, shared by all requests, and what is kept of it."""
