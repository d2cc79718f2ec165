"""Reading office files for a scan: the parts of the package, their XML, their pictures and their properties."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree
from PIL import Image

from documents.enums import FindingCode
from documents.findings import Findings

GPS = 0x8825
PICTURE = re.compile(r"(^|/)(media|Pictures)/[^/]+\.(jpe?g|png|tiff?|webp)$", re.IGNORECASE)
NUMBER_IN_XML = re.compile(rb"(?<![\d.])\d{16}(?!\d)")
# Where programs write who worked on a file.
AUTHORS = {
    "docProps/core.xml": ("creator", "lastModifiedBy"),
    "docProps/app.xml": ("Company", "Manager"),
    "meta.xml": ("initial-creator", "creator"),
}


class NotReadable(Exception):
    """A part of the package is no XML that can be read safely."""


def elements(package: zipfile.ZipFile, part: str, *tags: str, starts: bool = False) -> Iterator[tuple[str, str, Any]]:
    """Yield (event, name without namespace, element) for the elements of these names, as the part is read.

    Only ends, unless `starts`. What lies outside the file is never fetched, entities are not expanded; raises
    NotReadable for broken XML.
    """
    wanted = [f"{{*}}{tag}" for tag in tags]
    events = ("start", "end") if starts else ("end",)
    try:
        with package.open(part) as source:
            safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "remove_comments": True}
            for event, element in etree.iterparse(source, events=events, tag=wanted, **safe):
                yield event, local(element), element
    except etree.XMLSyntaxError as broken:
        raise NotReadable(part) from broken


def local(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """Return an attribute by its name in whatever namespace, or an empty text."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def text_of(element: Any, *tags: str) -> str:
    """Return the text inside an element, of the elements of these names only, or all of it."""
    if not tags:
        return "".join(element.itertext())
    return "".join(part.text or "" for part in element.iter(*(f"{{*}}{tag}" for tag in tags)))


def forget(element: Any) -> None:
    """Free an element that was read, and what was read before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def scan_properties(package: zipfile.ZipFile, found: Findings) -> None:
    """Note who made the file and worked on it."""
    for part in AUTHORS.keys() & set(package.namelist()):
        names = {text_of(element).strip() for _, _, element in elements(package, part, *AUTHORS[part])}
        for name in sorted(names - {""}):
            found.add(FindingCode.AUTHOR, "keterangan berkas", name)


def scan_pictures(package: zipfile.ZipFile, found: Findings) -> None:
    """Note pictures inside the file that know where they were taken."""
    for name in package.namelist():
        if PICTURE.search(name) and has_place(package.read(name)):
            found.add(FindingCode.PLACE_TAKEN, f"gambar {name.rpartition('/')[2]}")


def has_place(picture: bytes) -> bool:
    """Return whether a picture knows where it was taken; one that cannot be read does not say."""
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            return bool(opened.getexif().get_ifd(GPS))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False


def scan_other_parts(package: zipfile.ZipFile, read: set[str], found: Findings) -> None:
    """Note numbers in the parts that no page shows: copies that a pivot table keeps, text boxes, own properties."""
    for name in package.namelist():
        if name in read or not name.endswith(".xml"):
            continue
        for number in NUMBER_IN_XML.findall(package.read(name)):
            found.add_numbers(number.decode(), f"bagian {name.rpartition('/')[2]}")
