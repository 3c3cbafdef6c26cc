"""The clinic's books as tables of columns (§2.4)."""
