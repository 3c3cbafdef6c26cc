"""Leaflets: what anybody may be told, before consent and without a name (B0.1).

`about` takes no person and no state, so its answer cannot depend on any (B4.1).
"""

from clinic.refusals import NotFound
from clinic.regulations.grammar import Leaflet
from clinic.regulations.r4_hiv import R4

TOPICS = (
    "where",
    "hours",
    "certificate_price",
    "what_to_bring",
    "counsellor",
    "free_and_anonymous",
    "filter_room",
    "helpline",
    "ambulance",
    "consent",
)
"""What facts.csv may hold: dated data with a source (house.md)."""

OF_A_PROVIDER = ("hours", "filter_room", "what_to_bring", "certificate_price", "where", "helpline")
"""What a provider says of itself, and its manager may change."""

LEAFLETS = {R4.code: R4}


def about(topic: str) -> Leaflet:
    """Raises NotFound for a topic that no leaflet covers."""
    try:
        return LEAFLETS[topic]
    except KeyError:
        raise NotFound(topic) from None
