"""What leaves the store as a file: journals, and what happened and waits (interfaces.md)."""
