"""The application: settings, clock, vault, nursery, commands."""
