"""A leaflet as a page for people: its one text, the facts in it, and why there is nothing else."""

from collections.abc import Iterator
from typing import Final

from clinic.regulations.grammar import Leaflet
from locales.translator import Translator
from scripts.pages import head, not_here, section

PLACES: Final = ("where", "hours")
"""Facts that the answer says together."""


def leaflet_page(leaflet: Leaflet, words: Translator) -> Iterator[str]:
    yield from head(leaflet, words("page-leaflet", clause=leaflet.clause), words)
    answer = _answer(leaflet, words)
    yield from ("", f"## {words('page-answer')}", "", f"> {answer}", "", words("page-gaps"))
    facts = (
        (topic, words(f"fact-{topic}"), _gap(topic) if _gap(topic) in answer else "")
        for topic in leaflet.facts
    )
    yield from section(words("page-facts"), ("code", "words", "gap"), facts, words)
    yield from ("", words("page-no-steps"))
    yield from not_here(leaflet.not_here, words)
    yield ""


def _answer(leaflet: Leaflet, words: Translator) -> str:
    """As the chat says it, with the names of the facts where the facts stand."""
    gaps = {topic: _gap(topic) for topic in leaflet.facts}
    places = words("hiv-places", **{topic: gaps[topic] for topic in PLACES})
    return words("hiv-answer", places=places, counsellor=gaps["counsellor"])


def _gap(topic: str) -> str:
    return f"{{{topic}}}"
