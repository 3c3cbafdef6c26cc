"""Builds the one `Reception`."""

from clinic.journals.brief_list import Carried
from clinic.ports import Clock, Dice, Units, Vault
from clinic.reception import Reception
from clinic.usecases.answer_offer import AnswerOffer
from clinic.usecases.ask_person import AskPerson
from clinic.usecases.bind_group import BindGroup
from clinic.usecases.book_visit import BookVisit
from clinic.usecases.call_home import CallHome
from clinic.usecases.cancel_home_call import CancelHomeCall
from clinic.usecases.cancel_visit import CancelVisit
from clinic.usecases.check_home_call import CheckHomeCall
from clinic.usecases.check_referral import CheckReferral
from clinic.usecases.check_register import CheckRegister
from clinic.usecases.close_schedule import CloseSchedule
from clinic.usecases.confirm_visit import ConfirmVisit
from clinic.usecases.dispute_entry import DisputeEntry
from clinic.usecases.find_patient import FindPatient
from clinic.usecases.forget_me import ForgetMe
from clinic.usecases.forget_old import ForgetOld
from clinic.usecases.give_consent import GiveConsent
from clinic.usecases.hold_time import HoldTime, ReleaseTime
from clinic.usecases.household import ShowHousehold
from clinic.usecases.invite_staff import (
    AcceptInvitation,
    ConfirmStaff,
    InviteStaff,
    RevokeStaff,
    ShowStaff,
)
from clinic.usecases.issue_pin import IssuePin, RevokePin
from clinic.usecases.join_waiting_list import JoinWaitingList, LeaveWaitingList
from clinic.usecases.lapse_offers import LapseOffers
from clinic.usecases.manage_staff import ManageStaff
from clinic.usecases.move_certificate import MoveCertificate
from clinic.usecases.move_visit import MoveVisit
from clinic.usecases.open_hours import OpenHours
from clinic.usecases.plan_active_visit import PlanActiveVisit
from clinic.usecases.recheck_notices import RecheckNotices
from clinic.usecases.record_home_visit import RecordHomeVisit
from clinic.usecases.record_told import RecordTold
from clinic.usecases.record_visit import RecordVisit
from clinic.usecases.register_certificate import RegisterCertificate, RenewSlip
from clinic.usecases.set_fact import SetFact, ShowFacts
from clinic.usecases.set_hours import SetHours
from clinic.usecases.settle_notices import SettleNotices
from clinic.usecases.show_asked import ShowAsked
from clinic.usecases.show_call_backs import ShowCallBacks
from clinic.usecases.show_certificate import ShowCertificate
from clinic.usecases.show_claims import ShowClaims
from clinic.usecases.show_closing import ShowClosing
from clinic.usecases.show_day import ShowDay
from clinic.usecases.show_directory import ShowDirectory
from clinic.usecases.show_free_times import ShowFreeTimes
from clinic.usecases.show_home_calls import ShowHomeCalls
from clinic.usecases.show_limits import ShowLimits
from clinic.usecases.show_lists import ShowLists
from clinic.usecases.show_my_roles import ShowMyRoles
from clinic.usecases.show_numbers import ShowNumbers
from clinic.usecases.show_outside import ShowOutside
from clinic.usecases.show_patient_calls import ShowPatientCalls
from clinic.usecases.show_patient_visits import ShowPatientVisits
from clinic.usecases.show_providers import ShowProviders
from clinic.usecases.show_round import ShowRound
from clinic.usecases.show_service import ShowService
from clinic.usecases.show_visits import ShowVisits
from clinic.usecases.show_work import ShowWork
from clinic.usecases.take_task import FinishTask, GiveBackTask, TakeTask
from clinic.usecases.tell_managers import TellManagers
from clinic.usecases.verify import VerifyByPhone, VerifyByPin


