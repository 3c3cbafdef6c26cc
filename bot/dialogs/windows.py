"""Every window by its name: how it is shown and what becomes of an answer."""

from collections.abc import Mapping
from typing import Final

from bot.dialogs.citizen import (
    call_confirm,
    calling,
    claims,
    confirm,
    consent,
    days,
    doctor,
    front_door,
    home_calls,
    iin,
    information,
    menu,
    person,
    places,
    privacy,
    provider,
    services,
    specialty,
    times,
    verify,
    visits,
    waiting,
    who,
)
from bot.dialogs.staff import (
    active,
    card,
    closing,
    facts,
    home_round,
    lists,
    numbers,
    opening,
    people,
    providers,
    receiving,
    search,
    week,
)
from bot.dialogs.staff import booking as staff_booking
from bot.dialogs.staff import calling as staff_calling
from bot.dialogs.staff import claims as staff_claims
from bot.dialogs.staff import home_calls as staff_calls
from bot.dialogs.staff import menu as work
from bot.dialogs.staff import visits as staff_visits
from bot.dialogs.staff import work as work_list
from bot.dialogs.window import Window, either, take_nothing

WINDOWS: Final[Mapping[str, Window]] = {
    "menu": Window(menu.show_menu, menu.take_menu),
    "language": Window(menu.show_language, menu.take_language),
    "help": Window(menu.show_help, menu.take_help),
    "danger": Window(front_door.show_danger, front_door.take_danger, reads=True),
    "consent": Window(consent.show_consent, consent.take_consent, reads=True),
    "information": Window(information.show_information, information.take_information),
    "topic": Window(services.show_topic, services.take_topic),
    "places": Window(places.show_places, places.take_places),
    "place": Window(places.show_place, take_nothing),
    "person_clinic": Window(
        provider.show_person_clinic, provider.take_person_clinic, reads=True, names=True
    ),
    "person": Window(person.show_person, person.take_person),
    "privacy": Window(privacy.show_privacy, privacy.take_privacy),
    # who is there
    "who": Window(who.show_who, who.take_who, reads=True, names=True),
    "relation": Window(who.show_relation, who.take_who),
    "prove": Window(verify.show_prove, verify.take_prove),
    "contact": Window(verify.show_contact, verify.take_contact, reads=True),
    "iin": Window(iin.show_iin, iin.take_iin, reads=True, secret=True),
    "pin": Window(verify.show_pin, verify.take_pin, reads=True, secret=True),
    # booking
    "provider": Window(provider.show_provider, provider.take_provider, reads=True, names=True),
    "specialty": Window(specialty.show_specialty, specialty.take_specialty, reads=True),
    "reason": Window(specialty.show_reason, specialty.take_reason),
    "referral": either(
        Window(specialty.show_referral, specialty.take_referral),
        Window(staff_booking.show_override, staff_booking.take_override),
    ),
    "doctor": Window(doctor.show_doctor, doctor.take_doctor, reads=True, names=True),
    "no_time": Window(doctor.show_no_time, doctor.take_no_time),
    "day": Window(days.show_day, days.take_day, reads=True, names=True),
    "time": Window(times.show_time, times.take_time, reads=True, names=True),
    "nearest": Window(times.show_nearest, times.take_nearest),
    "confirm": either(
        Window(confirm.show_confirm, confirm.take_confirm, reads=True),
        Window(staff_booking.show_confirm, staff_booking.take_confirm),
    ),
    "waiting": Window(waiting.show_waiting, waiting.take_waiting),
    # is my certificate ready
    claims.CLAIM: Window(claims.show_number, claims.take_number, reads=True, private=True),
    claims.CODE: Window(claims.show_code, claims.take_code, reads=True, private=True),
    claims.CLAIMS: Window(claims.show_own, claims.take_own),
    # calling a doctor home
    "emergency": Window(front_door.show_emergency, take_nothing),
    **calling.WINDOWS,
    "call_confirm": Window(call_confirm.show_confirm, call_confirm.take_confirm, reads=True),
    "call": Window(home_calls.show_call, home_calls.take_call),
    "cancel_call": Window(home_calls.show_cancel, home_calls.take_cancel, reads=True),
    # what is booked
    "visits": Window(visits.show_visits, visits.take_visits),
    "visit": Window(visits.show_visit, visits.take_visit),
    "cancel_visit": Window(visits.show_cancel, visits.take_cancel, reads=True),
    # the staff at work
    "staff_menu": Window(work.show_menu, work.take_menu),
    "staff_where": Window(work.show_where, work.take_where),
    # on behalf of who calls or stands there
    "staff_reason": Window(search.show_reason, search.take_reason),
    "staff_find": Window(search.show_find, search.take_find, reads=True, private=True),
    "staff_several": Window(search.show_several, search.take_several),
    "staff_person": Window(card.show_person, card.take_person),
    "staff_relation": Window(card.show_relation, card.take_relation),
    "staff_contact": Window(card.show_contact, card.take_contact, reads=True, private=True),
    "staff_pin": Window(card.show_pin, take_nothing),
    "staff_tell": Window(staff_booking.show_tell, staff_booking.take_tell),
    "staff_visits": Window(staff_visits.show_visits, staff_visits.take_visits),
    "staff_visit": Window(staff_visits.show_visit, staff_visits.take_visit),
    "staff_cancel": Window(staff_visits.show_cancel, staff_visits.take_cancel),
    **staff_calling.WINDOWS,
    "staff_call_tell": Window(staff_booking.show_tell, staff_calling.take_tell),
    "staff_calls": Window(staff_calls.show_calls, staff_calls.take_calls),
    "staff_one_call": Window(staff_calls.show_call, staff_calls.take_call),
    "staff_cancel_call": Window(staff_calls.show_cancel, staff_calls.take_cancel),
    "staff_work": Window(work_list.show_work, work_list.take_work),
    "staff_task": Window(work_list.show_task, work_list.take_task),
    # the day of a doctor
    "staff_whose_day": Window(receiving.show_whose, receiving.take_whose),
    "staff_day": Window(receiving.show_day, receiving.take_day),
    "staff_came": Window(receiving.show_visit, receiving.take_visit),
    "staff_lists": Window(lists.show_lists, take_nothing),
    # the doctor's round of home visits
    **home_round.WINDOWS,
    **active.WINDOWS,
    # the desk, the doctor and the head of a dispensary
    **staff_claims.WINDOWS,
    # the manager
    "staff_close": Window(closing.show_doctor, closing.take_doctor),
    "staff_close_day": Window(closing.show_day, closing.take_day),
    "staff_close_hours": Window(closing.show_hours, closing.take_hours, reads=True),
    "staff_close_reason": Window(closing.show_reason, closing.take_reason),
    "staff_close_sure": Window(closing.show_sure, closing.take_sure),
    "staff_open": Window(opening.show_doctor, opening.take_doctor),
    "staff_open_day": Window(opening.show_day, opening.take_day),
    "staff_open_from": Window(opening.show_from, opening.take_from, reads=True),
    "staff_open_until": Window(opening.show_until, opening.take_until),
    "staff_open_sure": Window(opening.show_sure, opening.take_sure),
    "staff_free": Window(numbers.show_free, numbers.take_free),
    "staff_free_times": Window(numbers.show_free_times, take_nothing),
    "staff_numbers": Window(numbers.show_numbers, take_nothing),
    "staff_people": Window(people.show_people, people.take_people),
    "staff_member": Window(people.show_member, people.take_member),
    "staff_revoke": Window(people.show_revoke, people.take_revoke),
    "staff_invite": Window(people.show_invite, people.take_invite),
    "staff_invite_doctor": Window(people.show_invite_doctor, people.take_invite_doctor),
    "staff_facts": Window(facts.show_facts, facts.take_facts),
    "staff_fact_kk": Window(facts.show_kk, facts.take_kk, reads=True),
    "staff_fact_ru": Window(facts.show_ru, facts.take_ru, reads=True),
    "staff_fact_from": Window(facts.show_from, facts.take_from),
    "staff_fact_sure": Window(facts.show_sure, facts.take_sure),
    "staff_hours": Window(week.show_hours, week.take_hours),
    "staff_hours_week": Window(week.show_week, week.take_week, reads=True),
    "staff_hours_from": Window(week.show_from, week.take_from),
    "staff_hours_sure": Window(week.show_sure, week.take_sure),
    # the admin
    "staff_providers": Window(providers.show_providers, providers.take_providers),
    "staff_import": Window(providers.show_import, take_nothing),
}
