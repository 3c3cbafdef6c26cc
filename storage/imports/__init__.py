"""A clinic's own files (interfaces.md "Import files") on their way into the store."""
