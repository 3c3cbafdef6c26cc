"""The register's address is never read out: what was typed is shown, and gone to (B3.3)."""

from datetime import timedelta

from clinic.acting import Role
from clinic.journals.home_calls import row
from tests.clinic.samples import NOW
from tests.journeys.house import PEOPLE, REGISTERED, House, register_at_one_address
from tests.journeys.story import Story
from tests.journeys.test_doctors_list import employed, put
from tests.journeys.test_home_call import STREET, called
from tests.journeys.test_operator_calls import again, relayed
from tests.journeys.test_staff_round import opened
from tests.journeys.working import at_work


async def by_the_desk(house: House) -> Story:
    """Aigül phones; then she is looked up once more, and her call is opened."""
    operator = await relayed(house, "ru")
    await operator.press("staff-told-yes")
    await again(operator, "aigul")
    await operator.press("staff-do-calls")
    await operator.tap(operator.screen.labels[0])
    return operator


async def by_the_doctor(house: House) -> Story:
    """What the doctor's chat is brought in the morning, and a card of the round."""
    doctor = await employed(house, "kk")
    await put(house)
    await doctor.later(house.clock.now())
    await doctor.say("/work")
    await doctor.press("open-staff_round")
    await opened(doctor, 2)
    return doctor


async def by_the_manager(house: House) -> Story:
    """Both promises have passed; the task about one of them is taken."""
    manager = await at_work(house, "zarina", Role.MANAGER, "ru")
    await manager.later(NOW + timedelta(hours=8, minutes=1))
    await manager.press("open-staff_work")
    await manager.tap(manager.screen.labels[0])
    await manager.press("task-take")
    return manager


async def test_b3_3_the_registers_address_is_on_nobodys_screen(house: House) -> None:
    """Of the caller, the desk, the doctor, the manager: in windows, notices and lists."""
    await register_at_one_address(house.url)
    mother = await called(house, "kk")
    await mother.press("button-call-status")
    await mother.press("main-menu")
    await mother.press("menu-my-visits")
    desk, doctor = await by_the_desk(house), await by_the_doctor(house)
    manager = await by_the_manager(house)
    await mother.press("button-call-status")
    for entry in await house.entries():
        written = row(entry, house.clock.zone)
        assert (written["address"] in STREET.values(), written["address_differs"]) == (True, "yes")
        assert REGISTERED not in str(entry.columns)
    assert STREET["ru"] in doctor.seen, "what was typed is where the doctor goes"
    for story in (mother, desk, doctor, manager):
        assert REGISTERED not in story.seen
        assert REGISTERED not in house.transcript(story.key)
    assert PEOPLE["aigul"].iin not in doctor.seen
