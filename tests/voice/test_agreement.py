"""Offers and answers of sound (RFC 3264): G.711, keys, holds, and nothing but NotAgreed."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice import agreement
from voice.agreement import NotAgreed
from voice.media.port import Law, Remote

HOST = "192.0.2.7"
PORT = 20004


def described(*media: str, session: str = "c=IN IP4 192.0.2.1") -> str:
    head = ["v=0", "o=- 1 1 IN IP4 192.0.2.1", "s=Қоңырау", *session.split("\n"), "t=0 0"]
    return "\r\n".join([*head, *"\n".join(media).split("\n"), ""])


SOUND = """m=audio 4000 RTP/AVP 18 0 8 100
a=rtpmap:18 G729/8000
a=rtpmap:0 PCMU/8000
a=rtpmap:8 PCMA/8000
a=rtpmap:100 telephone-event/8000
a=ptime:30"""


def answered(offer: str) -> tuple[Remote, list[str]]:
    remote, answer = agreement.answer(offer, HOST, PORT)
    assert answer.endswith("\r\n")
    return remote, answer.split("\r\n")[:-1]


def test_the_first_law_of_the_offer_and_its_own_number_for_keys_are_taken() -> None:
    remote, answer = answered(described(SOUND))

    assert remote == Remote("192.0.2.1", 4000, Law.MU, 100)
    assert answer[3:] == [
        "c=IN IP4 192.0.2.7",
        "t=0 0",
        "m=audio 20004 RTP/AVP 0 100",
        "a=rtpmap:0 PCMU/8000",
        "a=rtpmap:100 telephone-event/8000",
        "a=fmtp:100 0-15",
        "a=ptime:20",
        "a=sendrecv",
    ]


def test_an_offer_without_keys_is_answered_without() -> None:
    remote, answer = answered(described("m=audio 4000 RTP/AVP 8"))

    assert (remote.law, remote.events) == (Law.A, None)
    assert not [line for line in answer if "telephone-event" in line]


@pytest.mark.parametrize(
    ("theirs", "ours", "sends", "receives"),
    [
        ("sendrecv", "sendrecv", True, True),
        ("sendonly", "recvonly", False, True),
        ("recvonly", "sendonly", True, False),
        ("inactive", "inactive", False, False),
    ],
)
@pytest.mark.parametrize("of_the_session", [True, False])
def test_a_hold_is_answered_by_its_mirror(
    theirs: str, ours: str, *, sends: bool, receives: bool, of_the_session: bool
) -> None:
    offer = (
        described(SOUND, session=f"c=IN IP4 192.0.2.1\na={theirs}")
        if of_the_session
        else described(f"{SOUND}\na={theirs}", session="c=IN IP4 192.0.2.1\na=inactive")
    )
    remote, answer = answered(offer)

    assert (remote.sends, remote.receives) == (sends, receives)
    assert answer[-1] == f"a={ours}"


@pytest.mark.parametrize(("theirs", "ours"), [("", "recvonly"), ("a=inactive", "inactive")])
def test_an_address_of_zeros_is_a_hold_of_old(theirs: str, ours: str) -> None:
    offer = described(f"{SOUND}\n{theirs}".rstrip(), session="c=IN IP4 0.0.0.0")
    remote, answer = answered(offer)

    assert not remote.sends
    assert answer[-1] == f"a={ours}"


def test_other_media_are_refused_in_their_places() -> None:
    offer = described(
        "m=image 4010 udptl t38",
        "m=audio 4020 RTP/SAVP 8\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:xyz",
        f"{SOUND}\nc=IN IP4 192.0.2.9",
        "m=video 4030/2 RTP/AVP 99 100",
        "m=audio 4040 RTP/AVP 0",
    )
    remote, answer = answered(offer)

    assert (remote.host, remote.port) == ("192.0.2.9", 4000)
    assert [line for line in answer if line.startswith("m=")] == [
        "m=image 0 udptl t38",
        "m=audio 0 RTP/SAVP 8",
        "m=audio 20004 RTP/AVP 0 100",
        "m=video 0 RTP/AVP 99 100",
        "m=audio 0 RTP/AVP 0",
    ]


def test_each_description_of_ours_is_newer_and_of_the_same_session() -> None:
    texts = [agreement.answer(described(SOUND), HOST, PORT)[1] for _ in range(2)]
    texts.append(agreement.offer(HOST, PORT))
    (origins,) = zip(
        *(re.findall(r"^o=- (\d+ \d+) IN IP4 192.0.2.7", text, re.MULTILINE) for text in texts),
        strict=True,
    )
    sessions, versions = zip(*(map(int, origin.split()) for origin in origins), strict=True)

    assert len(set(sessions)) == 1
    assert sorted(set(versions)) == list(versions)


@pytest.mark.parametrize(
    "offer",
    [
        "",
        "m=audio 4000 RTP/AVP 8",
        described("m=audio 4000 RTP/AVP 18\na=rtpmap:18 G729/8000"),
        described("m=audio 4000 RTP/SAVP 8"),
        described("m=audio 4000 UDP/TLS/RTP/SAVPF 8"),
        described("m=audio 0 RTP/AVP 8"),
        described("m=audio 99999 RTP/AVP 8"),
        described("m=audio RTP/AVP 8"),
        described("m=audio 4000 RTP/AVP"),
        described("m=audio 4000 RTP/AVP \N{DIGIT ZERO}\N{ARABIC-INDIC DIGIT EIGHT}"),
        described(SOUND, session="c=IN IP4 pbx.example.kz"),
        described(SOUND, session="c=IN IP4 224.2.1.1"),
        described(SOUND, session="c=IN IP4 224.2.1.1/127"),
        described(SOUND, session="c=IN IP4 255.255.255.255"),
        described(SOUND, session="c=IN IP6 2001:db8::1"),
        described(SOUND, session="c=IN IP4 1.2.3"),
        described(SOUND, session="b=AS:64"),
        described(*[SOUND] * 17),
    ],
)
def test_without_plain_g711_at_an_address_nothing_is_agreed(offer: str) -> None:
    with pytest.raises(NotAgreed):
        agreement.answer(offer, HOST, PORT)


def test_our_offer_is_answered_and_the_answer_settles_it() -> None:
    offer = agreement.offer(HOST, PORT)
    theirs, answer = agreement.answer(offer, "192.0.2.1", 4000)

    assert theirs == Remote(HOST, PORT, Law.A, 101)
    assert agreement.settled(answer, HOST) == Remote("192.0.2.1", 4000, Law.A, 101)


@pytest.mark.parametrize(
    "answer",
    [
        described("m=audio 0 RTP/AVP 8"),
        described("m=audio 4000 RTP/AVP 18"),
        described(SOUND, SOUND),
        described(SOUND, session="c=IN IP4 pbx"),
        described(SOUND, session="c=IN IP6 2001:db8::1"),
        "",
    ],
)
def test_an_answer_without_our_sound_settles_nothing(answer: str) -> None:
    with pytest.raises(NotAgreed):
        agreement.settled(answer, HOST)


LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(described(SOUND).split("\r\n")),
    st.builds("c=IN IP{} {}".format, st.sampled_from("46"), st.ip_addresses()),
    st.builds(
        "m={} {} {} {}".format,
        st.sampled_from(["audio", "video", "аудио"]),
        st.one_of(st.integers(-1, 70000), st.text(max_size=4)),
        st.sampled_from(["RTP/AVP", "RTP/SAVP"]),
        st.lists(st.one_of(st.integers(0, 127).map(str), st.text(max_size=4))).map(" ".join),
    ),
    st.builds("a=rtpmap:{} telephone-event/8000".format, st.integers(-1, 300)),
    st.builds("a={}".format, st.sampled_from([*agreement.MIRRORED, "crypto:1"])),
)
TEXTS = st.one_of(st.text(), st.lists(LINES, max_size=12).map("\r\n".join))


@given(TEXTS)
def test_no_text_raises_anything_but_not_agreed(text: str) -> None:
    with suppress(NotAgreed):
        remote, answer = agreement.answer(text, HOST, PORT)

        assert 0 < remote.port < 65536
        assert remote.events is None or 95 < remote.events < 128
        asked, given_back = text.count("m="), len(re.findall("^m=", answer, re.MULTILINE))
        assert asked >= given_back >= 1
        assert len(re.findall("^m=audio 20004 ", answer, re.MULTILINE)) == 1
        assert answer.isascii()


@given(TEXTS)
def test_no_answer_raises_anything_but_not_agreed(text: str) -> None:
    with suppress(NotAgreed):
        assert agreement.settled(text, HOST).law in Law
