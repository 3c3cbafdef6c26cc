"""All of Russian: messages, spoken dates, red flags."""
