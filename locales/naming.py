"""A name said in the middle of a message: «кардиологқа жазылайын» names the cardiologist."""

from collections.abc import Iterable, Mapping

from locales.folding import words_of
from locales.matching import any_said, phrases


def named(text: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """The code of the first whose name is said, in any case and spelling; all its words count."""
    words = words_of(text)
    for code, forms in names.items():
        folded = (" ".join(word.text for word in words_of(form)) for form in forms)
        if any_said(phrases(form for form in folded if form), words):
            return code
    return None
