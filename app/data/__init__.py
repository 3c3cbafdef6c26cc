"""Invented regions: no real person, and words only in the files beside this module."""
