"""Numbers of invented people: valid by their form, carried by nobody."""

from collections.abc import Iterator

from clinic.people import check_digit

SERIALS = 10**7
MONTHS = 60
IMPOSSIBLE_MONTH = 40
IINS = 100 * MONTHS * SERIALS
IIN_STEP = 38_654_705_663
MOBILES = ("700", "701", "702", "705", "707", "708")
PHONES = len(MOBILES) * SERIALS
PHONE_STEP = 37_654_321


def invented_iins(seed: int) -> Iterator[str]:
    """Valid IINs (§3.1), each once, and nobody's.

    Their third and fourth figures are 40 to 99, where a number that was issued has a month.
    """
    index = seed % IINS
    while True:
        index = (index + IIN_STEP) % IINS
        head, serial = divmod(index, SERIALS)
        year, month = divmod(head, MONTHS)
        eleven = f"{year:02d}{month + IMPOSSIBLE_MONTH}{serial:07d}"
        digit = check_digit(eleven)
        if digit is not None:
            yield f"{eleven}{digit}"


def invented_phones(seed: int) -> Iterator[str]:
    """Mobile numbers +7 70x …, E.164, each once."""
    index = seed % PHONES
    while True:
        index = (index + PHONE_STEP) % PHONES
        prefix, serial = divmod(index, SERIALS)
        yield f"+7{MOBILES[prefix]}{serial:07d}"
