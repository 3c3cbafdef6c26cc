"""What tests of lists have in common: calls in the journal, and doctors with a chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clinic.acting import Account, Channel, Role
from clinic.home_calls import Issue
from clinic.journals.book import Entry, Mark
from clinic.journals.home_calls import HOME_CALLS
from clinic.notices import NoticeKind
from clinic.people import DoctorId
from clinic.usecases.put_on_list import PutOnList
from clinic.visits import EntryNo
from tests.clinic.calls import CALLED, columns
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.posts import employ
from tests.clinic.usecases.town import THERAPIST

DOCTOR = Account("telegram:70")


@dataclass
class Listing:
    """The morning's job at the clinic of the town, precinct 5 being the therapist's."""

    desk: Desk
    tells: tuple[NoticeKind, ...] = (NoticeKind.VISIT_LIST,)
    written: list[EntryNo] = field(default_factory=list)

    async def call(self, **said: str | None) -> EntryNo:
        """Another person calls, and is promised this afternoon."""
        number = len(self.written) + 1
        async with self.desk.units(writing=True) as unit:
            entry = await unit.journals.write(
                HOME_CALLS,
                HERE,
                year=2026,
                at=CALLED,
                window=f"call-{number}",
                made_by=Account("telegram:1"),
                columns=columns(CALLED, **said),
            )
            await unit.commit()
        self.written.append(entry.entry)
        return entry.entry

    async def mark(self, entry: EntryNo, mark: Mark) -> None:
        now, channel = self.desk.clock.now(), Channel.CHAT.value
        async with self.desk.units(writing=True) as unit:
            await unit.journals.mark(entry, mark, at=now, by="telegram:1", channel=channel)
            await unit.commit()

    async def put(self, precinct: str = "5", *, addition: bool = False) -> Issue | None:
        put_on_list = PutOnList(self.desk.units, self.desk.clock, tells=self.tells)
        return await put_on_list(HERE, TODAY, precinct, addition=addition)

    async def behind(self) -> bool:
        put_on_list = PutOnList(self.desk.units, self.desk.clock, tells=self.tells)
        return HERE in await put_on_list.behind([HERE], TODAY)

    async def entry(self, number: EntryNo) -> Entry:
        async with self.desk.units() as unit:
            return await unit.journals.find(number)

    async def marks(self, number: EntryNo) -> Sequence[tuple[Mark, Mapping[str, str]]]:
        """Without the first."""
        marks = (await self.entry(number)).marks
        return [(marked.mark, marked.facts) for marked in marks[1:]]

    async def employ(
        self,
        account: Account = DOCTOR,
        doctor: DoctorId = THERAPIST,
        role: Role = Role.DOCTOR,
        *,
        confirmed: bool = True,
    ) -> str:
        whose = doctor if role is Role.DOCTOR else None
        return await employ(self.desk.reception, role, account, doctor=whose, confirmed=confirmed)
