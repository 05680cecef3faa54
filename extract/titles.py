"""The subject of a plan (trích yếu) and the years it covers."""

from __future__ import annotations

import regex

from extract.casing import sentence_case
from extract.folding import lower_same_length, tidy
from extract.headings import is_capitals
from parsers.syllables import is_syllable

_WORD = regex.compile(
    r"[\s*|]*(?:\(?d\s*ự\s*t\s*h\s*ả\s*o\)?\s*[:-]?\s*)?k\s*[ếêé]\s*h\s*o\s*[ạa]\s*c\s*h(?:\s*(?:\(dự"
    r" thảo\)|(?:liên (?:ngành|tịch)|phối hợp)(?=\s*(?:\n|$))))?(?=[\s:.*|]"
    r"|$)[\s:*.|]*"
)
_NO_TITLE = regex.compile(
    r"[\s\-_=*~.–—]+|[\s*\-_(\[]*(?:ban hành\s+)?(?:kèm theo|đính kèm).*"
    r"|\(?\s*dự thảo.*\)?|của .{3,60}\)|số\s*(?:[:\d]|[.…_\s]*[-–/]).*|\p{L}[\p{L} .-]{1,40},\s*ngày\s[\d\s.…]*tháng\s.*"
)
# Headline of a law site: "Kế hoạch 55/KH-UBND năm 2016 bồi dưỡng ..."
_HEADLINE_SYMBOL = regex.compile(
    r"^(?:số\s*)?\d*\s?/[\p{Lu}\p{L}-]+\s+(?:năm \d{4}\s+|ngày [\d/]+\s+)?(?:của .{3,40}? )?",
    regex.IGNORECASE,
)


# "V/v" of a letter goes; so does another type's word
_ABOUT = regex.compile(
    r"\s*v/v\s*:?\s*|\s*(?:quyết định|chỉ thị|chương trình|phương án"
    r"|hướng dẫn|thông báo|công điện|đề án|nghị quyết|báo cáo)[\s:.]*\n"
)


_SUBJECT_MARK = regex.compile(r"^v/v\s*:?\s*", regex.IGNORECASE)
_ATTACHED = regex.compile(r"\(\s*(?:ban hành\s+)?(?:kèm theo|đính kèm)")
_NUMBERED = regex.compile(r"(?:số\s*)?\d*\s?/")


def find_title(zone: str) -> str | None:
    """The title after the word KẾ HOẠCH, its lines joined; capitals become sentence case. None where there is none.

    >>> find_title("KẾ HOẠCH\\nPhòng, chống cháy rừng\\nnăm 2020\\n-----")
    'Phòng, chống cháy rừng năm 2020'
    """
    lower = lower_same_length(zone)
    word = _WORD.match(lower) or _ABOUT.match(lower)
    lines = zone[word.end() if word else 0 :].split("\n")
    kept: list[str] = []
    attached = False
    for line in lines:
        low = lower_same_length(line.strip())
        if attached and not low.endswith(")"):
            continue
        if attached or _NO_TITLE.fullmatch(low):
            attached = "kèm theo" in low and ")" not in low if not attached else False
            continue
        cut = _ATTACHED.search(low)
        line = line.strip()[: cut.start()] if cut else line.strip()
        if line:
            kept.append(line)
    title = tidy(" ".join(kept)).strip(" .:;-–_*|")
    title = _SUBJECT_MARK.sub("", title)
    title = _unglued(title)
    title = _HEADLINE_SYMBOL.sub("", title, count=1) if _NUMBERED.match(title.lower()) else title
    if not title:
        return None
    title = sentence_case(title) if is_capitals(title) else title
    return title[:1].upper() + title[1:]


_WORD_OF_LETTERS = regex.compile(r"\p{L}{4,14}")
_NO_BLANK = regex.compile(r"(?<=\p{L}{2}),(?=\p{L}{2})")  # PHÒNG,CHỐNG


