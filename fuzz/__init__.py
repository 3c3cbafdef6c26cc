"""Coverage-guided fuzzing of the entrances: imports, chats, signalling and sound of calls."""
