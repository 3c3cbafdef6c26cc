"""HTML as Telegram reads it; offsets in UTF-16 units."""

import pytest

from playground import ApiError
from playground.chats import Json
from playground.entities import commands_in, formatted, with_commands


def read(source: str) -> tuple[str, list[Json]]:
    return formatted(source, "HTML", None)


def entity(kind: str, offset: int, length: int, **more: str) -> Json:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("a &lt;b&gt; &amp; &quot;&#1178;&#x49A;", 'a <b> & "ҚҚ', []),
        ("&nbsp; & &#x110000;", "&nbsp; & \ufffd", []),
        ("<b>a</b>", "a", [entity("bold", 0, 1)]),
        ("😀<i>a</i>", "😀a", [entity("italic", 2, 1)]),
        ("<b>a<u>b</u></b>", "ab", [entity("bold", 0, 2), entity("underline", 1, 1)]),
        ("<b></b>a", "a", []),
        (
            '<a href="https://a.kz/?b&amp;c">x</a>',
            "x",
            [entity("text_link", 0, 1, url="https://a.kz/?b&c")],
        ),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [entity("blockquote", 0, 1)]),
        (
            '<pre><code class="language-py">x</code></pre>',
            "x",
            [entity("pre", 0, 1, language="py")],
        ),
        ('<code class="language-py">x</code>', "x", [entity("code", 0, 1)]),
        ("  <b> a</b> ", "a", [entity("bold", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[Json]) -> None:
    assert read(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("ә</b>", "Unexpected end tag at byte offset 2"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<h1>a</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("<span>a</span>", 'Unsupported start tag "span" at byte offset 0'),
        ("2 < 3", "Unclosed start tag at byte offset 2"),
    ],
)
def test_broken_html_is_refused(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        read(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_entities_may_be_given_instead_of_html() -> None:
    given = [entity("bold", 1, 1)]
    assert formatted(" a", None, given) == ("a", [entity("bold", 0, 1)])


def test_another_parse_mode_is_not_supported() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        formatted("a", "MarkdownV2", None)


def test_commands_are_marked_as_telegram_does() -> None:
    assert commands_in("😀 /start /my@qabyldau_bot 1/2 a/b (/help)") == [
        entity("bot_command", 3, 6),
        entity("bot_command", 10, 16),
        entity("bot_command", 36, 5),
    ]


def test_a_command_inside_another_entity_stays_as_it_is() -> None:
    code = entity("code", 0, 2)
    assert with_commands("/a /b", [code]) == [code, entity("bot_command", 3, 2)]
