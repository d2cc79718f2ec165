"""Build a dispute bundle: one ZIP, written piece by piece into a temporary file. Safe to run in the background."""

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any
from zoneinfo import ZoneInfo

from documents import files, issuing, pdf
from documents.models import StoredFile
from registry import letterheads
from registry.exporting import csv_text
from requests_flow import clocks, wording
from requests_flow.disputes import evidence, papers
from requests_flow.disputes.verification import MANIFEST, TIMELINES, chain_fault, sha256_of
from requests_flow.models import Dispute
from requests_flow.timeline import Case, content_of

TITLE = "Daftar Isi Berkas Sengketa {number}"
INDEX = "00-daftar-isi.pdf"
HOW_TO = "01-cara-memeriksa.txt"
# A larger bundle goes to the disk while it grows.
MOST_IN_MEMORY = 2_000_000
PACKED = {"application/pdf", "image/jpeg", "image/png", "image/webp", "application/zip"}
WORDS = """\
CARA MEMERIKSA BERKAS INI

1. Berkas ini dibuat portal dari catatan permohonan, keberatan, dan sengketa. SHA-256 seluruh berkas ZIP tercatat di
   portal pada riwayat sengketa, peristiwa "Berkas sengketa diunduh".
2. daftar-berkas.json memuat SHA-256 setiap berkas di dalam ZIP ini.
3. riwayat/*.json memuat semua peristiwa. "hash" setiap peristiwa adalah SHA-256 dari "content", ditulis sebagai JSON
   UTF-8 dengan kunci berurutan menurut abjad dan tanpa spasi. "previous" di dalam "content" adalah "hash" peristiwa
   sebelumnya; peristiwa pertama memakai 64 angka nol. Satu huruf saja yang diubah memutus rantai itu.
4. "signed_sha256" pada peristiwa sama dengan SHA-256 berkas bertanda tangan di folder surat.
5. Pemeriksaan otomatis, tanpa sambungan ke portal: manage.py verify_bundle NAMA-BERKAS.zip

Salinan kartu identitas tidak disertakan. Nama dan isi data pribadi tidak ada di dalam riwayat; hanya tanggal, kode, dan
sidik digital.
"""


@dataclass(frozen=True)
class Listed:
    """One file of the bundle as the list of files tells it."""

    path: str
    size: int
    sha256: str

    @property
    def size_words(self) -> str:
        """Return "84 kB"."""
        return wording.ukuran(self.size)

    @property
    def groups(self) -> str:
        """Return the whole SHA-256 in four groups that a line may break between."""
        return " ".join(self.sha256[i : i + 16] for i in range(0, 64, 16))


@dataclass(frozen=True)
class Bundle:
    """A finished bundle: an open temporary file at its beginning, with its fingerprint."""

    file: IO[bytes]
    name: str
    sha256: str
    size: int
    files: int


@dataclass(frozen=True, kw_only=True)
class IndexContent:
    """The words of the index (templates/letters/dispute_index.html)."""

    registration_number: str
    for_citizen: bool
    commission: str
    made: str
    made_by: str
    late: str
    steps: tuple[tuple[str, str, str], ...]
    chronology: list[tuple[str, str, str, str]]
    chains: tuple[tuple[str, int, str], ...]
    clocks: tuple[tuple[str, str, str], ...]
    files: tuple[Listed, ...]
    unavailable: tuple[tuple[str, str], ...]


@dataclass
class _Writer:
    archive: zipfile.ZipFile
    moment: tuple[int, int, int, int, int, int]
    listed: list[Listed] = field(default_factory=list)
    unavailable: list[dict[str, str]] = field(default_factory=list)

    def add(self, path: str, data: bytes, *, packed: bool = False) -> None:
        entry = zipfile.ZipInfo(path, self.moment)
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        self.archive.writestr(entry, data)
        self.listed.append(Listed(path, len(data), hashlib.sha256(data).hexdigest()))

    def add_stored(self, path: str, stored: StoredFile) -> None:
        """Add a kept file, one in memory at a time; what was purged is named with the reason."""
        try:
            self.add(path, files.read(stored), packed=stored.media_type in PACKED)
        except files.FileGone as gone:
            self.unavailable.append({"path": path, "reason": str(gone), "sha256": stored.sha256})


