"""Every book that the clinic keeps."""

from clinic.journals import certificates, home_calls, pre_appointment
from clinic.journals.certificates import CERTIFICATES
from clinic.journals.home_calls import HOME_CALLS
from clinic.journals.pre_appointment import PRE_APPOINTMENT

BOOKS = (PRE_APPOINTMENT, HOME_CALLS, CERTIFICATES)
SECRET = {
    book.code: frozenset(column.code for column in book.columns if column.secret) for book in BOOKS
}
"""The codes of the columns that are kept enciphered, by book."""
SECRET_FACTS = frozenset[str]().union(*SECRET.values())
"""The same of what marks carry: none of them is anything else in another book."""
ROWS = {
    PRE_APPOINTMENT.code: pre_appointment.row,
    HOME_CALLS.code: home_calls.row,
    CERTIFICATES.code: certificates.row,
}
"""How an entry of each book is read as a row of its export."""
