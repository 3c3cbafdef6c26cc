"""Inputs that something was found with. Each broke a promise once, and is tried ever since."""

from typing import Final

REGISTER: Final = "iin,last_name,first_name,birth_date,sex,provider,guardian_iins"
UPDATE: Final = '{"update_id":1,"message":{"message_id":5,"from":{"id":7001},'
CHAT: Final = '"chat":{"id":7001,"type":"private"}'

_FILES: Final[tuple[str, ...]] = (
    # a file without its header: the refusal repeated the first person
    "@register.csv\n943101000013,Ахметова,Айгүл\n",
    # the name of a column that nobody knows may be a person's, too
    "@register.csv\niin,last_name,first_name,birth_date,sex,Ахметова\n",
    # a number of seventy thousand figures is more than Python reads
    "@shifts.csv\ndoctor,date,start,end,slot_minutes\nd-gp-1,2026-11-24,08:00,09:00,1\x1a\n",
    # a specialty called «—»: nobody who wished for a doctor in words was answered any more
    "@specialties.csv\nspecialty,name_kk,name_ru\ngp,—,—\n",
    # a specialty with a name of seventy thousand letters: a window could not be put into words
    "@specialties.csv\nspecialty,name_kk,name_ru\ngp,а\x1a,а\n",
    # a zero byte: SQLite keeps it, PostgreSQL refused without a line
    "@doctors.csv\ndoctor,provider,name,specialty\nd1,taraz-1,А\0,gp\n",
    # a child born in the year 5937: the family's windows could not be shown
    f"@register.csv\n{REGISTER}\n183101000023,А,Ә,5937-10-14,m,taraz-1,943101000013\n",
)
_TALKS: Final[tuple[str, ...]] = (
    # updates of another form came out of the front as errors, to be tried again eight times
    '{"update_id":1,"message":null}\n{"message":{}}\n{"update_id":1,"message":{"from":{}}}',
    f'{UPDATE}"chat":7001,"text":"x"}}}}',
    f'{UPDATE}{CHAT},"text":{{}}}}}}\n{UPDATE}{CHAT},"photo":[],"caption":1}}}}',
    f'{UPDATE}{CHAT},"text":"x","reply_to_message":[[]]}}}}',
    f'{UPDATE}{CHAT},"contact":{{"phone_number":null}}}}}}\n{UPDATE}{CHAT},"contact":7}}}}',
    f'{{"update_id":{2**70},"message":{{"message_id":5,"from":{{"id":7001}},{CHAT}}}}}',
    '{"update_id":1,"callback_query":{"id":[],"from":{"id":7001},"data":7}}',
    '{"update_id":1,"callback_query":{"id":"1","from":{"id":"\\ud83d"},"data":"x"}}',
    # half a character where a number or a link was asked for
    f'{UPDATE}{CHAT},"text":"/start s-\\ud83d"}}}}',
    # the quick button of a time that is too soon by now, or over: the turn failed
    "=aigul\n./start\n#0\n#0\n+5\n#0",
    "=aigul\n./start\n#0\n#0\n+60\n#0",
    # a webhook's body that is no text, or nested without end
    f"<{'[' * 9000}",
)
IN_FILES: Final = tuple(text.encode() for text in _FILES)
IN_TALKS: Final = (*(text.encode() for text in _TALKS), b'<{"text":"\xff"}')
