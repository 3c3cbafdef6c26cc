"""Puts it together: settings, clock, wiring, the ticker and the commands."""
