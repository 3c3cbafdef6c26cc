"""Conversations: async functions over a Line, and nothing else of telephony."""
