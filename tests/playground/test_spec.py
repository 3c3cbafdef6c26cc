"""The judge itself must see what is wrong, or its silence says nothing."""

from playground import Call, Playground
from playground.methods import METHODS
from tests.playground.conftest import AIGUL
from tests.playground.spec import Spec

NO_FILES: frozenset[str] = frozenset()


def message(**more: object) -> dict[str, object]:
    chat = {"id": 1, "type": "private"}
    return {"message_id": 5, "date": 1, "chat": chat, **more}


def wrong_in_answer(spec: Spec, result: object) -> list[str]:
    params = {"chat_id": 1, "text": "a"}
    return list(
        spec.check_call(Call("sendMessage", params, NO_FILES, {"ok": True, "result": result}))
    )


def wrong_in_request(spec: Spec, **params: object) -> list[str]:
    answer = {"ok": True, "result": message()}
    return list(spec.check_call(Call("sendMessage", dict(params), NO_FILES, answer)))


def test_a_right_call_passes(spec: Spec) -> None:
    assert wrong_in_answer(spec, message(text="a")) == []
    assert wrong_in_request(spec, chat_id="1", text="a", protect_content="true") == []


def test_a_missing_field_is_seen(spec: Spec) -> None:
    assert wrong_in_answer(spec, {"message_id": 5, "date": 1}) == [
        "sendMessage: chat of Message is required"
    ]


def test_a_wrong_type_is_seen(spec: Spec) -> None:
    assert wrong_in_answer(spec, message(text=5)) == ["sendMessage.text: String expected, not int"]


def test_an_unknown_field_is_seen(spec: Spec) -> None:
    assert wrong_in_answer(spec, message(mood="calm")) == [
        "sendMessage: unknown field mood of Message"
    ]


def test_an_unknown_parameter_is_seen(spec: Spec) -> None:
    assert wrong_in_request(spec, chat_id=1, text="a", colour="red") == [
        "sendMessage: unknown parameter colour"
    ]


def test_a_missing_parameter_is_seen(spec: Spec) -> None:
    assert wrong_in_request(spec, chat_id=1) == ["sendMessage: text is required"]


def test_a_broken_markup_in_a_form_is_seen(spec: Spec) -> None:
    assert wrong_in_request(spec, chat_id=1, text="a", reply_markup='{"inline_keyboard": 5}') == [
        "sendMessage.reply_markup.inline_keyboard: Array expected"
    ]


async def test_an_update_without_chat_instance_is_seen(spec: Spec, playground: Playground) -> None:
    hand = playground.person(AIGUL.id)
    await hand.tap_old(1, "x")
    (entry,) = playground.updates.pending.values()
    body = dict(entry.body["callback_query"])
    del body["chat_instance"]
    wrong = list(spec.check_update({"update_id": 1, "callback_query": body}))
    assert wrong == ["update 1.callback_query: chat_instance of CallbackQuery is required"]


def test_every_method_of_the_playground_is_one_of_the_bot_api(spec: Spec) -> None:
    assert [name for name in METHODS if not spec.knows(name)] == []


def test_a_refusal_without_a_sentence_is_seen(spec: Spec) -> None:
    answer = {"ok": False, "error_code": 400}
    wrong = list(spec.check_call(Call("getMe", {}, NO_FILES, answer)))
    assert wrong == ["getMe: refusal without description"]


def test_an_unknown_method_is_seen(spec: Spec) -> None:
    wrong = list(spec.check_call(Call("getYou", {}, NO_FILES, {"ok": True, "result": True})))
    assert wrong == ["getYou: no such method"]
