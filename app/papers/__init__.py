"""Files that people and programs open: csv, xlsx and paper (pdf)."""
