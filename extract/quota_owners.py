"""What a quota measures and who bears it, from its sentence, the head of its list or its section."""

from __future__ import annotations

import regex

from extract.records import Bearer

# Sở Nội vụ | Các sở, ban, ngành tỉnh | UBND các huyện, thành phố | mỗi xã, phường, thị trấn | Phòng Kế hoạch - Tài chính
_ACTOR = regex.compile(
    r"(?<!\w)(?:"
    r"(?:[Mm]ỗi|[Tt]ừng) (?!năm|tháng|quý|tuần|ngày|lớp|lần|buổi|đợt|kỳ)[^\W\d_]+(?: (?:vị|quan|thị|trấn|phố|đoàn|viên|hội|bộ|phương|trường|sở|nghiệp|gia đình|dân cư|tập thể|cá nhân))?(?:, [^\W\d_]+(?: (?:vị|trấn|xã|phố|phương))?){0,3}"
    r"|(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)(?: (?:các|cấp))?(?: (?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu))?(?:, (?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu))*(?: \p{Lu}[^\W\d_]*){0,3}"
    r"|[Cc]ác (?:sở|ban|ngành|phòng|đơn vị|cơ quan|địa phương|huyện|xã|trường|chi đoàn|chi hội|hội|đoàn thể|doanh nghiệp|cơ sở|trung tâm|tổ|thôn|bản)(?:,? (?:ban|ngành|đoàn thể|đơn vị|địa phương|cơ quan|phòng|thị xã|thành phố|thị trấn|phường|xã|trung tâm|chuyên môn|trực thuộc|cấp tỉnh|tỉnh|huyện|liên quan|và|giáo dục|học))*"
    r"|(?:Sở|Ban|Phòng|Chi cục|Cục|Trung tâm|Thanh tra|Văn phòng|Công an|Hội|Hội đồng|Liên đoàn|Tỉnh đoàn|Bộ Chỉ huy|Bảo hiểm xã hội|Báo|Đài|Mặt trận|Viện|Trường|Bệnh viện)"
    r"(?: (?:\p{Lu}[^\W\d_]*|và|-|các|tỉnh|huyện|thành phố|nghiệp|nhân dân|công|tế|chính|hóa|thao|vụ|sự|phát triển|nông|thôn|lao|động|xã|hội|thương|binh|đào|tạo|học|nghệ|truyền|thông|tin|tư|môi|trường|dựng|du|lịch|Phụ|nữ|Nông|dân)){1,9}"
    r")"
)
_LEAD_ACTOR = regex.compile(r"^\s*(?:[-+*]|\d+(?:\.\d+)*[.)/]|[a-zđ]\))?\s*(?:Giao|Đề nghị|Yêu cầu)?\s*")
# "100% văn bản | được gửi": the measured thing ends at the verb
_VERB = regex.compile(
    r"[,;.:(]| (?:được|đạt|có|là|phải|trở lên|so với|trong|để|nhằm|hoàn thành|tham gia|vào|đến|trước|tại|thực hiện|sử dụng|ứng dụng)(?!\w)"
)
_MEASURED = regex.compile(
    r"(?:^|[;,.:] |- )(?P<what>(?:[Tt]ỷ lệ|[Tt]ỉ lệ|[Ss]ố|[Tt]ổng số|[Mm]ức|[Dd]iện tích|[Ss]ản lượng|[Tt]ỷ trọng|[Tt]hu nhập|[^\W\d_]+)[^;.:]{2,80}?) (?:đạt|còn|là|giảm|tăng|phấn đấu|được|dưới|trên|tối thiểu|không)[^;.:]{0,24}$"
)


class Actors:
    """The actors of a stretch of text under one heading, sought once for each sentence."""

    def __init__(self, text: str, heading: str) -> None:
        self._text = text
        self._heading = heading
        self._named: dict[int, list[tuple[int, str]]] = {}
        self._lead: dict[int, tuple[Bearer, ...]] = {}

    def bearers(self, start: int, at: int) -> tuple[Bearer, ...]:
        """The nearest actor named in the sentence from `start` up to `at`, else in the list's head, else in the heading.

        >>> text = "Ủy ban nhân dân huyện chỉ đạo mỗi xã chọn 02 mô hình"
        >>> Actors(text, "").bearers(0, 42)[0].text, Actors("tổ chức", "Sở Nội vụ").bearers(0, 7)[0].text
        ('mỗi xã', 'Sở Nội vụ')
        """
        named = self._named.get(start)
        if named is None:
            stop = self._text.find("\n", at)
            stop = min(stop if stop >= 0 else len(self._text), start + 1200)
            named = self._named[start] = [(m.end(), m[0].strip(" ,-")) for m in _ACTOR.finditer(self._text, start, stop)]
        nearest = [name for end, name in named if end <= at]
        return (Bearer(nearest[-1]),) if nearest else self._inherited(start)

    def _inherited(self, start: int) -> tuple[Bearer, ...]:
        line = self._text.rfind("\n", 0, start)
        if line not in self._lead:
            names = [m[0] for source in (_list_head(self._text, line), self._heading) for m in _ACTOR.finditer(source)]
            self._lead[line] = (Bearer(names[-1].strip(" ,-")),) if names else ()
        return self._lead[line]


def _list_head(text: str, line: int) -> str:
    """The line with a colon that a list item hangs on; `line` is the end of the line above the item."""
    for _ in range(12):
        above = text.rfind("\n", 0, max(line, 0))
        words = text[above + 1 : max(line, 0)].strip()
        if words.endswith(":"):
            return words
        if above < 0 or (words and words[0] not in "-+*•"):
            return ""
        line = above
    return ""


def find_subject(left: str, right: str, unit: str) -> str | None:
    """What is measured: "Tỷ lệ hộ nghèo" before the figure, else what follows it up to the verb.

    >>> find_subject("Tỷ lệ hồ sơ xử lý qua mạng đạt ", " ở cấp tỉnh", "%")
    'Tỷ lệ hồ sơ xử lý qua mạng'
    >>> find_subject("- ", " văn bản không mật được gửi qua mạng", "%"), find_subject("mở ", " tập huấn", "lớp")
    ('văn bản không mật', 'lớp tập huấn')
    """
    if unit == "%" or not right.strip(" .;,"):
        before = _MEASURED.search(left[-140:])
        if before:
            return str(before["what"]).strip()
    stop = _VERB.search(right)
    tail = " ".join(right[: stop.start() if stop else 100].split()[:12])
    if unit == "%":
        return tail or None
    return f"{unit} {tail}".strip() or None
