"""R1, attachment («Медициналық-санитариялық алғашқы көмек көрсететін медициналық ұйымға бекіту»).

Nobody is attached here (B1.1): the two ways are explained, and when the campaign is (B1.2). The
way over the portal is told without its refusals: they are its own.
"""

from datetime import date

from clinic.regulations.grammar import (
    Actor,
    Guide,
    Instead,
    NotHere,
    Stage,
    Way,
    minutes,
    working_days,
)
from clinic.rules.campaign import Campaign, DayOfYear

IN_PERSON = Way(
    "in_person",
    "R1.1 (1)",
    (
        Stage("hand_over_documents", Actor.APPLICANT, "R1.4 (4)"),
        Stage("check_documents", Actor.REGISTRAR, "R1.5 (5.1)", minutes(10)),
        Stage("request_attachment", Actor.REGISTRAR, "R1.6 (5.2)", minutes(20)),
        Stage("give_attachment_slip", Actor.REGISTRAR, "R1.7 (5.3)", working_days(1)),
    ),
)
"""The working day is counted from the moment the documents were handed over (R1.7)."""

PORTAL = Way(
    "portal",
    "R1.1 (1)",
    (
        Stage("log_in", Actor.APPLICANT, "R1.14-R1.17 (11.1-11.4)"),
        Stage("fill_in_request", Actor.APPLICANT, "R1.18-R1.20 (11.5-11.7)"),
        Stage("sign_request", Actor.APPLICANT, "R1.21 (11.8)"),
        Stage("show_result_date", Actor.PORTAL, "R1.12 (10.1)"),
        Stage("check_request", Actor.REGISTRAR, "R1.22-R1.24 (11.9-11.11)"),
        Stage("send_signed_slip", Actor.REGISTRAR, "R1.13, R1.25 (10.2, 11.12)"),
    ),
)

CAMPAIGNS = (
    Campaign(
        since=date(2025, 9, 1),  # the first one that the source speaks of
        first=DayOfYear(9, 1),
        last=DayOfYear(11, 1),
        effective=DayOfYear(1, 1),
        clause="B1.2",
        source="gov.kz/services/3176",
    ),
)

R1 = Guide(
    code="r1",
    edition=date(2014, 12, 29),
    ways=(IN_PERSON, PORTAL),
    facts=("what_to_bring",),
    campaigns=CAMPAIGNS,
    not_here=(
        NotHere("attaching", "B1.1", Instead.REGISTRY_OR_EGOV),
        NotHere("portal_login", "R1.14-R1.17 (11.1-11.4), R1.26 (12.1)", Instead.EGOV),
        NotHere("portal_request", "R1.18-R1.20 (11.5-11.7), R1.26 (12.2)", Instead.EGOV),
        NotHere("portal_signing", "R1.21 (11.8), R1.26 (12.2)", Instead.EGOV),
        NotHere("portal_processing", "R1.22-R1.24 (11.9-11.11), R1.26 (12.3)", Instead.EGOV),
        NotHere("portal_status", "R1.12 (10.1)", Instead.EGOV),
        NotHere(
            "signed_certificate",
            "R1.3 (3), R1.13 (10.2), R1.25 (11.12), R1.26 (12.4)",
            Instead.EGOV,
        ),
    ),
)
