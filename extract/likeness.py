"""How alike two subjects are: the content words that the titles of two papers share."""

from __future__ import annotations

import regex

from extract.folding import fold
from extract.reference import rows

_STOP = regex.compile(
    r"\b(?:về(?: việc)?|ban hành|phê duyệt|kế hoạch|triển khai"
    r"|thực hiện|tổ chức|giai đoạn|năm học|năm|trên địa bàn|tỉnh"
    r"|thành phố|quyết định|chương trình|đề án|của|và|các|trong"
    r"|đến|theo|cho|công tác|tăng cường|đẩy mạnh|tiếp tục|huyện"
    r"|xã|phường)\b|[\d/.,;:“”\"()–-]+"
)


# of titles: "Kiểm tra công tác CCHC", "Bảo đảm ATTP"
_SHORT = {row["short"]: row["words"] for row in rows("short_subjects.csv")}
_SHORTENED = regex.compile(r"\b(?:" + "|".join(sorted(_SHORT, key=len, reverse=True)) + r")\b")


def content_words(text: str, drop: tuple[str, ...] = ()) -> tuple[set[str], set[str]]:
    """Syllable pairs and syllables of the content words, broken at stop words."""
    low = _SHORTENED.sub(lambda m: _SHORT[m[0]], fold(text))
    for name in drop:
        low = low.replace(fold(name), ";")
    pairs: set[str] = set()
    single: set[str] = set()
    for run in _STOP.sub(";", low).split(";"):
        syllables = run.split()
        single.update(syllables)
        pairs.update(f"{a} {b}" for a, b in zip(syllables, syllables[1:], strict=False))
    return pairs, single


def likeness(a: str, b: str, drop: tuple[str, ...] = ()) -> float:
    """0 to 1: how much of the shorter subject's content words stands in the other.

    >>> likeness("Chuyển đổi số tỉnh Gia Lai năm 2021", "về chuyển đổi số quốc gia") > 0.6
    True
    >>> likeness("Phòng chống tham nhũng", "phát triển du lịch")
    0.0
    """
    (pairs_a, one_a), (pairs_b, one_b) = content_words(a, drop), content_words(b, drop)
    if not one_a or not one_b:
        return 0.0
    if not pairs_a or not pairs_b:
        return len(one_a & one_b) / min(len(one_a), len(one_b))
    shared = len(pairs_a & pairs_b) / min(len(pairs_a), len(pairs_b))
    return max(shared, 0.6 * len(one_a & one_b) / min(len(one_a), len(one_b)) if shared else 0.0)


# Pairs that titles of any field have
_COMMON = {
    "nâng cao", "chất lượng", "hiệu quả", "hoạt động", "quản lý", "nhà nước", "bảo đảm", "đảm bảo", "nhiệm vụ", "trọng tâm",
    "phát triển", "kinh tế", "xã hội", "tế xã", "người dân", "phòng chống", "thời gian", "giải pháp", "chủ yếu", "kỷ niệm",
    "kiểm tra", "tuyên truyền",
}  # fmt: skip


def told_alike(a: str, b: str, drop: tuple[str, ...] = ()) -> int:
    """How much two subjects worded otherwise have in common: a telling pair of syllables counts two, a syllable alone one.

    >>> told_alike("Vệ sinh lớp học, phòng bệnh tay chân miệng", "phòng, chống dịch bệnh truyền nhiễm ở người")
    2
    >>> told_alike("Đối thoại với thanh niên", "phát triển kinh tế - xã hội")
    0
    """
    (pairs_a, one_a), (pairs_b, one_b) = content_words(a, drop), content_words(b, drop)
    common = {syllable for pair in _COMMON for syllable in pair.split()} - {"phòng"}
    return 2 * len((pairs_a & pairs_b) - _COMMON) + len((one_a & one_b) - common)
