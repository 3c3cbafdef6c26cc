"""The regulations of the decree (R0.4) as tables of data."""
