"""Invented papers that the replicas of portals show: symbols, days, titles, and bytes of PDF, Word and ZIP files."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """One document on a portal."""

    number: int
    day: str  # dd/mm/yyyy as the portal prints it
    title: str
    kind: str = "pdf"

    @property
    def symbol(self) -> str:
        return f"{self.number}/KH-UBND"

    @property
    def slug(self) -> str:
        return f"ke-hoach-so-{self.number}-cay-xanh"

    @property
    def body(self) -> bytes:
        return {"pdf": pdf, "docx": docx, "zip": docx, "doc": doc}[self.kind](f"{self.symbol} {self.title}")


def papers(count: int, first: int = 1) -> list[Paper]:
    """Papers with falling numbers and days, the newest first, as portals list them."""
    kinds = ("pdf", "docx", "pdf", "doc")
    return [
        Paper(
            n,
            f"{1 + n % 28:02d}/{1 + n // 28 % 12:02d}/2024",
            f"Trồng cây xanh đợt {n} năm 2024",
            kinds[n % 4],
        )
        for n in range(first + count - 1, first - 1, -1)
    ]


def pdf(text: str) -> bytes:
    """A small whole PDF that holds the text in a comment."""
    return (
        b"%PDF-1.4\n%"
        + text.encode()
        + b"\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    )


def docx(text: str) -> bytes:
    """A small package that begins like a Word file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in (("[Content_Types].xml", "<Types/>"), ("word/document.xml", f"<w>{text}</w>")):
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content)
    return made.getvalue()


def doc(text: str) -> bytes:
    """Bytes with the head of a Word 97 file."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30:32] = b"\x09\x00"
    head[44:48] = (1).to_bytes(4, "little")
    return bytes(head) + text.encode().ljust(2048, b"\0")


KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "zip": "application/zip",
}
PLAN_TEXT = """<p>KẾ HOẠCH</p><p>Trồng cây xanh năm 2024</p><p>Căn cứ Chỉ thị số 45/CT-TTg ngày 31/12/2020 của Thủ tướng Chính phủ;</p>
<p>I. MỤC ĐÍCH, YÊU CẦU</p><p>Trồng ít nhất 500 cây trong năm, bảo đảm tỷ lệ sống trên 90%, huy động toàn dân tham gia chăm sóc cây.</p>
<p>II. NHIỆM VỤ</p><p>Mỗi phường chọn ít nhất hai tuyến đường để trồng cây; hoàn thành trước ngày 30/6/2024. Các trường học phát động
phong trào mỗi lớp một cây, phân công học sinh tưới và chăm sóc; báo cáo kết quả hằng quý về cơ quan thường trực để tổng hợp.</p>
<p>III. TỔ CHỨC THỰC HIỆN</p><p>Phòng Kinh tế chủ trì, phối hợp với các đơn vị liên quan triển khai kế hoạch này; định kỳ báo cáo kết quả.</p>
<p>Nơi nhận:</p><p>- Các phòng, ban; - Lưu: VT.</p>"""
