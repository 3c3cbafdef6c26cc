"""What stock sippy lacks to be called by anybody: it must be silent, and stop at nothing."""

import os
import sys
from collections.abc import Callable
from typing import Any

from sippy import SipTransactionManager
from sippy.SipConf import SipConf
from sippy.SipURL import SipURL
from sippy.Udp_server import AsyncReceiver

from voice.sip.settings import SipSettings

NAME = "qabyldau"
Report = Callable[[BaseException], None]


class NoLog:
    """Messages hold names, numbers and pressed keys."""

    def write(self, *_: object, **__: object) -> None: ...


def harden(settings: SipSettings, report: Report) -> None:
    """For the whole process, before the first packet."""
    SipConf.my_address = settings.advertise
    SipConf.my_port = settings.port
    SipConf.my_uaname = NAME
    SipConf.autoconvert_tel_url = True
    SipURL.getTAddr = _over_udp
    AsyncReceiver.my_pid = os.getpid()  # it looks for one there, and dies of not finding it
    _silence(report)


def _over_udp(url: Any) -> tuple[tuple[str, int], str]:
    """Stock sippy raises at `;transport=UDP`, and nothing else is spoken here."""
    return url.getAddr(), "udp"


def _silence(report: Report) -> None:
    """Its modules print tracebacks and what they could not read."""

    def told(*_: object, **__: object) -> None:
        error = sys.exception()
        if error is not None:
            report(error)

    for name, module in list(sys.modules.items()):
        if name.startswith("sippy."):
            module.__dict__["print"] = _nothing
            if "dump_exception" in module.__dict__:
                module.__dict__["dump_exception"] = told
    SipTransactionManager.dump_exception = _raise_again


def _nothing(*_: object, **__: object) -> None: ...


def _raise_again(*_: object, **__: object) -> None:
    """Whoever handed over the packet answers for what cannot be read."""
    error = sys.exception()
    if error is not None:
        raise error
