"""Every book that the clinic keeps."""

from clinic.journals.pre_appointment import PRE_APPOINTMENT

BOOKS = (PRE_APPOINTMENT,)
SECRET = frozenset(column.code for book in BOOKS for column in book.columns if column.secret)
"""The codes of the columns that are kept enciphered."""
