"""Who is ill and of what: the questions of a home call, each by a key or two (R3, §2.3)."""

from collections.abc import Mapping, Sequence
from typing import Final

from clinic.home_calls import AgeGroup, Indication
from clinic.intake.questions import UNMEASURED, degrees
from clinic.people import ProviderId, Relation, Unfit
from voice.desk import Conversation
from voice.keypad import OTHER_LANGUAGE, Misses
from voice.lists import pick
from voice.scripts import booking, whom
from voice.scripts.both import in_both, words_of
from voice.scripts.clinic import ask_clinic
from voice.scripts.iin import ask_iin
from voice.scripts.onward import GoesOn
from voice.talk import Said, phrase

AGES: Final[Mapping[str, AgeGroup]] = dict(zip("1234", AgeGroup, strict=True))
INDICATIONS: Final = tuple(one for one in Indication if one is not Indication.AMBULANCE)
"""What a caller says of themselves; the ambulance station hands its calls to the desk."""
FIGURES: Final = 3
"""Of a thermometer: 38,5 is keyed 3 8 5."""


async def ask_relation(conversation: Conversation) -> str:
    return await whom.ask_relation(conversation, "phone-ill")


async def ask_patient(conversation: Conversation) -> str:
    """Raises NoKeys after three numbers that are none (B2.3)."""
    relation = conversation.draft["relation"]
    whose = "ill" if relation == Relation.OTHER else relation
    return await ask_iin(conversation, f"phone-iin-{whose}")


async def ask_provider(conversation: Conversation) -> str:
    return (await ask_clinic(conversation, "phone-ill-clinic")).provider


async def ask_age(conversation: Conversation) -> str:
    return AGES[await conversation.talk.choose(phrase("phone-ill-age"), keys="1234")]


async def ask_indication(conversation: Conversation) -> str:
    """The commonest first; nobody is refused for any of them (B3.1)."""
    question = [phrase("phone-ill-indication")]
    return await pick(conversation.talk, question, INDICATIONS, _indication)


def _indication(indication: Indication, key: int) -> Sequence[Said]:
    name = in_both(f"phone-ill-{indication}")
    return [phrase("phone-option", name=name, press=key)]


async def ask_cannot_come(conversation: Conversation) -> str:
    """Outside the list: what else there is, and the call for who cannot come (B3.1)."""
    room = await conversation.reception.show_directory.fact(
        "filter_room", ProviderId(conversation.draft["provider"])
    )
    other_ways = (phrase("phone-ill-filter-room", text=words_of(room)),) if room else ()
    question = (phrase("phone-ill-elsewhere"), *other_ways, phrase("phone-ill-cannot-come"))
    if not await conversation.talk.agreed(*question):
        raise GoesOn(_booked_instead)
    return "yes"


async def _booked_instead(conversation: Conversation) -> None:
    """Who it is for is known already."""
    kept = {key: conversation.draft[key] for key in ("relation", "patient", "provider")}
    await conversation.begin(wish="book", **kept)
    await booking.go_on(conversation)


async def ask_temperature(conversation: Conversation) -> str:
    """In °C, or UNMEASURED; said back. Raises NoKeys."""
    talk, misses = conversation.talk, Misses()
    while True:
        keyed = await talk.digits(
            phrase("phone-ill-temperature"), most=FIGURES, least=0, misses=misses
        )
        if not keyed:
            return UNMEASURED
        if keyed == OTHER_LANGUAGE:
            talk.language = talk.language.other
            continue
        try:
            measured = degrees(f"{keyed[:2]}.{keyed[2:] or 0}")
        except Unfit:
            misses.miss()
            await talk.say_anew(phrase("phone-ill-temperature-unclear"))
            continue
        whole, _, tenth = measured.partition(".")
        heard = phrase("phone-ill-temperature-heard", whole=int(whole), tenth=int(tenth))
        if await talk.agreed(heard, phrase("phone-right-or-wrong")):
            return measured
        misses.miss()
