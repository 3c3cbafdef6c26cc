"""What the clinic knows: plain Python without Telegram, telephony, SQL, a clock or words."""
