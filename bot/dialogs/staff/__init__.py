"""What the staff does in Telegram (B0.7); one module per conversation."""
