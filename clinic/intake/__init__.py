"""What must be asked, shared by chat and phone; the wording and order of talk are each front's."""
