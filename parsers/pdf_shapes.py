"""What a PDF page draws: boxes of its lines and frames, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from parsers.limits import MAX_PAGE_OBJECTS, MAX_PIXELS, check_count

Box = tuple[float, float, float, float]  # left, bottom, right, top

_DRAWN = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)


def drawn(page: pdfium.PdfPage) -> tuple[list[Box], float]:
    """Boxes of the straight lines and frames on the page, and the share that images cover.

    Raises UnreadableFile("bomb") for an image of too many pixels.
    """
    rules: list[Box] = []
    covered = 0.0
    width, height = page.get_size()
    for item, kind in _objects(page):
        box = _bounds(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            check_count("pixels in an image", _pixels(item), MAX_PIXELS)
            covered = max(covered, (box[2] - box[0]) * (box[3] - box[1]) / (width * height))
        elif len(rules) < 20_000:
            rules += _lines_of(item, box)
    return rules, covered


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[Any, int]]:
    """The paths and images of the page, also those in its forms, with their kind."""
    for i in range(raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, i)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            for j in range(min(raw.FPDFFormObj_CountObjects(item), MAX_PAGE_OBJECTS)):
                inner = raw.FPDFFormObj_GetObject(item, j)
                if (kind := raw.FPDFPageObj_GetType(inner)) in _DRAWN:
                    yield inner, kind
        elif kind in _DRAWN:
            yield item, kind


def _bounds(item: Any) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _pixels(image: Any) -> int:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, width, height)
    return width.value * height.value


def _lines_of(item: Any, box: Box) -> list[Box]:
    count = raw.FPDFPath_CountSegments(item)
    if count <= 2 or min(box[2] - box[0], box[3] - box[1]) <= 3:
        return [box]
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, m)
    lines: list[Box] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for i in range(min(count, 2000)):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = m.a * x.value + m.c * y.value + m.e, m.b * x.value + m.d * y.value + m.f
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            lines.append(_box(last, point))
        if raw.FPDFPathSegment_GetClose(segment):
            lines.append(_box(point, start))
        last = point
    return lines


def _box(a: tuple[float, float], b: tuple[float, float]) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])
