"""DOCX packages from a few words of WordprocessingML."""

from __future__ import annotations

import io
import zipfile

from parsers import docx as reader
from parsers.document import Document
from parsers.docx_numbering import W

NS = W[1:-1]


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.{main}+xml"/></Types>'
)


PLAIN = "openxmlformats-officedocument.wordprocessingml.document.main"


MACRO = "ms-word.document.macroEnabled.main"


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(body: str, main: str = PLAIN, relation: str = RELATION, **parts: str) -> bytes:
    """A DOCX of hand-written XML; `parts` are numbering, styles, footnotes."""

    def rels(entries: list[tuple[str, str]]) -> str:
        inner = "".join(
            f'<Relationship Id="r{i}" Type="{relation}/{kind}" Target="{target}"/>'
            for i, (kind, target) in enumerate(entries)
        )
        return (
            '<?xml version="1.0"?>'
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{inner}</Relationships>"
        )

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(main=main))
        archive.writestr("_rels/.rels", rels([("officeDocument", "word/document.xml")]))
        archive.writestr("word/_rels/document.xml.rels", rels([(kind, f"{kind}.xml") for kind in parts]))
        spaces = f'xmlns:w="{NS}" xmlns:mc="{MC}" xmlns:v="urn:schemas-microsoft-com:vml"'
        archive.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
        for kind, inner in parts.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {spaces}>{inner}</w:{kind}>")
    return out.getvalue()


def read(body: str, **parts: str) -> Document:
    return reader.read(package(body, **parts), "a.docx")


def said(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.split("\n")


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str, num: int | None = None, at: int = 0, style: str = "", more: str = "") -> str:
    listed = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>' if num is not None else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = text if text.startswith("<") else r(text) if text else ""
    return f"<w:p><w:pPr>{styled}{listed}{more}</w:pPr>{runs}</w:p>"


def lvl(at: int, kind: str, text: str, start: int = 1, more: str = "") -> str:
    kinds = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
    return f'<w:lvl w:ilvl="{at}">{kinds}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, *overrides: str) -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def override(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


PLAN = abstract(
    0,
    lvl(0, "upperRoman", "%1."),
    lvl(1, "decimal", "%2."),
    lvl(2, "decimal", "%2.%3."),
    lvl(3, "lowerLetter", "%4)"),
    lvl(4, "bullet", "-"),
)
