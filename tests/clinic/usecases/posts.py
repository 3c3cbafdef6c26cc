"""Members of the staff who act in tests, each at a provider of the town."""

from clinic.acting import Channel, Manager, Operator, Practitioner
from clinic.people import DoctorId, ProviderId
from tests.clinic.samples import HERE
from tests.clinic.usecases.town import THERAPIST


def operator(name: str = "o1", provider: ProviderId = HERE) -> Operator:
    return Operator(name, provider, Channel.CHAT, "kk")


def manager(name: str = "m1", provider: ProviderId = HERE) -> Manager:
    return Manager(name, provider, Channel.CHAT, "kk")


def practitioner(doctor: DoctorId = THERAPIST, provider: ProviderId = HERE) -> Practitioner:
    return Practitioner(f"at-{doctor}", provider, Channel.CHAT, "kk", doctor)
