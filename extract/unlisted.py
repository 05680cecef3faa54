"""Owners that no registry knows: "Đơn vị được kiểm tra gửi ...", "mỗi hộ trồng ...", "do Thư ký hội đồng chắp bút".

Offsets are those of the text; `low` is the text in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.records import Bearer, Span

_ACTS = (
    r"(?:gửi|ký|cử|lập|nộp|họp|báo cáo|trình|tổ chức|thực hiện|xây dựng|ban hành|công bố|kiểm tra|thành lập|khắc phục"
    r"|hoàn thành|bố trí|rà soát|tổng hợp|chỉ đạo|vận động|trả|mở|bàn giao|xét|thẩm định|hướng dẫn|chủ trì|phối hợp"
    r"|tiến hành|triển khai|quyết toán|khai báo|đăng ký|tuần tra|niêm yết|tháo dỡ|tham mưu|cung ứng|theo dõi"
    r"|thu gom|gom|vận chuyển|quét dọn|cắm|chăm sóc|trồng|đến|điểm danh|giám sát|nhắc nhở|hỗ trợ"
    r"|cập nhật|nạo vét|thông báo|xử lý|phát hiện|làm việc|thực tập|ra quân|túc trực|tự(?! (?:quản"
    r"|nguyện|động|chủ|vệ)))(?!\w)"
)
_ACTING = regex.compile(_ACTS)
# Đơn vị được kiểm tra | gửi, Trưởng đoàn | ký, Mỗi bản | thành lập
_OPENS = regex.compile(
    r"(?P<who>(?:(?:các|mỗi|từng) )?(?:đơn vị|cơ quan|(?:đoàn|tổ|đội|nhóm(?! (?:hoàn thành|hộ|đối tượng|trẻ|người|nhiệm|giải"
    r"|chỉ|tiêu|ngành|hàng|sản|nội|việc|vấn|nguy))|hội đồng|ban)(?!(?: \p{L}+){0,4} (?:gồm|bao gồm|có)(?: \p{L}+)? \d)"
    r"(?: (?:kiểm tra|công tác|thẩm định|giám sát|tuần tra|xét|thanh tra|chỉ đạo|vận động|xung kích|rà soát"
    r"|kiểm soát|xử lý)(?= (?!các |việc |tình |tại |đột |ít |tối |toàn |trực )\p{L}))?+(?! (?:hành|chức)(?!\w))|bản"
    r"|thôn|ấp|khóm|chủ đầu tư|nhà thầu"
    r"|chủ (?:cơ sở|hộ|rừng|trại|nuôi|vật nuôi|phương tiện|tàu|ao|vườn|nhà)|lực lượng(?= \p{L}+ \p{L})|nhân viên"
    r"|trường học|nhà trường|các trường|cha mẹ học sinh|phụ huynh(?: học sinh)?"
    r"|giáo viên chủ nhiệm|gvcn|phó (?:hiệu trưởng|ht|giám đốc|trưởng (?:phòng|ban|trạm))|bộ phận|thủ quỹ|văn thư"
    r"|tổng phụ trách|hộ(?= \p{L}+ \p{L})|chi đội|công chức|cán bộ|kế toán|thú y|người (?:nuôi|đứng đầu)"
    r"|trưởng (?:đoàn|nhóm|thôn|bản|ấp|khóm)|thành viên (?:hội đồng|ban|tổ)"
    r"|nhóm trưởng|tổ trưởng|hiệu trưởng|thư ký)(?: \p{L}+){0,4}?(?: (?:-|số \d+)(?: \p{L}+){0,2}?)?)"
    rf"(?<!được)(?: ?:|\s(?={_ACTS}))"
)
# mỗi vận động viên | mỗi hộ; not: mỗi hộ được hỗ trợ
_EACH = regex.compile(
    r"(?<!\p{L})(?P<who>mỗi (?:thành viên|vận động viên|hộ(?: gia đình)?|doanh nghiệp|cán bộ|đảng viên|đoàn viên|hội viên"
    r"|giáo viên|học sinh|đồng chí|đại biểu|đoàn))(?! (?:được (?!đăng ký)|tối đa được))(?= |,)"
)
_GIVEN = regex.compile(r"(?r)(?:hỗ trợ|cấp|tặng|cho|phát|với|của|đến|kiểm tra|thăm)(?: cho)? $")
# do Thư ký hội đồng | chắp bút
_DOES = regex.compile(
    r"[^;.\n]{0,80}?(?<!\p{L})do (?P<who>\p{L}+(?: \p{L}+){0,4}?) (?:thực hiện|chắp bút|chủ trì|đảm nhiệm|đảm nhận|phụ trách"
    r"|làm chủ đầu tư)(?!\w)"
)
_NEXT = regex.compile(r"[\s,:]+")
# Khi có chó nghi dại cắn người, | Hằng tuần, : what may stand before him
_WHEN = regex.compile(
    r"(?:khi|nếu|sau|trước|hằng|hàng|định kỳ|trong|từ|đến|vào|căn cứ|trường hợp|qua|ngoài|trên cơ sở|cuối|đầu"
    r"|mỗi (?:tuần|tháng|quý|năm))(?!\w)"
    r"[^;:]{0,120},\s+"
)
# lớp học có hộp thư, | giáo viên chủ nhiệm: a post that goes on after a comma; matched backwards from its end
_POST = regex.compile(
    r"(?:giáo viên chủ nhiệm|hiệu trưởng|nhân viên|kế toán|thư ký|trưởng (?:đoàn|thôn|bản|ấp|khóm))(?!\w)"
)


def each_of(text: str, low: str, begin: int, at: int) -> tuple[Bearer, ...]:
    """Who does it each for himself in the clause `[begin, at)`: "mỗi vận động viên đăng ký tối đa hai môn"."""
    found = None
    if "mỗi " in low[begin:at]:
        for match in _EACH.finditer(low, begin, at):
            found = None if _GIVEN.match(low, begin, match.start()) else match
    return _bearer(text, found)


def opens_clause(
    text: str, low: str, sentence: int, begin: int, span: Span, following: bool
) -> tuple[Bearer, ...]:
    """Who opens the clause from `begin`, else its sentence, and acts before the claim at `span`; or, where asked for, right after it.

    >>> t = "Đơn vị được kiểm tra gửi báo cáo trước ngày 25/10"
    >>> [b.text for b in opens_clause(t, t.lower(), 0, 0, (33, 49), False)]
    ['Đơn vị được kiểm tra']
    """
    for at in _openings(low, sentence, begin, span[0]):
        if made := _bearer(text, _OPENS.match(low, at, span[0])):
            return made
    gap = _NEXT.match(low, span[1]) if following else None
    return _bearer(text, _OPENS.match(low, gap.end(), gap.end() + 80)) if gap else ()


def _openings(low: str, sentence: int, begin: int, stop: int) -> Iterator[int]:
    """Where one may begin who acts in the clause `[begin, stop)`, the likeliest first."""
    yield begin
    if (colon := low.rfind(": ", begin, stop)) >= 0:
        yield colon + 2
    if when := _WHEN.match(low, begin, stop):
        yield when.end()
    comma = low.rfind(", ", begin, stop) + 2
    if comma > 1 and _POST.match(low, comma, stop):
        yield comma
    if sentence < begin and _ACTING.match(low, begin):
        yield sentence


def does_it(text: str, low: str, at: int) -> tuple[Bearer, ...]:
    """Who is said to do it after the claim that ends at `at`: "do Thư ký hội đồng chắp bút"."""
    return _bearer(text, _DOES.match(low, at, at + 140)) if "do " in low[at : at + 100] else ()


def _bearer(text: str, found: regex.Match[str] | None) -> tuple[Bearer, ...]:
    return (Bearer(text[found.start("who") : found.end("who")]),) if found else ()
