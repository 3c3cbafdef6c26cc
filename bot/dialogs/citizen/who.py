"""For whom: the household of a verified person, or somebody named by relation (B2.10)."""

from bot.dialogs.citizen.draft import answered, of_member, provable
from bot.dialogs.citizen.onward import onward
from bot.dialogs.core import Choice, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, Chosen, footer
from clinic.people import Iin, Relation
from clinic.reception import Member

RELATIONS = tuple(Choice(relation.value, say(f"who-{relation.value}")) for relation in Relation)


async def show_who(session: Session, desk: Desk) -> View:
    household = await desk.household(session)
    known = [Choice(member.proof.person.digits, _label(member)) for member in household.members]
    others = (Choice("another", say("who-another")),) if known else RELATIONS
    return View((say("who-question"),), column((*known, *others)) + footer())


async def take_who(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `CheckRegister` does."""
    match answer:
        case Chosen("another"):
            return Step(session.at("relation"))
        case Chosen(value) if value in list(Relation):
            return await _related(session, Relation(value), desk)
        case Chosen(digits):
            member = (await desk.household(session)).member(Iin(digits))
            return await choose(session, member, desk) if member else Step(session)
    return None


async def show_relation(_: Session, __: Desk) -> View:
    return View((say("who-question"),), column(RELATIONS) + footer())


async def choose(session: Session, member: Member, desk: Desk) -> Step:
    return Step(await onward(of_member(session, member), desk))


async def _related(session: Session, relation: Relation, desk: Desk) -> Step:
    session = answered(session, "relation", relation).dropping("way", "claimed")
    if not provable(session):
        session = session.noting(way="iin")
    return Step(await onward(session, desk))


def _label(member: Member) -> Text:
    return say("who-member", name=member.name, age=member.age)
