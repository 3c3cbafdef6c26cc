"""Coverage-guided fuzzing of the two entrances: what is imported, and what is said in a chat."""
