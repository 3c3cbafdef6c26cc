"""What runs in sippy's thread, and is imported there first: its loop belongs to whoever does."""
