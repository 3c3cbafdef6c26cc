"""People on the phone: heard by keypad, answered aloud."""
