"""Coverage-guided fuzzing of the entrances: what is imported, said in a chat, sent to call us."""
