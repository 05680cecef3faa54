"""Pages to be read by OCR as grey images of about 200 dpi: rendered from a PDF, or taken from an image file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import Image as Images
from PIL import ImageOps, ImageSequence, UnidentifiedImageError

from parsers.document import UnreadableFile
from parsers.limits import MAX_IMAGE_FILE, check_count

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
MAX_PAGES = 120
_MOST_PIXELS = 4000  # on a side of a page image
_A4_POINTS = 595.0  # the shorter side of the paper that a picture without measures shows
_ROOM = 1.3  # a picture within this factor of DPI is read as it is
_MOST_ENLARGED = 2.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its image in grey, how many pixels a point has, and its number (from 1)."""

    image: Image
    scale: float
    number: int


def count_pages(data: bytes) -> int:
    """How many pages a PDF or an image file has. Raises UnreadableFile("bomb" | "corrupt")."""
    is_pdf = b"%PDF-" in data[:1024]
    pages = len(pdfium.PdfDocument(data)) if is_pdf else int(getattr(_opened(data), "n_frames", 1))
    check_count("pages in a scan", pages, MAX_PAGES)
    return pages


def sheets(data: bytes) -> Iterator[Sheet]:
    """The pages of a PDF or of an image file, in their order."""
    if b"%PDF-" in data[:1024]:
        pdf = pdfium.PdfDocument(data)
        for index in range(len(pdf)):
            yield rendered(pdf[index], index + 1)
    else:
        yield from _of_file(data)


def rendered(page: pdfium.PdfPage, number: int) -> Sheet:
    """A page of a PDF as an image."""
    scale = min(DPI / 72, _MOST_PIXELS / max(page.get_size()))
    return Sheet(page.render(scale=scale, grayscale=True).to_pil(), scale, number)


def _of_file(data: bytes) -> Iterator[Sheet]:
    try:
        for number, frame in enumerate(ImageSequence.Iterator(_opened(data)), 1):
            check_count("pixels in the image", frame.width * frame.height, MAX_IMAGE_FILE)
            yield _measured(_grey(frame), number)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise UnreadableFile("corrupt", f"a damaged image, fetch it again: {error}") from error


def _opened(data: bytes) -> Image:
    """The image, its pixels not yet read. Raises UnreadableFile."""
    try:
        image = Images.open(io.BytesIO(data))
    except Images.DecompressionBombError as error:
        raise UnreadableFile(
            "bomb", f"more than {MAX_IMAGE_FILE:,} pixels in the image (limit), refused"
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UnreadableFile("corrupt", f"a damaged image, fetch it again: {error}") from error
    check_count("pixels in the image", image.width * image.height, MAX_IMAGE_FILE)
    return image


def _grey(frame: Image) -> Image:
    """The picture as a person sees it: turned as its camera says, on white where it is transparent."""
    image = ImageOps.exif_transpose(frame)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Images.new("RGBA", image.size, "white")
        image = Images.alpha_composite(white, image)
    return image.convert("L")


def _measured(image: Image, number: int) -> Sheet:
    """The picture at about DPI, taken for a page of A4."""
    shorter = min(image.size)
    factor = DPI * _A4_POINTS / 72 / max(shorter, 1)
    if factor > _ROOM or factor < 1 / _ROOM:
        factor = min(factor, _MOST_ENLARGED, _MOST_PIXELS / max(image.size))
        size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
        image = image.resize(size, Images.Resampling.LANCZOS)
    return Sheet(image, min(image.size) / _A4_POINTS, number)