def build(dispute: Dispute, *, for_citizen: bool, made_by: str, at: datetime) -> Bundle:
    """Return the bundle of a dispute in an open temporary file that vanishes when it is closed.

    A citizen's copy names no officer and holds no notes and no letter that does not count. Writes nothing but letters'
    missing PDFs; memory holds one file at a time.
    """
    target = tempfile.SpooledTemporaryFile(MOST_IN_MEMORY, prefix="sengketa-")  # noqa: SIM115 - the caller closes it
    local = at.astimezone(ZoneInfo(clocks.zone_of(dispute.body)))
    with zipfile.ZipFile(target, "w") as archive:
        writer = _Writer(archive, (local.year, local.month, local.day, local.hour, local.minute, local.second))
        writer.add(HOW_TO, WORDS.encode())
        for paper in (*papers.letters(dispute, for_citizen=for_citizen, at=at), *papers.files(dispute)):
            writer.add_stored(paper.path, paper.file)
        proofs = tuple(evidence.clock_proofs(dispute))
        _add_tables(writer, dispute, proofs, for_citizen=for_citizen)
        chains = tuple(_add_timeline(writer, name, case) for name, case in evidence.cases_of(dispute).items())
        content = _index(dispute, writer, proofs, chains, for_citizen=for_citizen, made_by=made_by, at=at)
        writer.add(INDEX, _render(dispute, content, at=at), packed=True)
        manifest = {"files": [vars(row) for row in writer.listed], "unavailable": writer.unavailable}
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False))
    size = target.tell()
    target.seek(0)
    fingerprint = sha256_of(target)
    target.seek(0)
    name = f"{papers.slug(f'berkas-sengketa-{dispute.number}')}.zip"
    return Bundle(target, name, fingerprint, size, len(writer.listed) + 1)


def _add_tables(writer: _Writer, dispute: Dispute, proofs: Iterable[evidence.Clock], *, for_citizen: bool) -> None:
    header = ("Waktu", "Perkara", "Yang disampaikan", "Cara", "Bukti")
    writer.add("bukti/penyerahan.csv", csv_text(header, evidence.deliveries(dispute)).encode())
    for number, clock in enumerate(proofs, start=1):
        rows = [(day, name, count, why) for day, name, count, why in evidence.day_rows(clock)]
        rows += [("", "", "", ""), (clock.due_on.isoformat(), "Batas waktu", "", f"{clock.name}. Dasar: {clock.basis}")]
        table = csv_text(("Tanggal", "Hari", "Hari kerja ke", "Keterangan"), rows)
        writer.add(f"kalender/{number:02d}-{papers.slug(clock.name)[:60]}.csv", table.encode())
    request = dispute.objection.request
    if request and not for_citizen:
        zone = clocks.zone_of(dispute.body)
        notes = request.notes.select_related("written_by").order_by("written_at", "pk")
        rows = [(wording.waktu(each.written_at, zone), each.written_by.full_name, each.text) for each in notes]
        writer.add("catatan-petugas.csv", csv_text(("Waktu", "Petugas", "Catatan"), rows).encode())


def _add_timeline(writer: _Writer, name: str, case: Case) -> tuple[str, int, str]:
    """Add the events of a case with their hashes; return its name and number, how many they are, what is wrong."""
    public_id = str(case.public_id)
    events = [
        {"content": content_of(event, public_id=public_id), "hash": event.hash}
        for event in case.events.order_by("sequence")
    ]
    told: dict[str, Any] = {"case": name, "public_id": public_id, "number": case.number, "events": events}
    writer.add(f"{TIMELINES}{papers.slug(evidence.CASE_NAMES[name])}.json", json.dumps(told, indent=1).encode())
    return f"{evidence.CASE_NAMES[name]} {case.number}", len(events), chain_fault(name, public_id, events)


def _index(
    dispute: Dispute, writer: _Writer, proofs: Iterable[evidence.Clock], chains: tuple[tuple[str, int, str], ...],
    *, for_citizen: bool, made_by: str, at: datetime,
) -> IndexContent:  # fmt: skip
    return IndexContent(
        registration_number=dispute.number,
        for_citizen=for_citizen,
        commission=dispute.commission,
        made=wording.waktu(at, clocks.zone_of(dispute.body)),
        made_by=made_by,
        late=wording.hari_tanggal(dispute.due_on) if dispute.is_late and dispute.due_on else "",
        steps=tuple(
            (wording.hari_tanggal(step.happened_on), step.get_kind_display(), _step_words(step))
            for step in dispute.steps.order_by("pk")
        ),
        chronology=evidence.chronology(dispute, for_citizen=for_citizen),
        chains=chains,
        clocks=tuple((clock.name, wording.hari_tanggal(clock.due_on), clock.basis) for clock in proofs),
        files=tuple(writer.listed),
        unavailable=tuple((row["path"], row["reason"]) for row in writer.unavailable),
    )


def _step_words(step: Any) -> str:
    parts = [step.get_outcome_display() if step.outcome else "", step.number and f"Nomor {step.number}", step.result]
    return ". ".join(part for part in parts if part)


def _render(dispute: Dispute, content: IndexContent, *, at: datetime) -> bytes:
    local = at.astimezone(ZoneInfo(clocks.zone_of(dispute.body)))
    head = letterheads.letterhead_of(dispute.body)
    frame = issuing.Frame(
        number=dispute.number, dated=wording.tanggal(local.date()), title=TITLE.format(number=dispute.number),
        state="tanpa", paper=dispute.body.paper, place=dispute.body.region.name, issuer=head.ppid, signer_name="",
        signer_role="", created=at.isoformat(timespec="seconds"),
    )  # fmt: skip
    html, digest = issuing.compose(template="letters/dispute_index.html", content=content, letterhead=head, frame=frame)
    return pdf.render(html, identifier=digest)
