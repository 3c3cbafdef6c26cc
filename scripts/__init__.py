"""What `make` calls: shell for the machine, Python for the generated pages."""
