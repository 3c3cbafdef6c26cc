"""Every book that the clinic keeps."""

from clinic.journals import home_calls, pre_appointment
from clinic.journals.home_calls import HOME_CALLS
from clinic.journals.pre_appointment import PRE_APPOINTMENT

BOOKS = (PRE_APPOINTMENT, HOME_CALLS)
SECRET = frozenset(column.code for book in BOOKS for column in book.columns if column.secret)
"""The codes of the columns that are kept enciphered."""
ROWS = {PRE_APPOINTMENT.code: pre_appointment.row, HOME_CALLS.code: home_calls.row}
"""How an entry of each book is read as a row of its export."""
