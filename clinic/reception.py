"""The reception desk: everything one may ask of the clinic. Read this file first.

A front imports from here: the deeds, and the requests and answers that they speak in.
"""

from dataclasses import dataclass

from clinic.usecases.answer_offer import AnswerOffer
from clinic.usecases.ask_person import AskPerson, PersonRequest, Promise
from clinic.usecases.bind_group import Binder, BindGroup
from clinic.usecases.book_visit import Booked, BookVisit, VisitRequest
from clinic.usecases.call_home import CallHome
from clinic.usecases.calling import (
    CallCheck,
    Called,
    CallPreview,
    CallRequest,
    Place,
)
from clinic.usecases.cancel_home_call import CancelHomeCall
from clinic.usecases.cancel_visit import CancelRequest, CancelVisit
from clinic.usecases.certifying import Certifying, SlipPrinted
from clinic.usecases.check_home_call import CheckHomeCall
from clinic.usecases.check_referral import CheckReferral, ReferralCheck
from clinic.usecases.check_register import Checked, CheckRegister, RegisterCheck
from clinic.usecases.close_schedule import CloseSchedule, Closing
from clinic.usecases.confirm_visit import ConfirmRequest, ConfirmVisit
from clinic.usecases.dispute_entry import Disputed, DisputeEntry
from clinic.usecases.find_patient import (
    ByEntry,
    ByIin,
    ByName,
    ByPhone,
    FindPatient,
    Namesake,
    PatientCard,
    Sought,
)
from clinic.usecases.forget_me import ForgetMe
from clinic.usecases.forget_old import ForgetOld
from clinic.usecases.give_consent import GiveConsent
from clinic.usecases.hold_time import HoldTime, ReleaseTime
from clinic.usecases.household import Household, Member, ShowHousehold
from clinic.usecases.invite_staff import (
    AcceptInvitation,
    ConfirmStaff,
    Invited,
    InviteStaff,
    RevokeStaff,
    ShowStaff,
    StaffRequest,
)
from clinic.usecases.issue_pin import IssuePin, RevokePin
from clinic.usecases.join_waiting_list import JoinWaitingList, LeaveWaitingList, WaitingRequest
from clinic.usecases.lapse_offers import LapseOffers
from clinic.usecases.manage_staff import ManageStaff
from clinic.usecases.move_certificate import MoveCertificate
from clinic.usecases.move_visit import MoveRequest, MoveVisit
from clinic.usecases.open_hours import Hours, Opened, OpenHours
from clinic.usecases.person_shown import PersonShown
from clinic.usecases.plan_active_visit import ActiveRequest, OwnPatient, PlanActiveVisit
from clinic.usecases.recheck_notices import RecheckNotices
from clinic.usecases.record_home_visit import RecordHomeVisit, VisitNote, VisitOutcome
from clinic.usecases.record_told import RecordTold, Told
from clinic.usecases.record_visit import RecordVisit
from clinic.usecases.register_certificate import (
    CertificateRequest,
    RegisterCertificate,
    RenewSlip,
)
from clinic.usecases.set_fact import FactRequest, SetFact, ShowFacts
from clinic.usecases.set_hours import HoursRequest, SetHours
from clinic.usecases.settle_notices import Sent, SettleNotices
from clinic.usecases.show_asked import ShowAsked
from clinic.usecases.show_call_backs import ShowCallBacks
from clinic.usecases.show_certificate import ClaimAsked, ClaimShown, ShowCertificate
from clinic.usecases.show_claims import ClaimCard, ShowClaims
from clinic.usecases.show_closing import Concerned, ShowClosing
from clinic.usecases.show_day import DayVisit, ShowDay
from clinic.usecases.show_directory import ShowDirectory
from clinic.usecases.show_free_times import DayTimes, Offer, ShowFreeTimes, SpecialtyTimes
from clinic.usecases.show_home_calls import ShowHomeCalls
from clinic.usecases.show_limits import Running, ShowLimits
from clinic.usecases.show_lists import ShowLists, TodaysLists
from clinic.usecases.show_my_roles import ShowMyRoles
from clinic.usecases.show_numbers import Numbers, ShowNumbers
from clinic.usecases.show_outside import Outside, ShowOutside
from clinic.usecases.show_patient_calls import ShowPatientCalls
from clinic.usecases.show_patient_visits import ShowPatientVisits
from clinic.usecases.show_providers import ProviderShown, ShowProviders
from clinic.usecases.show_round import RoundCard, RoundVisit, ShowRound
from clinic.usecases.show_service import ServiceShown, ShowService
from clinic.usecases.show_visits import ShowVisits, VisitShown
from clinic.usecases.show_work import ShowWork, TaskShown
from clinic.usecases.showing_calls import CallShown
from clinic.usecases.take_task import FinishTask, GiveBackTask, TakeTask
from clinic.usecases.tell_managers import TellManagers
from clinic.usecases.verdicts import Ready
from clinic.usecases.verify import VerifyByPhone, VerifyByPin
from clinic.usecases.work_list import Worker

