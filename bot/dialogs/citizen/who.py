"""For whom: the household of a verified person, or somebody named by relation (B2.10)."""

from dataclasses import replace

from bot.dialogs.citizen import ill
from bot.dialogs.citizen.draft import CALL, answered, form_of, of_member, provable
from bot.dialogs.citizen.onward import onward
from bot.dialogs.citizen.told import PERSONS, WHO
from bot.dialogs.core import Choice, Said, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, Chosen, footer
from clinic.people import Iin, Relation
from clinic.reception import Member


async def show_who(session: Session, desk: Desk) -> View:
    household = await desk.household(session)
    known = [Choice(member.proof.person.digits, _label(member)) for member in household.members]
    others = (Choice("another", _words(session, "another")),) if known else _relations(session)
    return View((_words(session, "question"),), column((*known, *others)) + footer())


def _relations(session: Session) -> tuple[Choice, ...]:
    return tuple(Choice(each.value, _words(session, each.value)) for each in Relation)


def _words(session: Session, about: str) -> Text:
    """One writes somebody in, and calls a doctor to somebody."""
    return say(f"{'ill' if session.draft.get('wish') == CALL else 'who'}-{about}")


async def take_who(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `CheckRegister` does."""
    match answer:
        case Chosen("another"):
            return Step(session.at("relation"))
        case Chosen(value) if value in list(Relation):
            return await _related(session, Relation(value), desk)
        case Said(text):
            return await corrected(session, text, desk)
        case Chosen(digits):
            member = (await desk.household(session)).member(Iin(digits))
            return await choose(session, member, desk) if member else Step(session)
    return None


async def corrected(session: Session, text: str, desk: Desk) -> Step | None:
    """«жоқ, балама емес, өзіме»: for another than was said before; None: nobody was named.

    What was said of how old and how ill the one before is goes with them.
    """
    person = desk.hear(text).person
    if person is None or PERSONS[person] == session.draft.get("relation"):
        return None
    anew = form_of(session).without(session.draft, "relation")
    known = replace(session, draft={**anew, WHO: person})
    if known.draft.get("wish") == CALL:
        known = known.dropping(*ill.SAID.values(), ill.WORDS, ill.TAKEN).noting(
            **ill.said_of(text)
        )
    return Step(await onward(known, desk))


async def show_relation(session: Session, _: Desk) -> View:
    return View((_words(session, "question"),), column(_relations(session)) + footer())


async def choose(session: Session, member: Member, desk: Desk) -> Step:
    return Step(await onward(of_member(session, member), desk))


async def _related(session: Session, relation: Relation, desk: Desk) -> Step:
    session = answered(session, "relation", relation).dropping("way", "claimed")
    if not provable(session):
        session = session.noting(way="iin")
    return Step(await onward(session, desk))


def _label(member: Member) -> Text:
    return say("who-member", name=member.name, age=member.age)
