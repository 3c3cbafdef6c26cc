"""Conversations as functions of a session and an event; nothing of Telegram is known here."""