def open_reception(
    units: Units, clock: Clock, dice: Dice, vault: Vault, carried: Carried = Carried.BRIEF
) -> Reception:
    """Every deed with what it needs, joined by hand."""
    return Reception(
        show_directory=ShowDirectory(units, clock),
        show_service=ShowService(units, clock),
        give_consent=GiveConsent(units, clock),
        forget_me=ForgetMe(units, clock, dice),
        ask_person=AskPerson(units, clock),
        show_household=ShowHousehold(units, clock),
        verify_by_phone=VerifyByPhone(units, clock),
        verify_by_pin=VerifyByPin(units, clock, vault),
        check_register=CheckRegister(units, clock),
        check_referral=CheckReferral(units, clock),
        show_free_times=ShowFreeTimes(units, clock),
        hold_time=HoldTime(units, clock),
        release_time=ReleaseTime(units),
        book_visit=BookVisit(units, clock),
        record_told=RecordTold(units, clock),
        show_visits=ShowVisits(units, clock),
        move_visit=MoveVisit(units, clock, dice),
        cancel_visit=CancelVisit(units, clock, dice),
        confirm_visit=ConfirmVisit(units, clock),
        check_home_call=CheckHomeCall(units, clock),
        call_home=CallHome(units, clock),
        show_home_calls=ShowHomeCalls(units, clock),
        cancel_home_call=CancelHomeCall(units, clock),
        record_home_visit=RecordHomeVisit(units, clock),
        show_round=ShowRound(units, clock, carried),
        plan_active_visit=PlanActiveVisit(units, clock),
        register_certificate=RegisterCertificate(units, clock, dice, vault),
        renew_slip=RenewSlip(units, clock, dice, vault),
        move_certificate=MoveCertificate(units, clock),
        show_claims=ShowClaims(units, clock),
        show_certificate=ShowCertificate(units, clock, vault),
        join_waiting_list=JoinWaitingList(units, clock),
        leave_waiting_list=LeaveWaitingList(units, clock, dice),
        answer_offer=AnswerOffer(units, clock, dice),
        recheck_notices=RecheckNotices(units, clock),
        settle_notices=SettleNotices(units, clock, dice),
        show_asked=ShowAsked(units, clock),
        dispute_entry=DisputeEntry(units, clock),
        lapse_offers=LapseOffers(units, clock, dice),
        tell_managers=TellManagers(units, clock),
        forget_old=ForgetOld(units, clock),
        show_call_backs=ShowCallBacks(units, clock),
        show_work=ShowWork(units, clock),
        take_task=TakeTask(units, clock),
        give_back_task=GiveBackTask(units, clock),
        finish_task=FinishTask(units, clock),
        show_day=ShowDay(units, clock),
        show_lists=ShowLists(units, clock, carried),
        record_visit=RecordVisit(units, clock),
        show_closing=ShowClosing(units, clock),
        close_schedule=CloseSchedule(units, clock),
        open_hours=OpenHours(units, clock, dice),
        show_numbers=ShowNumbers(units, clock),
        show_facts=ShowFacts(units, clock),
        set_fact=SetFact(units, clock),
        show_outside=ShowOutside(units, clock),
        set_hours=SetHours(units, clock),
        manage_staff=ManageStaff(
            InviteStaff(units, clock, dice, vault),
            ConfirmStaff(units, clock),
            RevokeStaff(units, clock),
            ShowStaff(units),
        ),
        bind_group=BindGroup(units, clock),
        show_providers=ShowProviders(units, clock),
        issue_pin=IssuePin(units, clock, dice, vault),
        revoke_pin=RevokePin(units, clock),
        invite_staff=InviteStaff(units, clock, dice, vault),
        accept_invitation=AcceptInvitation(units, clock, vault),
        confirm_staff=ConfirmStaff(units, clock),
        revoke_staff=RevokeStaff(units, clock),
        show_staff=ShowStaff(units),
        show_my_roles=ShowMyRoles(units, clock),
        find_patient=FindPatient(units, clock),
        show_limits=ShowLimits(units, clock),
        show_patient_visits=ShowPatientVisits(units, clock),
        show_patient_calls=ShowPatientCalls(units, clock),
    )
