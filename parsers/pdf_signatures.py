"""Who signed a PDF: its digital signatures, and the stamps they leave on a page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import regex

from parsers.document import MetaField

UNLABELLED = "Dấu chữ ký"  # a line of a stamp that bears no label
_LABELLED = regex.compile(r"\s*([^:\n]{2,30}?)\s*:\s*(\S.*)")  # "Ký bởi: Sở Y tế"
_TIME = regex.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")  # "D:20260415084257+07'00'", local time


def signatures(pdf: pdfium.PdfDocument) -> list[MetaField]:
    """Who signed digitally, or why, and when, as the signatures say; one pair for each signer."""
    fields: dict[str, MetaField] = {}
    for i in range(min(max(raw.FPDF_GetSignatureCount(pdf.raw), 0), 50)):
        signature = raw.FPDF_GetSignatureObject(pdf.raw, i)
        reason = _string(raw.FPDFSignatureObj_GetReason, signature).decode("utf-16-le", "ignore").strip("\0 ")
        time = _TIME.match(_string(raw.FPDFSignatureObj_GetTime, signature).decode("latin-1"))
        when = time.expandf("{1}-{2}-{3}T{4}:{5}:{6}") if time else ""
        fields.setdefault(reason, MetaField("Thời gian ký số", when))
    pairs = [(MetaField("Ký số", reason), when) for reason, when in fields.items()]
    return [field for pair in pairs for field in pair if field.value]


def _string(getter: Callable[..., int], signature: object) -> bytes:
    size = getter(signature, None, 0)
    buffer = ctypes.create_string_buffer(size + 1)
    getter(signature, ctypes.cast(buffer, getter.argtypes[1]), size)  # type: ignore[attr-defined]
    return buffer.raw[:size]


def labelled(stamps: Sequence[str]) -> Iterator[MetaField]:
    """The labelled values of signature stamps: "Ký bởi: ...", "Ngày ký: ..."."""
    for stamp in stamps:
        for line in filter(None, stamp.split("\n")):
            match = _LABELLED.match(line)
            yield MetaField(match[1], match[2]) if match else MetaField(UNLABELLED, line)