def _unglued(title: str) -> str:
    """Two words that a page has run together, where they part in one way only: "TRIỂNKHAI", "kế hoạchhành động"."""
    return str(_WORD_OF_LETTERS.sub(lambda m: _parted(m[0]), _NO_BLANK.sub(", ", title)))


def _parted(word: str) -> str:
    if word.isascii() or is_syllable(word):
        return word
    ways = [at for at in range(2, len(word) - 1) if is_syllable(word[:at]) and is_syllable(word[at:])]
    return f"{word[: ways[0]]} {word[ways[0] :]}" if len(ways) == 1 else word


_Y = r"((?:19|20)\d\d)"
_YEAR = regex.compile(_Y)
_QUOTED = regex.compile(r"[“\"][^”\"]*[”\"]")
_DATES = regex.compile(
    r"ngày\s*[\d.…]*\s*(?:/|tháng|-)\s*\d{1,2}\s*(?:/|năm|-)\s*\d{4}"
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d+/(?:\d{4}/)?[\p{L}-]+(?:-[\p{L}\d]+)*"
)
_NAMED_YEAR = regex.compile(
    r"(?:(?<!pháp )luật|bộ luật|pháp lệnh|hiến pháp|nghị định|thông tư)(?: [\p{L},]+){1,12}? năm "
    + _Y
    + r"(?!\s*đến)|(?:so với|từ|đến cuối|trước) năm "
    + _Y
    + r"(?!\s*(?:đến|-|–))"
)
# giai đoạn 2021-2025 | giai đoạn 2016 - 2020 | từ năm 2016 đến năm 2020 | năm học 2025 - 2026 | 2021-2025
_RANGE = regex.compile(_Y + r"\s*(?:[-–]|đến(?: hết)?(?: năm)?)\s*(?:năm\s*)?" + _Y)

_SHORT_RANGE = regex.compile(_Y + r"\s*[-–/]\s*(\d\d)(?!\d)")
_YEARS = regex.compile(r"(?:các )?năm " + _Y + r"(?:\s*(?:,|và)\s*(?:năm )?" + _Y + r"){1,3}")
_UNTIL = regex.compile(
    r"(?:giai đoạn |từ nay |lộ trình )?(?:từ nay )?(?:đến|tới)(?: hết)?(?: (?:cuối"
    r"|quý [ivx\d]+|tháng \d+))?(?: năm)? " + _Y
)
_SINGLE = regex.compile(
    r"(?<!đến )(?<!hướng )(?<!nhìn )(?<!hết )(?:năm(?: học)?|trong năm"
    r"|quý [ivx\d]+|tháng \d{1,2}|đầu năm|cuối năm|/)\s*" + _Y + r"(?!\s*[-–]\s*\d)"
)
_BARE = regex.compile(r"(?<![\d/.-])" + _Y + r"(?![\d/.-])")
# 6 tháng cuối năm 2020 và quý I năm 2021 | tháng 10/2023 đến hết tháng 3/2024 | cuối năm 2019 và đầu năm 2020
_JOINED = regex.compile(
    r"(?:năm|tháng \d{1,2}\s*/|quý [ivx\d]+\s*/?)\s*"
    + _Y
    + r"\s*(?:,|và|đến|tới)\s*(?:hết )?(?:(?:\d+|các) tháng (?:đầu|cuối)|quý [ivx\d]+|tháng \d{1,2}|đầu|giữa)\s*(?:năm\s*|/\s*)"
    + _Y
)
# giai đoạn 2014 - 2015 và đến năm 2020 | năm 2022 và giai đoạn 2022 - 2025: one span after the other
_LONGER = regex.compile(
    rf"{_Y}\s*[-–]\s*{_Y},? và đến (?:hết )?(?:năm )?{_Y}|(?<!đến )năm {_Y}(?:,| và|, và) giai đoạn {_Y}\s*[-–]\s*{_Y}"
)
_ORIENTATION = regex.compile(
    r"(?:tầm nhìn|định hướng|hướng tới|tính tới)(?: (?:phát triển|đến))*(?: đến)?(?: năm)? "
    + _Y
    + r"(?:\s*[-–]\s*"
    + _Y
    + ")?"
    # phòng, chống lao giai đoạn 2021-2025 (nhằm chấm dứt bệnh lao vào năm 2030): the year of a goal beyond the plan
    + r"|(?:nhằm|tiến tới|hướng (?:tới|đến)) [^;]*?(?:vào|trước|đến) năm "
    + _Y
)

