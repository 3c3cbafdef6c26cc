"""A home call that was written and not told is called back, as a booking is (R3.3, B2.1)."""

from clinic.acting import Channel
from tests.clinic.samples import HERE
from tests.clinic.usecases.at_home import call, call_off, note
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.town import HUSBAND, MOTHER, WIFE


async def test_r3_3_after_the_ten_minutes_of_the_service_somebody_calls_back(home: Desk) -> None:
    """R3.6, R3.7: five and five; told, called off and visited ones need nobody."""
    entries = [
        (await call(home, f"h{number}", patient=patient)).call.entry
        for number, patient in enumerate([MOTHER, HUSBAND, WIFE])
    ]
    asker = await home.caller("telegram:5")
    untold = (await call(home, "h9", asker=asker)).call.entry
    await home.reception.record_told(entries[0], "kk", "…", Channel.CHAT)
    await call_off(home, entries[1])
    await note(home, entries[2])
    home.clock.turn(minutes=9)
    assert await home.reception.show_call_backs(HERE) == []
    home.clock.turn(minutes=1)
    [task] = await home.reception.show_call_backs(HERE)
    assert (task.kind, task.entry, task.asker) == ("call_back", untold, "telegram:5")
    assert task.due == home.clock.now()
