"""Opens a DOCX package: its XML parts by their relations (python-docx names them), or by their names where it is damaged.

What is inflated is counted while inflating; pictures, embedded objects and macros are never unpacked.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from docx.opc.packuri import PackURI
from lxml import etree

from parsers.document import Note, UnreadableFile
from parsers.docx_numbering import W
from parsers.limits import MAX_MEMBERS, MAX_PACKAGE_XML, MAX_XML_BYTES, check_count, inflate, parse_xml

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WANTED = ("styles", "numbering", "footnotes", "endnotes")
_STRICT = {  # namespaces of strict OOXML -> the transitional ones that all tags here are written in
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, IndexError)
_LOCAL, _ENTRY = b"PK\x03\x04", b"PK\x01\x02"


@dataclass(slots=True)
class Package:
    """A ZIP's members by their names, and how many bytes may still be inflated."""

    data: bytes
    infos: dict[str, zipfile.ZipInfo]
    left: int = MAX_PACKAGE_XML

    def read(self, name: str) -> bytes | None:
        """One member's bytes, None where it is missing or damaged; UnreadableFile("bomb" | "encrypted")."""
        info = self.infos.get(name.lower())
        if info is None:
            return None
        try:
            part = inflate(self.data, info, min(self.left, MAX_XML_BYTES))
        except _DAMAGE:
            return None
        self.left -= len(part)
        return part


def open_parts(data: bytes) -> tuple[dict[str, bytes], list[Note]]:
    """The XML parts by the last word of their relation: document, styles, numbering, footnotes, endnotes.

    Raises UnreadableFile("corrupt" | "bomb" | "encrypted").
    """
    package, is_whole = _package(data)
    names = _by_relations(package)
    is_whole = is_whole and "document" in names
    names = {kind: f"word/{kind}.xml" for kind in ("document", *_WANTED)} | names
    parts = {kind: part for kind, name in names.items() if (part := package.read(name)) is not None}
    if "document" not in parts:
        raise UnreadableFile("corrupt", "the DOCX package has lost its main part: ask for the file again")
    if "styles" in parts:
        parts["styles"] = _without_table_styles(parts["styles"])
    lost = [kind for kind in _WANTED if kind not in parts and names[kind].lower() in package.infos]
    notes = [Note("salvaged", f"{kind}: the part is damaged, it was done without") for kind in lost]
    if not is_whole:
        notes.insert(0, Note("salvaged", "the package is damaged; the body was read without it"))
    return parts, notes


def xml_root(blob: bytes, name: str) -> etree._Element:
    """The root of a part, strict OOXML brought to the usual names. Raises UnreadableFile."""
    if b"purl.oclc.org" in blob[:8192]:
        for strict, usual in _STRICT.items():
            blob = blob.replace(strict, usual)
    return parse_xml(blob, f"{name}.xml")


def _without_table_styles(blob: bytes) -> bytes:
    """styles.xml without what is most of it and says nothing of paragraphs: table styles and names of unused ones."""
    before, _, rest = blob.partition(b"<w:latentStyles")
    if rest:
        blob = before + rest.partition(b"</w:latentStyles>")[2]
    head, *tables = blob.split(b'<w:style w:type="table"')
    return head + b"".join(table.partition(b"</w:style>")[2] for table in tables)


def _package(data: bytes) -> tuple[Package, bool]:
    """The package by its directory, else by what stands before each member; False for the latter."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = archive.infolist()
            is_whole = True
    except (*_DAMAGE, OSError):
        found, is_whole = list(_local_members(data)), False
    check_count("members in the package", len(found), MAX_MEMBERS)
    infos = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in found}
    if not infos:
        raise UnreadableFile("corrupt", "the DOCX package is broken: ask for the file again")
    return Package(data, infos), is_whole


def _local_members(data: bytes) -> Iterator[zipfile.ZipInfo]:
    """Members of a ZIP whose directory is lost, as the headers before them say."""
    at = data.find(_LOCAL)
    for _ in range(MAX_MEMBERS + 1):
        if at < 0:
            return
        head = data[at : at + 30]
        name = data[at + 30 : at + 30 + int.from_bytes(head[26:28], "little")].decode("utf-8", "replace")
        following = data.find(_LOCAL, at + 4)
        if name:
            info = zipfile.ZipInfo(name)
            info.header_offset = at
            info.flag_bits = int.from_bytes(head[6:8], "little")
            info.compress_type = int.from_bytes(head[8:10], "little")
            info.compress_size = (following if following > 0 else len(data)) - at
            yield info
        at = following


def _by_relations(package: Package) -> dict[str, str]:
    """The names of the main part and of those that it refers to; {} where relations are not readable."""
    main = next((name for _, name in _relations(package, "", ("officeDocument",))), None)
    if main is None or main.lower() not in package.infos:
        return {}
    return {"document": main, **dict(reversed(list(_relations(package, main, _WANTED))))}


def _relations(package: Package, of: str, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """(last word of the relation, name of its part) for the package itself ("") or for a part, where it is wanted."""
    folder, base = posixpath.split(of)
    blob = package.read(posixpath.join(folder, "_rels", f"{base}.rels"))
    if not blob:
        return
    try:
        root = parse_xml(blob, "relations")
    except UnreadableFile as error:
        if error.code == "bomb":
            raise
        return
    for relation in root.iter(f"{_RELATIONS}Relationship"):
        kind, target = relation.get("Type", "").rsplit("/", 1)[-1], relation.get("Target")
        if kind in wanted and target and relation.get("TargetMode") != "External":
            yield kind, PackURI.from_rel_ref(f"/{folder}", target).membername
