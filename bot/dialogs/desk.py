"""What a conversation may reach: the clinic's reception, bound to one account, and the clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final, Self, TypeVar

from bot.dialogs.core import Session, Text, say
from clinic.acting import Anyone, Asker, Caller, Channel, Operator
from clinic.people import Doctor, DoctorId, Iin, ProviderId
from clinic.ports import Clock, Dice
from clinic.providers import Provider
from clinic.reception import Household, Member, Reception
from clinic.staffing import LookUpReason, StaffRole
from locales.folding import words_of
from locales.hearing import Heard
from locales.lexicon import Lexicon
from locales.moments import When, when

NONCE: Final = 6
Acting = TypeVar("Acting", bound=StaffRole)


class OffDuty(Exception):  # noqa: N818 - an answer: whoever asks is on no staff, or no longer
    """The account does not hold the role that this asks for."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One for all conversations; a session says whose turn it is.

    `read` and `held`: the households and the roles that this turn has read, for it asks for the
    same ones several times.
    """

    reception: Reception
    clock: Clock
    hear: Callable[[str], Heard]
    dice: Dice
    read: dict[Anyone, Household] | None = None
    held: dict[Anyone, Sequence[StaffRole]] | None = None

    def for_one_turn(self) -> Self:
        return replace(self, read={}, held={})

    def when_said(self, text: str, asked: str | None = None) -> When:
        """The day and the time in these words; `asked`: the question that they answer."""
        return when(words_of(text), self.clock.now().astimezone(self.clock.zone), asked=asked)

    def nonce(self) -> str:
        """Names one start of a conversation in its buttons."""
        return self.dice.token()[:NONCE]

    def anyone(self, session: Session) -> Anyone:
        return Anyone(session.account, Channel.CHAT, session.language)

    def caller(self, session: Session) -> Caller:
        """Only for who has consented (B0.1)."""
        return Caller(session.account, Channel.CHAT, session.language)

    async def household(self, session: Session) -> Household:
        """Checked against the register anew at every turn, and at every deed."""
        anyone = self.anyone(session)
        read = {} if self.read is None else self.read
        if anyone not in read:
            read[anyone] = await self.reception.show_household(anyone)
        return read[anyone]

    def forget_household(self) -> None:
        """After a consent or a proof the next question reads it anew."""
        if self.read is not None:
            self.read.clear()

    async def roles(self, session: Session) -> Sequence[StaffRole]:
        """As what this account may work; read anew at every turn (B0.7)."""
        anyone = self.anyone(session)
        held = {} if self.held is None else self.held
        if anyone not in held:
            held[anyone] = await self.reception.show_my_roles(anyone)
        return held[anyone]

    async def role(self, session: Session) -> StaffRole | None:
        """As what this account is at work; None: here for oneself, or the role has ended."""
        if not session.post:
            return None
        return next((one for one in await self.roles(session) if one.staff == session.post), None)

    async def at_work(self, session: Session) -> StaffRole:
        """The same for windows of every role; raises OffDuty."""
        role = await self.role(session)
        if role is None:
            raise OffDuty
        return role

    async def acting(self, session: Session, kind: type[Acting]) -> Acting:
        """The role of this turn, for windows of that role; raises OffDuty."""
        role = await self.role(session)
        if not isinstance(role, kind):
            raise OffDuty
        return role

    async def operator(self, session: Session) -> Operator:
        """As whom the staff acts for who calls or stands there; speaks the language of these."""
        role = await self.acting(session, Operator)
        there = session.draft.get("lookup") == LookUpReason.AT_THE_DESK
        channel = Channel.DESK if there else Channel.OPERATOR
        return replace(role, channel=channel, language=session.draft.get("spoken", role.language))

    async def member(self, session: Session) -> Member | None:
        """The member of the household whom the draft is about."""
        patient = session.draft.get("patient")
        if not patient or "proved" not in session.draft:
            return None
        return (await self.household(session)).member(Iin(patient))

    async def asker(self, session: Session) -> Asker:
        """As whom the draft's deed is done: with the proof, where there still is one."""
        if session.post:
            return await self.operator(session)
        member = await self.member(session)
        return member.proof if member else self.caller(session)

    async def provider(self, session: Session) -> Provider:
        return await self.reception.show_directory.provider(ProviderId(session.draft["provider"]))

    async def doctor(self, session: Session) -> Doctor:
        return await self.reception.show_directory.doctor(DoctorId(session.draft["doctor"]))

    async def specialty_name(self, session: Session, specialty: str) -> str:
        known = await self.reception.show_directory.specialties()
        row = known.get(specialty)
        return in_language(session, row.name_kk, row.name_ru) if row else specialty

    async def lexicon(self, session: Session) -> Lexicon:
        """The names that people may write: specialties, clinics, the doctors of their own."""
        directory = self.reception.show_directory
        specialties = await directory.specialties()
        providers = await directory.providers()
        doctors = [
            one for place in await self._places(session) for one in await directory.doctors(place)
        ]
        return lexicon_of(
            tuple((code, row.spoken) for code, row in specialties.items()),
            tuple((row.provider, (row.name_kk, row.name_ru, row.place)) for row in providers),
            tuple((one.doctor, (one.name.split()[0],)) for one in doctors if one.name),
        )

    async def _places(self, session: Session) -> list[ProviderId]:
        """Where the doctors may be whom this person names."""
        said = (session.draft.get("provider"), session.link)
        members = (await self.household(session)).members
        own = [one.provider.provider for one in members if one.provider]
        return list(dict.fromkeys([*(ProviderId(one) for one in said if one), *own]))

    async def own_clinic(self, session: Session) -> Provider | None:
        """The one that this conversation is about, else the only one there is."""
        known = await self.reception.show_directory.providers()
        places = await self._places(session)
        named = [row for place in places for row in known if row.provider == place]
        return next(iter(named or (known if len(known) == 1 else ())), None)

    def when(self, moment: datetime) -> dict[str, date | time]:
        """The two facts that every text about a visit takes, in the clinic's zone (B0.5)."""
        return {"day": self.day(moment), "time": self.clock_time(moment)}

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.clock.zone).date()

    def clock_time(self, moment: datetime) -> time:
        return moment.astimezone(self.clock.zone).time()


Spoken = tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=32)
def lexicon_of(specialties: Spoken, providers: Spoken, doctors: Spoken) -> Lexicon:
    """Made once for as long as the names stay the same."""
    return Lexicon.of(
        specialties=dict(specialties), providers=dict(providers), doctors=dict(doctors)
    )


def in_language(session: Session, kk: str, ru: str) -> str:
    """Data carries both languages."""
    return ru if session.language == "ru" else kk


def provider_name(session: Session, provider: Provider) -> str:
    return in_language(session, provider.name_kk, provider.name_ru)


def provider_address(session: Session, provider: Provider) -> str:
    return in_language(session, provider.address_kk, provider.address_ru)


def phone_line(provider: Provider | None) -> tuple[Text, ...]:
    """The number to ring, where there is one."""
    if provider is None or provider.phone is None:
        return ()
    return (say("phone-line", phone=provider.phone),)


def room_line(doctor: Doctor) -> tuple[Text, ...]:
    return (say("room-line", room=doctor.room),) if doctor.room else ()
