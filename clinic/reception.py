"""The reception desk: everything one may ask of the clinic. Read this file first."""

from dataclasses import dataclass

from clinic.usecases.answer_offer import AnswerOffer
from clinic.usecases.ask_person import AskPerson
from clinic.usecases.book_visit import BookVisit
from clinic.usecases.cancel_visit import CancelVisit
from clinic.usecases.check_register import CheckRegister
from clinic.usecases.confirm_visit import ConfirmVisit
from clinic.usecases.forget_me import ForgetMe
from clinic.usecases.give_consent import GiveConsent
from clinic.usecases.hold_time import HoldTime, ReleaseTime
from clinic.usecases.household import ShowHousehold
from clinic.usecases.issue_pin import IssuePin, RevokePin
from clinic.usecases.join_waiting_list import JoinWaitingList, LeaveWaitingList
from clinic.usecases.move_visit import MoveVisit
from clinic.usecases.record_told import RecordTold
from clinic.usecases.show_directory import ShowDirectory
from clinic.usecases.show_free_times import ShowFreeTimes
from clinic.usecases.show_visits import ShowVisits
from clinic.usecases.verify import VerifyByPhone, VerifyByPin


@dataclass(frozen=True, slots=True)
class Reception:
    """Each field is a deed: call it. Wired once in `app.wiring`."""

    # anybody
    show_directory: ShowDirectory
    give_consent: GiveConsent
    forget_me: ForgetMe
    ask_person: AskPerson
    # who is there
    show_household: ShowHousehold
    verify_by_phone: VerifyByPhone
    verify_by_pin: VerifyByPin
    # booking (R2)
    check_register: CheckRegister
    show_free_times: ShowFreeTimes
    hold_time: HoldTime
    release_time: ReleaseTime
    book_visit: BookVisit
    record_told: RecordTold
    show_visits: ShowVisits
    move_visit: MoveVisit
    cancel_visit: CancelVisit
    confirm_visit: ConfirmVisit
    # the waiting list (B2.8)
    join_waiting_list: JoinWaitingList
    leave_waiting_list: LeaveWaitingList
    answer_offer: AnswerOffer
    # the desk
    issue_pin: IssuePin
    revoke_pin: RevokePin
