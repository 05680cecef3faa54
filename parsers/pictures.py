"""A page of a PDF as a picture, for a person who compares a claim with its source."""

from __future__ import annotations

import io

import pypdfium2 as pdfium

from parsers.document import UnreadableFile

WIDE = 1200  # pixels of the longer side


def picture(asked: tuple[str, int]) -> bytes:
    """Page `number` (from 1) of the PDF at `path` as PNG; `asked` is (path, number).

    Raises UnreadableFile where there is no such page. To be called through `parsers.pool.run_limited`.
    """
    path, number = asked
    try:
        pdf = pdfium.PdfDocument(path)
        page = pdf[number - 1]
    except (pdfium.PdfiumError, IndexError) as error:
        raise UnreadableFile("corrupt", f"no page {number}") from error
    image = page.render(scale=min(4.0, WIDE / max(page.get_size())), grayscale=True).to_pil()
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()
