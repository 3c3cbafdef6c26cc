"""R4: one text for everybody, in every state (B4.1, B4.2). There is nothing here to branch on."""

from datetime import date

from clinic.regulations.grammar import Instead, Leaflet, NotHere

R4 = Leaflet(
    code="r4",
    edition=date(2014, 12, 29),
    facts=("where", "hours", "counsellor", "free_and_anonymous"),
    clause="B4.1",
    not_here=(
        NotHere("tested", "B4.1", Instead.IN_PERSON),
        NotHere("identity", "B4.2", Instead.IN_PERSON),
        NotHere("term", "B4.3", Instead.COUNSELLOR),
    ),
)
