"""What a metadata table beside the paper says of it: a second witness."""

from __future__ import annotations

from extract.folding import fold, tidy
from parsers.document import Document

# Labels of a metadata table, folded, and what they tell.
_LABELS = {
    "symbol": (
        "số hiệu",
        "số ký hiệu",
        "số kí hiệu",
        "số/ký hiệu",
        "số, ký hiệu",
        "ký hiệu",
        "số văn bản",
        "số/kí hiệu",
        "số đi",
        "số - ký hiệu",
    ),
    "issued_on": ("ngày ban hành", "ngày văn bản", "ngày ký", "ngày ra văn bản"),
    "issuer": ("nơi ban hành", "cơ quan ban hành", "đơn vị ban hành", "cơ quan", "tác giả"),
    "signer": ("người ký", "người kí", "người ký duyệt", "họ tên người ký"),
    "position": ("chức vụ", "chức danh", "chức vụ người ký"),
    "title": ("trích yếu", "trích yếu nội dung", "về việc", "tên văn bản", "nội dung trích yếu"),
}
_ABSENT = frozenset({"đã biết", "đang cập nhật", "", "chưa xác định", "n/a", "-", "..."})


def metadata_of(document: Document) -> dict[str, str]:
    """What a metadata table beside the paper says of it, by our field names; paid or pending values are absent."""
    told: dict[str, str] = {}
    for field in document.metadata:
        for name, labels in _LABELS.items():
            if fold(field.label) in labels and fold(field.value) not in _ABSENT:
                told.setdefault(name, tidy(field.value))
    return told