# giai đoạn 2014 - 2015 và đến năm 2020 | năm 2018 và các năm tiếp theo đến năm 2021
_ONWARD = regex.compile(
    r"(?:năm|giai đoạn|từ)\s*"
    + _Y
    + r"(?:\s*[-–]\s*20\d\d)?,?\s+và (?:(?:những|các) năm (?:tiếp theo|sau) )?(?:đến|tới)(?: hết)?(?: năm)? "
    + _Y
)
# năm 2019 và định hướng năm 2020 | năm 2024, định hướng đến năm 2027: one year and what is next; a "giai đoạn" is whole in itself
_NEXT_YEARS = regex.compile(
    r"năm\s*"
    + _Y
    + r"(?:,|,? và) định hướng(?: phát triển)?(?: đến)?(?: hết)?(?: năm)? "
    + _Y
    + r"(?!\s*[-–])"
)


def find_period(title: str, issue_year: int | None) -> tuple[int, int] | None:
    """The first and last year that a title says the plan covers.

    >>> find_period("Phát triển du lịch giai đoạn 2021-2025, tầm nhìn đến năm 2030", 2021)
    (2021, 2025)
    >>> find_period("Triển khai Chương trình X giai đoạn 2021 - 2030 năm 2023", 2023), find_period("Đề án đến năm 2020", 2017)
    ((2023, 2023), (2017, 2020))
    >>> find_period("Cam giai đoạn 2014 - 2015 và đến năm 2020", 2014), find_period("Cam năm 2022 và giai đoạn 2022 - 2025", 2022)
    ((2014, 2020), (2022, 2025))
    >>> find_period("Tiêm vắc xin 6 tháng cuối năm 2020 và quý I năm 2021", 2020)
    (2020, 2021)
    >>> find_period("Xây dựng nông thôn mới năm 2019 và định hướng năm 2020", 2019)
    (2019, 2020)
    """
    low = lower_same_length(title)
    if (joined := _JOINED.search(low)) and joined[1] <= joined[2]:
        return int(joined[1]), int(joined[2])
    if longer := _LONGER.search(low):
        years = [int(y) for y in longer.groups() if y]
        return min(years), max(years)
    for pattern, most in ((_ONWARD, 99), (_NEXT_YEARS, 5)):
        if (m := pattern.search(low)) and 0 <= int(m[2]) - int(m[1]) <= most:
            return int(m[1]), int(m[2])
    text = _DATES.sub(" ", low)
    text = _ORIENTATION.sub(" ", _NAMED_YEAR.sub(" ", text))
    ranges = [(int(m[1]), int(m[2])) for m in _RANGE.finditer(text)]
    ranges += [(int(m[1]), int(m[1][:2] + m[2])) for m in _SHORT_RANGE.finditer(text)]
    ranges = [(a, b) for a, b in ranges if a <= b <= a + 30]
    rest = _RANGE.sub(" ", text)
    if m := _YEARS.search(rest):
        years = [int(y) for y in _YEAR.findall(m[0])]
        return min(years), max(years)
    quoted = _QUOTED.sub(" ", rest)
    if singles := [int(m[1]) for m in _SINGLE.finditer(quoted)]:
        return singles[-1], singles[-1]
    ranges = [
        (a, b) for a, b in ranges if not issue_year or b >= issue_year
    ]  # past years are what it looks back on
    if ranges:
        return ranges[-1]
    if (m := _UNTIL.search(rest)) and issue_year and issue_year <= int(m[1]):
        return issue_year, int(m[1])
    if singles := [int(m[1]) for m in (*_SINGLE.finditer(rest), *_BARE.finditer(rest))]:
        return singles[0], singles[0]
    return None


