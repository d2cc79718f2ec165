"""The words of charter, procedure and decree as their templates read them. Frozen and typed; no HTML, no Django."""

import re
from dataclasses import dataclass

STEP_PARTS = 4
ITEM = re.compile(r"[-*]\s+")


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph, or the items of one list."""

    paragraph: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One section with its title, as paragraphs and lists."""

    code: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of the table of steps."""

    action: str
    who: str
    time: str
    output: str


@dataclass(frozen=True, kw_only=True)
class Promise:
    """One figure of the charter: "10 hari kerja", and what it is the term of."""

    figure: str
    unit: str
    text: str


@dataclass(frozen=True, kw_only=True)
class CharterContent:
    """The poster: a promise in large type, figures, where to go; then the standard in full (Perki 1/2021 art. 47)."""

    version: int
    accent: str
    promise: tuple[Block, ...]
    figures: tuple[Promise, ...]
    service_hours: tuple[str, ...]
    address: str
    contact: str
    web: str
    complaints: tuple[Block, ...]
    sections: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True)
class ProcedureContent:
    """A procedure with the box at its head and the table of steps."""

    title: str
    version: int
    made_on: str
    revised_on: str
    """Day of the last change; empty when the first text was left alone."""
    before: tuple[Passage, ...]
    """Sections that stand before the table of steps."""
    steps: tuple[Step, ...]
    after: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True)
class DecreeContent:
    """The decree by which the village head appoints the PPID (Perki 1/2018 article 8)."""

    appointee: str
    position: str
    """Office of the person in the village: "Sekretaris Desa"; empty when it is not known."""
    starts_on: str
    local_rules: tuple[str, ...] = ()
    """Further lines of "Mengingat": regulations of the village or the regent."""


class StepUnclear(ValueError):
    """A line of the steps does not have its four parts; `str()` is a sentence for the officer."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return typed text as paragraphs and lists: each line is a paragraph, lines that begin with "- " are items."""
    found: list[Block] = []
    items: list[str] = []
    for line in (raw.strip() for raw in text.splitlines()):
        if mark := ITEM.match(line):
            items.append(line[mark.end() :])
            continue
        if items:
            found.append(Block(items=tuple(items)))
            items = []
        if line:
            found.append(Block(paragraph=line))
    if items:
        found.append(Block(items=tuple(items)))
    return tuple(found)


def steps_of(text: str) -> tuple[Step, ...]:
    """Return the steps that are typed one a line, four parts between bars; raise StepUnclear for another line."""
    found = []
    for number, line in enumerate(filter(None, (raw.strip() for raw in text.splitlines())), start=1):
        parts = [part.strip() for part in line.strip("|").split("|")]
        if len(parts) != STEP_PARTS or not all(parts):
            raise StepUnclear(
                f"Langkah {number}: tulis empat bagian yang dipisahkan tanda |, yaitu kegiatan | pelaksana | waktu | "
                "hasil."
            )
        found.append(Step(action=parts[0], who=parts[1], time=parts[2], output=parts[3]))
    return tuple(found)
