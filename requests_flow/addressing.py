"""To whom a letter goes. Pure: no Django."""

from dataclasses import dataclass

NEUTRAL = "Saudara/Saudari"


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """To whom a letter goes. Build it with `person`, `group` or `legal_entity`."""

    name: str
    honorific: str
    """Printed before the name; empty for a group or a legal entity."""
    you: str
    """How the text addresses the reader: "Saudara/Saudari", "Saudara" or "Saudari"."""
    attention: str = ""
    """The person the letter is handed to, after "u.p."."""
    address: str = ""

    @property
    def line(self) -> str:
        """Return the first line of the address: "Yth. Saudari Sri Teladani"."""
        return " ".join(part for part in ("Yth.", self.honorific, self.name) if part)


def person(name: str, *, address: str = "", honorific: str = NEUTRAL) -> Addressee:
    """Return a natural person; without a given honorific the neutral "Saudara/Saudari" is used."""
    return Addressee(name=name, honorific=honorific, you=honorific, address=address)


def group(name: str, *, attention: str = "", address: str = "") -> Addressee:
    """Return a group of people, handed to the person who acts for it."""
    return Addressee(name=name, honorific="", you="Saudara", attention=attention, address=address)


def legal_entity(name: str, *, attention: str = "", address: str = "") -> Addressee:
    """Return a legal entity: the letter goes to its head."""
    return Addressee(name=name, honorific="Pimpinan", you="Saudara", attention=attention, address=address)
