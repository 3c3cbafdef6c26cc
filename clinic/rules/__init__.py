"""The named checks that the regulations' tables refer to; each answers with its reason."""
