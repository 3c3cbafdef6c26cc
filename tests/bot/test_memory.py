"""A session survives its journey through JSON."""

from hypothesis import given
from hypothesis import strategies as st

from bot import memory
from bot.dialogs.core import Session
from bot.memory import Shown
from clinic.acting import Account

ACCOUNT = Account("telegram:7")
WORDS = st.text(max_size=12)
SESSIONS = st.builds(
    Session,
    account=st.just(ACCOUNT),
    nonce=WORDS,
    revision=st.integers(0, 10**6),
    language=st.sampled_from(["kk", "ru"]),
    language_chosen=st.booleans(),
    consented=st.booleans(),
    window=WORDS,
    trail=st.lists(WORDS, max_size=4).map(tuple),
    draft=st.dictionaries(WORDS, WORDS, max_size=4),
    offered=st.lists(WORDS, max_size=4).map(tuple),
    failures=st.integers(0, 9),
    link=WORDS,
    post=WORDS,
)
MESSAGE = st.integers(1, 10**9)
CARD = st.just((None, "")) | st.tuples(MESSAGE, WORDS)
SHOWN = st.builds(
    lambda message, keyboard, lasting, card: Shown(message, keyboard, lasting, *card),
    st.none() | MESSAGE,
    st.booleans(),
    st.booleans(),
    CARD,
)


@given(SESSIONS, SHOWN)
def test_what_is_written_is_read_back(session: Session, shown: Shown) -> None:
    assert memory.read(ACCOUNT, memory.write(session, shown)) == (session, shown)


def test_a_fresh_session_takes_hardly_any_room() -> None:
    assert memory.write(Session(ACCOUNT, "abcdef"), Shown()) == '{"n":"abcdef"}'


def test_a_session_shows_nothing_of_the_person_in_a_log() -> None:
    session = Session(ACCOUNT, "abcdef", draft={"patient": "900101300007"})
    assert "900101300007" not in repr(session)
