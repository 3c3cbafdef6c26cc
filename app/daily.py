"""What is done daily at each provider."""

from app.home_lists import JOB, HomeLists
from app.lists import AHEAD, Lists
from app.rounds import DailyJob, Rounds
from app.settings import Settings
from clinic.journals.brief_list import Carried
from clinic.ports import Clock
from clinic.usecases.put_on_list import PutOnList
from storage import Store


def daily_rounds(settings: Settings, store: Store, clock: Clock) -> Rounds:
    """Lists are for a folder, those of home visits for chats as well."""
    jobs = []
    in_chats = settings.lists_in_telegram is not Carried.OFF
    if settings.lists_dir is not None:
        lists = Lists(settings, settings.lists_dir)
        jobs.append(DailyJob("list of appointments", AHEAD, lists.appointments))
    if settings.lists_dir is not None or in_chats:
        put_on_list = PutOnList(store.units, clock, to_chats=in_chats)
        home = HomeLists(settings, put_on_list, store.rounds)
        jobs.append(DailyJob(JOB, AHEAD, home.ready, put_on_list.behind))
    return Rounds(jobs, store.units, store.rounds, clock)
