"""The application: settings, clock, vault, commands."""
