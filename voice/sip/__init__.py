"""Signalling: calls that begin, change and end."""
