"""All of Kazakh: messages, endings, spoken dates, red flags."""
