"""What the clinic needs from outside. Every adapter may import this package and the nouns.

Instants are aware datetimes in UTC; days are local dates of the clinic's zone.
"""

from clinic.ports.askers import Accounts, Link, LookUps, Proofs
from clinic.ports.books import LOOK_UP, History, Journals, Repeated
from clinic.ports.known import Directory, Register, Timetable
from clinic.ports.outside import Clock, Dice, Vault
from clinic.ports.pending import Asked, Delivery, Outbox, Waiting, WorkList
from clinic.ports.slips import Slip, Slips
from clinic.ports.staff import Groups, StaffList
from clinic.ports.tallies import Tallies
from clinic.ports.unit import Overtaken, Unit, Units

__all__ = [
    "LOOK_UP",
    "Accounts",
    "Asked",
    "Clock",
    "Delivery",
    "Dice",
    "Directory",
    "Groups",
    "History",
    "Journals",
    "Link",
    "LookUps",
    "Outbox",
    "Overtaken",
    "Proofs",
    "Register",
    "Repeated",
    "Slip",
    "Slips",
    "StaffList",
    "Tallies",
    "Timetable",
    "Unit",
    "Units",
    "Vault",
    "Waiting",
    "WorkList",
]
