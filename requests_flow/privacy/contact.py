"""Whom to ask about personal data: the responsible officer (UU 27/2022 article 53), the regency, the authority."""

from dataclasses import dataclass

from registry import selectors as registry_selectors
from registry.models import PublicBody, RegencyConfig

# Article 58 speaks of it in these words; whether it is established is not certain, so a regency may name it.
AUTHORITY = "lembaga yang menyelenggarakan pelindungan data pribadi"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The responsible officer: the body's own, else the regency's, else the service desk itself."""

    name: str
    email: str
    phone: str

    @property
    def ways(self) -> tuple[str, ...]:
        """E-mail and telephone as far as they are known."""
        return tuple(way for way in (self.email, self.phone and f"telepon {self.phone}") if way)

    @property
    def line(self) -> str:
        """Return name and ways in one line, for letters."""
        return ", ".join((self.name, *self.ways))


def contact_of(body: PublicBody) -> Contact:
    """Return whom a person asks about own data at this body."""
    if body.protection_officer:
        return Contact(name=body.protection_officer, email=body.protection_email, phone=body.protection_phone)
    found = contact_of_regency(registry_selectors.config_for(body))
    return found or Contact(name=body.unit_name, email=body.email, phone=body.phone)


def contact_of_regency(config: RegencyConfig) -> Contact | None:
    """Return the regency's responsible officer, None while none is named."""
    if not config.protection_officer:
        return None
    return Contact(name=config.protection_officer, email=config.protection_email, phone=config.protection_phone)


def authority_of(config: RegencyConfig) -> str:
    """Return the name of the authority, or the words of the law for it."""
    return config.protection_authority or AUTHORITY
