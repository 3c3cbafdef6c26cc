"""What a citizen can talk about; one module per conversation."""
