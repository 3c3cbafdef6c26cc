"""One module per step, named by its number and what it brings."""
