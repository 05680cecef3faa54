"""What extraction would cost done plainly: a few dozen separate patterns, each run over the whole text.

A yardstick for `bench_extract` only: it finds candidates, judges nothing and builds no record.
"""

from __future__ import annotations

import regex

_NUMBER = r"\d+(?:[.,]\d+)*"
_DAY = r"\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?"
_DATE = r"\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"

PATTERNS = [
    regex.compile(pattern, regex.I)
    for pattern in (
        # times
        rf"trước\s+ngày\s+(?:{_DAY}|{_DATE})",
        rf"trước\s+{_DAY}",
        r"trước\s+tháng\s+\d{1,2}(?:/\d{4})?",
        rf"(?:chậm|muộn)\s+nhất\s+(?:là\s+)?(?:ngày\s+)?(?:{_DAY}|{_DATE})",
        rf"(?:đến|hết)\s+ngày\s+(?:{_DAY}|{_DATE})",
        r"đến\s+(?:hết\s+)?năm\s+\d{4}",
        rf"từ\s+ngày\s+(?:{_DAY}|{_DATE})\s+đến\s+(?:hết\s+)?ngày\s+(?:{_DAY}|{_DATE})",
        rf"(?:kể\s+)?từ\s+ngày\s+(?:{_DAY}|{_DATE})",
        r"từ\s+tháng\s+\d{1,2}(?:/\d{4})?\s+đến\s+tháng\s+\d{1,2}(?:/\d{4})?",
        r"trong\s+tháng\s+\d{1,2}(?:/\d{4})?",
        r"tháng\s+\d{1,2}\s*/\s*\d{4}",
        r"(?:trong\s+)?quý\s+(?:IV|I{1,3}|[1-4])(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?",
        r"6\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?",
        r"(?:trong\s+)?năm\s+\d{4}",
        r"(?:ngày\s+\d{1,2}\s+)?(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)",
        rf"{_DAY}\s+(?:hằng|hàng)\s+năm",
        r"trong\s+(?:thời\s+hạn\s+|vòng\s+)?\d+\s+ngày(?:\s+làm\s+việc)?\s+kể\s+từ[^.;,]{0,80}",
        r"sau\s+\d+\s+ngày(?:\s+làm\s+việc)?",
        # quantities
        rf"(?:ít\s+nhất|tối\s+thiểu|không\s+dưới)\s+{_NUMBER}\s*(?:%|\w+(?:\s+\w+)?)",
        rf"(?:không\s+quá|tối\s+đa)\s+{_NUMBER}\s*(?:%|\w+(?:\s+\w+)?)",
        rf"(?:trên|dưới|hơn)\s+{_NUMBER}\s*(?:%|\w+(?:\s+\w+)?)",
        rf"từ\s+{_NUMBER}\s*(?:đến|-)\s*{_NUMBER}\s*(?:%|\w+(?:\s+\w+)?)",
        rf"{_NUMBER}\s*%(?:\s+trở\s+lên)?",
        rf"{_NUMBER}\s+(?:mô\s+hình|lớp|buổi|người|tổ|đội|đợt|tờ\s+rơi|phóng\s+sự|hộ|xã|trường)",
        rf"(?:giảm|tăng)\s+(?:ít\s+nhất\s+)?{_NUMBER}\s*%",
        # documents
        r"\d+\s*/\s*[A-ZĐ]{1,6}\s*-\s*[A-ZĐ][\w&]*(?:-[A-ZĐ][\w&]*)*",
        r"\d+\s*/\s*\d{4}\s*/\s*[A-ZĐ]{1,6}\s*-\s*[A-ZĐ]\w*",
        r"\d+\s*-\s*[A-ZĐ]{1,4}\s*/\s*[A-ZĐ]{2,6}",
        r"(?:kế\s+hoạch|quyết\s+định|chỉ\s+thị|nghị\s+quyết|công\s+văn|tờ\s+trình)\s+số\s+[^ ,;]+",
        rf"số\s+[^ ]+\s+ngày\s+(?:{_DAY}|{_DATE})\s+của\s+[^,;.]+",
        r"luật\s+[A-ZĐ][^;,.]{3,60}",
        # header and closing
        r"^số\s*:\s*\d*\s*/\s*\S+",
        r"^\s*\S[^,\n]{2,30},\s+ngày\s+\d{0,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}",
        r"^(?:TM|KT|TL|TUQ|Q)\.\s+\p{Lu}[\p{Lu} ]+$",
        r"^(?:phó\s+)?(?:chủ\s+tịch|giám\s+đốc|trưởng\s+ban)$",
        r"^(?:[IVX]+|[A-ZĐ])[./]\s+\p{Lu}.+$",
        r"^\d+(?:\.\d+)*\.?\s+\S.+$",
        r"^[a-zđ]\)\s+\S.+$",
        r"(?:xây\s+dựng|ban\s+hành)(?:,\s+ban\s+hành)?\s+kế\s+hoạch[^.;]{0,120}",
        r"(?:sở|ban|ủy\s+ban\s+nhân\s+dân|UBND)\s+\p{Lu}[^,;.:]{2,60}",
    )
]


def naive(text: str) -> int:
    """How many candidates all the patterns find, whole text and line by line as plain programs do."""
    found = sum(len(pattern.findall(text)) for pattern in PATTERNS[:31])
    for line in text.split("\n"):
        found += sum(len(pattern.findall(line)) for pattern in PATTERNS[31:])
    return found
