"""The schema's history, oldest first; each migration goes up and down on both databases."""
