"""A list by ear: three at a time, 1 to 3 chooses, 4 goes on (interfaces.md "Telephone keys")."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar, overload

from voice.talk import Phrase, Said, Talk, phrase

AT_A_TIME: Final = 3
LATER: Final = "4"
OTHER: Final = "5"
Item = TypeVar("Item")
Label = Callable[[Item, int], Sequence[Said]]
"""Says an item, and the key that chooses it."""


@overload
async def pick(
    talk: Talk, question: Sequence[Said], items: Sequence[Item], label: Label[Item]
) -> Item: ...
@overload
async def pick(
    talk: Talk,
    question: Sequence[Said],
    items: Sequence[Item],
    label: Label[Item],
    others: Mapping[str, Phrase],
) -> Item | str: ...
async def pick(
    talk: Talk,
    question: Sequence[Said],
    items: Sequence[Item],
    label: Label[Item],
    others: Mapping[str, Phrase] | None = None,
) -> Item | str:
    """The item that was chosen, or one of the keys of `others`; the end leads to the beginning.

    Raises as `choose` does.
    """
    others, at = others or {}, 0
    while True:
        page = items[at : at + AT_A_TIME]
        turns = {LATER: phrase("phone-list-later")} if len(items) > AT_A_TIME else {}
        offered = [said for key, item in enumerate(page, start=1) for said in label(item, key)]
        ways = {**turns, **others}
        keys = "".join(str(key) for key in range(1, len(page) + 1)) + "".join(ways)
        key = await talk.choose(*question, *offered, *ways.values(), keys=keys)
        if key in others:
            return key
        if key != LATER:
            return page[int(key) - 1]
        at = at + AT_A_TIME if at + AT_A_TIME < len(items) else 0
