"""Text into sound."""
