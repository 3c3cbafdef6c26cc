"""What is done daily at each provider."""

from collections.abc import Mapping
from typing import Final

from app.home_lists import JOB, HomeLists
from app.lists import AHEAD, Lists
from app.rounds import DailyJob, Rounds
from app.settings import Settings
from clinic.journals.brief_list import Carried
from clinic.notices import NoticeKind
from clinic.ports import Clock
from clinic.usecases.put_on_list import PutOnList
from storage import Store

TELLS: Final[Mapping[Carried, tuple[NoticeKind, ...]]] = {
    Carried.BRIEF: (NoticeKind.VISIT_LIST,),
    Carried.FULL: (NoticeKind.VISIT_LIST, NoticeKind.VISIT_LIST_PAPER),
    Carried.OFF: (),
}


def daily_rounds(settings: Settings, store: Store, clock: Clock) -> Rounds:
    """Lists are for a folder, those of home visits for chats as well."""
    jobs = []
    tells = TELLS[settings.lists_in_telegram]
    if settings.lists_dir is not None:
        lists = Lists(settings, settings.lists_dir)
        jobs.append(DailyJob("list of appointments", AHEAD, lists.appointments))
    if settings.lists_dir is not None or tells:
        put_on_list = PutOnList(store.units, clock, tells=tells)
        home = HomeLists(settings, put_on_list, store.rounds)
        jobs.append(DailyJob(JOB, AHEAD, home.ready, put_on_list.behind))
    return Rounds(jobs, store.units, store.rounds, clock)