# từ ngày 15/12/2019 đến hết ngày 15/3/2020 | từ 01/10/2025 - 29/12/2025
_FROM_TO = regex.compile(
    r"(?<!\p{L})từ (?:ngày )?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?P<from>(?:19|20)\d\d))?"
    r"\s*(?:[-–]|,?\s(?:cho )?đến)\s*(?:hết )?(?:ngày )?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?P<to>(?:19|20)\d\d)"
)


def dated_period(text: str) -> tuple[int, int] | None:
    """The years of the days from which and to which a plan says it runs.

    >>> dated_period("cao điểm bảo đảm trật tự từ ngày 15/12/2019 đến hết ngày 15/3/2020")
    (2019, 2020)
    """
    if (m := _FROM_TO.search(lower_same_length(text))) is None:
        return None
    last = int(m["to"])
    first = int(m["from"] or last)
    return (first, last) if first <= last <= first + 5 else None


# ... ban hành Kế hoạch phòng, chống cháy rừng năm 2020 với những nội dung sau | ... xây dựng Kế hoạch ..., cụ thể như sau:
_NAMED_PLAN = regex.compile(r"\b(?:ban hành|xây dựng|lập)\s+[Kk]ế hoạch\s+(?!số\s)(?=\p{L}|[“\"])")
_AFTER_NAME = regex.compile(
    r",?\s*(?:(?:,|\s)(?:cụ thể|với (?:các|những|một số)|gồm|bao gồm|nội dung (?:cụ thể|như|sau)|trong đó"
    r"|như sau|sau đây|theo đó)\b)|\n|:\s*$"
)
_SHORT_NAMES = regex.compile(r"\s*\((?:gọi tắt|sau đây|gọi chung)[^)]*\)")
# Words that name no subject of their own
_GENERAL = regex.compile(
    r"\b(?:triển khai|tổ chức|thực hiện|cụ thể|trên địa bàn|của|tại|tỉnh|thành phố|huyện|xã|phường|đơn vị|ngành|năm|như|sau)\b|\d+"
)


def title_in_opening(opening: str) -> str | None:
    """The plan's subject as its own opening names it, for pages that lost the title; None where it names none.

    >>> title_in_opening("Căn cứ ...;\\nUBND tỉnh ban hành Kế hoạch phòng, chống cháy rừng mùa khô năm 2020, cụ thể như sau:")
    'Phòng, chống cháy rừng mùa khô năm 2020'
    >>> title_in_opening("Sở Y tế xây dựng Kế hoạch triển khai thực hiện như sau:") is None
    True
    """
    named = list(_NAMED_PLAN.finditer(opening))
    if not named:
        return None
    name = _SHORT_NAMES.sub("", opening[named[-1].end() :])
    cut = _AFTER_NAME.search(name)
    title = tidy(name[: cut.start() if cut else len(name)]).strip(" .,:;")
    if not 20 < len(title) < 400 or len(_GENERAL.sub(" ", title).split()) < 4:
        return None
    return title[:1].upper() + title[1:]


def names_a_plan(opening: str) -> bool:
    """Whether an opening says that what follows is a plan: "... ban hành Kế hoạch triển khai như sau"."""
    return _ISSUES.search(opening) is not None


_ISSUES = regex.compile(
    r"\b(?:ban hành|xây dựng|lập)\s+[Kk]ế hoạch\b[^;\n]{0,300}(?:như sau|sau đây|sau)\s*[:.]?\s*$"
)
