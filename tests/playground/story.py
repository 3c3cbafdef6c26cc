"""One conversation that every client of the playground must be able to hold."""

from playground import Hand, Playground

GREETING = "<b>Сәлеметсіз бе!</b> 😀 <i>Қайда?</i>"
ASK_PHONE = "Нөміріңізді жіберіңіз"
CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


async def play(playground: Playground, hand: Hand) -> None:
    """Start, press, be told, share the phone, get a file, be deleted."""
    await hand.say("/start")
    greeting = await hand.answer()
    assert greeting.text == "Сәлеметсіз бе! 😀 Қайда?"
    assert greeting.data == {"Жазылу": "book", "Файл": "file"}

    await hand.tap("Жазылу")
    asked = await hand.answer()
    assert (asked.id, asked.text, asked.edited) == (greeting.id, "Жазылу", True)
    assert (await hand.notice()).text == "Сақталды"
    assert (await hand.answer()).text == ASK_PHONE
    assert [hand.keyboard] == [(("Нөмірімді жіберу",),)]

    await hand.tap("Нөмірімді жіберу")
    assert (await hand.answer()).text == f"{hand.person.phone} {hand.person.id}"
    assert [hand.keyboard] == [None]

    await hand.say("file")
    sent = await hand.answer()
    assert sent.document is not None
    assert (sent.document.name, sent.document.content) == ("visit.ics", CALENDAR)
    assert sent.text == "Күнтізбе"

    await hand.say("secret 850101300015")
    await hand.until(lambda one: all("secret" not in message.text for message in one.messages))
    await playground.settled()
