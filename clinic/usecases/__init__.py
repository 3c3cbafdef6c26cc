"""One file per deed: what the reception does when it is asked."""
