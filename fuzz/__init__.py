"""Coverage-guided fuzzing of the entrances: imports, chats, and the sound of calls."""
