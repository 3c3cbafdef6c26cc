"""Telegram in and out: updates become events, views become calls of the Bot API."""