__all__ = [
    "AcceptInvitation",
    "ActiveRequest",
    "AnswerOffer",
    "AskPerson",
    "BindGroup",
    "Binder",
    "BookVisit",
    "Booked",
    "ByEntry",
    "ByIin",
    "ByName",
    "ByPhone",
    "CallCheck",
    "CallHome",
    "CallPreview",
    "CallRequest",
    "CallShown",
    "Called",
    "CancelHomeCall",
    "CancelRequest",
    "CancelVisit",
    "CertificateRequest",
    "Certifying",
    "CheckHomeCall",
    "CheckReferral",
    "CheckRegister",
    "Checked",
    "ClaimAsked",
    "ClaimCard",
    "ClaimShown",
    "CloseSchedule",
    "Closing",
    "Concerned",
    "ConfirmRequest",
    "ConfirmStaff",
    "ConfirmVisit",
    "DayTimes",
    "DayVisit",
    "DisputeEntry",
    "Disputed",
    "FactRequest",
    "FindPatient",
    "FinishTask",
    "ForgetMe",
    "ForgetOld",
    "GiveBackTask",
    "GiveConsent",
    "HoldTime",
    "Hours",
    "HoursRequest",
    "Household",
    "InviteStaff",
    "Invited",
    "IssuePin",
    "JoinWaitingList",
    "LapseOffers",
    "LeaveWaitingList",
    "ManageStaff",
    "Member",
    "MoveCertificate",
    "MoveRequest",
    "MoveVisit",
    "Namesake",
    "Numbers",
    "Offer",
    "OpenHours",
    "Opened",
    "Outside",
    "OwnPatient",
    "PatientCard",
    "PersonRequest",
    "PersonShown",
    "Place",
    "PlanActiveVisit",
    "Promise",
    "ProviderShown",
    "Ready",
    "Reception",
    "RecheckNotices",
    "RecordHomeVisit",
    "RecordTold",
    "RecordVisit",
    "ReferralCheck",
    "RegisterCertificate",
    "RegisterCheck",
    "ReleaseTime",
    "RenewSlip",
    "RevokePin",
    "RevokeStaff",
    "RoundCard",
    "RoundVisit",
    "Running",
    "Sent",
    "ServiceShown",
    "SetFact",
    "SetHours",
    "SettleNotices",
    "ShowAsked",
    "ShowCallBacks",
    "ShowCertificate",
    "ShowClaims",
    "ShowClosing",
    "ShowDay",
    "ShowDirectory",
    "ShowFacts",
    "ShowFreeTimes",
    "ShowHomeCalls",
    "ShowHousehold",
    "ShowLimits",
    "ShowLists",
    "ShowMyRoles",
    "ShowNumbers",
    "ShowOutside",
    "ShowPatientCalls",
    "ShowPatientVisits",
    "ShowProviders",
    "ShowRound",
    "ShowService",
    "ShowStaff",
    "ShowVisits",
    "ShowWork",
    "SlipPrinted",
    "Sought",
    "SpecialtyTimes",
    "StaffRequest",
    "TakeTask",
    "TaskShown",
    "TellManagers",
    "TodaysLists",
    "Told",
    "VerifyByPhone",
    "VerifyByPin",
    "VisitNote",
    "VisitOutcome",
    "VisitRequest",
    "VisitShown",
    "WaitingRequest",
    "Worker",
]


@dataclass(frozen=True, slots=True)
class Reception:
    """Each field is a deed: call it. Wired once in `app.wiring`."""

    # anybody
    show_directory: ShowDirectory
    show_service: ShowService
    give_consent: GiveConsent
    forget_me: ForgetMe
    ask_person: AskPerson
    # who is there
    show_household: ShowHousehold
    verify_by_phone: VerifyByPhone
    verify_by_pin: VerifyByPin
    # booking, by regulation R2
    check_register: CheckRegister
    check_referral: CheckReferral
    show_free_times: ShowFreeTimes
    hold_time: HoldTime
    release_time: ReleaseTime
    book_visit: BookVisit
    record_told: RecordTold
    show_visits: ShowVisits
    move_visit: MoveVisit
    cancel_visit: CancelVisit
    confirm_visit: ConfirmVisit
    # calling a doctor home, by regulation R3
    check_home_call: CheckHomeCall
    call_home: CallHome
    show_home_calls: ShowHomeCalls
    cancel_home_call: CancelHomeCall
    record_home_visit: RecordHomeVisit
    show_round: ShowRound
    plan_active_visit: PlanActiveVisit
    # certificates of the dispensaries, by regulations R5, R6 and R7
    register_certificate: RegisterCertificate
    renew_slip: RenewSlip
    move_certificate: MoveCertificate
    show_claims: ShowClaims
    show_certificate: ShowCertificate
    # the waiting list (B2.8)
    join_waiting_list: JoinWaitingList
    leave_waiting_list: LeaveWaitingList
    answer_offer: AnswerOffer
    # notices (§3.11)
    recheck_notices: RecheckNotices
    settle_notices: SettleNotices
    show_asked: ShowAsked
    dispute_entry: DisputeEntry
    # asked by the ticker
    lapse_offers: LapseOffers
    tell_managers: TellManagers
    forget_old: ForgetOld
    # the desk
    show_call_backs: ShowCallBacks
    show_work: ShowWork
    take_task: TakeTask
    give_back_task: GiveBackTask
    finish_task: FinishTask
    show_day: ShowDay
    show_lists: ShowLists
    record_visit: RecordVisit
    issue_pin: IssuePin
    revoke_pin: RevokePin
    # the manager of a provider
    show_closing: ShowClosing
    close_schedule: CloseSchedule
    open_hours: OpenHours
    show_numbers: ShowNumbers
    show_facts: ShowFacts
    set_fact: SetFact
    show_outside: ShowOutside
    set_hours: SetHours
    manage_staff: ManageStaff
    # the manager and the doctors, in a group
    bind_group: BindGroup
    # the admin
    show_providers: ShowProviders
    # who is on the staff (B0.7)
    invite_staff: InviteStaff
    accept_invitation: AcceptInvitation
    confirm_staff: ConfirmStaff
    revoke_staff: RevokeStaff
    show_staff: ShowStaff
    show_my_roles: ShowMyRoles
    # the desk on behalf of who calls (B0.7, B0.9)
    find_patient: FindPatient
    show_limits: ShowLimits
    show_patient_visits: ShowPatientVisits
    show_patient_calls: ShowPatientCalls
