"""Tables of the registry."""

from registry.models.appointment import Appointment
from registry.models.calendar import CalendarYear, NonWorkingDay
from registry.models.change import Change
from registry.models.information import InformationEdition, InformationEvent, InformationItem, InformationVersion
from registry.models.invitation import Invitation
from registry.models.public_body import PublicBody
from registry.models.regency import RegencyConfig
from registry.models.region import Region
from registry.models.service_document import ServiceDocument
from registry.models.tariff import Tariff, TariffLine

__all__ = [
    "Appointment",
    "CalendarYear",
    "Change",
    "InformationEdition",
    "InformationEvent",
    "InformationItem",
    "InformationVersion",
    "Invitation",
    "NonWorkingDay",
    "PublicBody",
    "RegencyConfig",
    "Region",
    "ServiceDocument",
    "Tariff",
    "TariffLine",
]
