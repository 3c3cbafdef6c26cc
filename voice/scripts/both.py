"""Words that come from elsewhere than a phrase for the phone, in each language."""

from clinic.providers import Fact
from locales.language import Language
from locales.translator import translators
from voice.talk import Both


def in_both(key: str) -> Both:
    """A message without facts, to stand in another one."""
    return Both(translators[Language.KK](key), translators[Language.RU](key))


def words_of(fact: Fact) -> Both:
    return Both(fact.value_kk, fact.value_ru)
