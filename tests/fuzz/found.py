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
_OURS: Final = (
    "Via: @via@\r\nFrom: @from@\r\nTo: <sip:x@y>;tag=z\r\nCall-ID: @call-id@\r\nCSeq: @cseq@\r\n"
)
_TAKEN: Final = f"SIP/2.0 200 OK\r\n{_OURS}Contact: <sip:a@192.0.2.1>\r\n\r\n"
_ASKED: Final = 'WWW-Authenticate: Digest ealm="pbx", nonce="abc", qop="auth"\r\n\r\n'
_TWO: Final = "From: <sip:a@b>;tag=@call@\r\nFrom: <sip:a@b>;tag=b\r\nCall-ID: @call@\r\n"
_WITHIN: Final = "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK7\r\nTo: <sip:x@y>;tag=@tag@\r\n"
_INVITE: Final = (
    "INVITE sip:x@y SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK7\r\nTo: <sip:x@y>\r\n"
    "From: <sip:a@b>;tag=b\r\nCall-ID: 7\r\nCSeq: 1 INVITE\r\nContact: <sip:a@192.0.2.1>\r\n"
)
_PACKETS: Final[tuple[str, ...]] = (
    # a call was answered by a Contact of nobody: nobody ever heard of its end
    f"dial\n====\nSIP/2.0 202 OK\r\n{_OURS}Contact: *\r\n\r\n",
    # a password in a way that cannot be read: half of a call was kept for ever
    f"{_INVITE}Authorization: Digest username\r\n\r\n",
    # a REFER was asked for a password in a way that cannot be met: it was kept for ever
    f"dial\n====\n{_TAKEN}\n====\nrefer\n====\nSIP/2.0 401 No\r\n{_OURS}{_ASKED}",
    # an UPDATE from two people: it could not be answered, and was kept for ever
    f"UPDATE sip:x@y SIP/2.0\r\n{_WITHIN}{_TWO}CSeq: 314159 UPDATE\r\n\r\nv=0",
)
IN_FILES: Final = tuple(text.encode() for text in _FILES)
IN_PACKETS: Final = tuple(text.encode() for text in _PACKETS)
IN_TALKS: Final = (*(text.encode() for text in _TALKS), b'<{"text":"\xff"}')
