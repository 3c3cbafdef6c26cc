"""People in Telegram: citizens today, staff later. Decides nothing, asks `Reception`."""
