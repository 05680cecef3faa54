"""What a damaged text's words stand for: the likeliest readings of neighbouring words together (Viterbi).

A word may read as itself or as one syllable or several, each but the last without its final letter and the blank
after it. How likely a reading is comes from the counts of clean texts and of the sound words of the text itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import log

import regex

from parsers.counts import NUMBER, START, Counts, abbreviations, base_counts, can_stand, names, opening

LOST = re.compile("[\u1ea0-\u1ef9]")
WHOLE = frozenset(  # "TM. ỦY BAN", "Lưu: VT, TH", "TT HU"
    ("TM", "KT", "TL", "TUQ", "UBND", "UBMT", "TW", "CP", "TT", "TTG", "KH", "CT", "CV", "NQ", "BC", "TB")
    + ("VT", "TH", "CN", "DN", "SX", "KD", "TP", "TX", "HU", "nt")
)
_UNITS = frozenset(
    ("km", "cm", "mm", "ha", "kg", "ml", "kw", "kv", "gb", "mb", "db", "lux", "dpi", "mhz", "ghz")
)
_TOKEN = regex.compile(r"\p{L}+|\d(?:[\d.,/]*\d)?")
_SYMBOL_NEXT = regex.compile(r"\s*:\s*[\d/._…]|\s+\d{1,5}\s?/")  # "S: 07/KH-PVH", "S 67/KH-SVHTTDL"
_WORD_BEFORE = regex.compile(r"(\p{L}+)[^\S\n]+$")
_WORD_AFTER = regex.compile(r"[^\S\n]+(\p{L}+)")
_WORD_BELOW = regex.compile(r"\n(\p{Ll}+)")
# "0,8 m", "26 độ C", "lần thứ V", "Quý I", "khu vực X", "điểm b", "loi B" (a loss in the word before too)
_AFTER_NUMBER = regex.compile(
    r"(?:\d|độ|đ|thứ|quý|khóa|khoá|phần|mục|chương|vực|hạng|hng|loại|loi|nhóm|lớp|lp|lục|khối|điểm|tiết|biểu|mẫu) $",
    regex.I,
)
# "khoạch", "Chthị", "HChí", "thSáu", "vSThông", "vUBND"; but not "TPhcm", "iPhone"
_MIXED = regex.compile(
    r"\p{Lu}?\p{Ll}*|\p{Lu}{2}\p{Ll}+|\p{L}\p{Ll}{0,5}\p{Lu}\p{Ll}+|\p{Ll}{1,4}\p{Lu}{1,2}\p{Ll}*|\p{Ll}{1,4}\p{Lu}{3,}"
)
_TITLED = regex.compile(
    r"\p{Lu}\p{Ll}*|\p{Lu}{2}\p{Ll}+|\p{Lu}\p{Ll}{0,5}\p{Lu}\p{Ll}+"
)  # "Nguyn", "ĐQuý", "ThHoa"
_KILOMETRE_STONE = regex.compile(r"\s?\d+\s?\+")  # "tại Km 28 + 500", "Km12+300"
_AFTER_FIGURE = regex.compile(r"\d\s?$")
_CODE = regex.compile(r"\p{Lu}{2,}\p{Ll}{1,3}")  # "TTr", "CTr", "TTra"
_ROMAN = regex.compile(r"[IVXLC]+")
_JOINERS = ("@", "_", "&", "'", "’", "<")
_LINE_START = regex.compile(r"(?:^|\n)[ \t|+*•–-]*$")

_EXPECTED = 0.55  # marked letters that a word has on average where none are lost
_BLANK_TOO = log(0.6)
_FEAR = -2.0  # cost of changing a syllable that can stand as it is
_NAMED = 3.0  # what a syllable of names gains in a name
_CAPITALS = 20.0  # what capitals that are no syllable gain: they may be an abbreviation
_FOREIGN = 12.0  # what a name that is no syllable gains: "Chnăm", "Kdăm"
_STANDS = 40  # a syllable seen less often may well be two that have run together
_RARE = 5  # a syllable seen less often is the rest of one
_SPLIT_FORMS = 8  # the commonest forms that a part of a split word is tried with
_KEPT_STATES = 8
_HOPELESS = 14.0  # a reading so much less likely (log) than the best so far is dropped

Reading = tuple[str, ...]  # the syllables that a word stands for
_Option = tuple[Reading, float]  # with the log chance that they became the word
_Word = tuple[int, int, list[_Option]]  # where it stands, and what it may stand for
_State = tuple[str, str]  # the last two syllables


def readings(text: str) -> Iterator[tuple[int, int, Reading]]:
    """(start, end, syllables) of every word that reads otherwise than it stands."""
    loss = log(_share_lost(text))
    counts = base_counts().with_own(text, _is_doubtful)
    run: list[_Word] = []
    last = 0
    start_sign = START
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        between = text[last:start]
        if run and between != " " and not _goes_on(text, last, start):
            yield from _best(run, counts, start_sign)
            run = []
        if not run:
            start_sign = opening(between[between.rfind("\n") + 1 :])
        run.append((start, end, _options_at(text, start, end, loss)))
        last = end
    yield from _best(run, counts, start_sign)


def _share_lost(text: str) -> float:
    """The share of marked letters that the text has lost, by how many clean text would have."""
    words = sum(token[0].isalpha() for token in _TOKEN.findall(text))
    marked = len(LOST.findall(text))
    return float(min(max(1 - marked / max(1.0, _EXPECTED * words), 0.05), 0.6))


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether the words before and after are one run: blanks between them, or a wrapped line or heading."""
    between = text[end:start]
    if not between.isspace():
        return False
    if "\n" not in between:
        return True
    return (
        between.count("\n") == 1
        and text[start].islower()
        and not text[start : start + 2].endswith((")", "."))
    )


def _is_doubtful(word: str) -> bool:
    """Whether a word of the text itself proves nothing: it may be what a loss has left."""
    return word in _lexicon()[0] or (
        base_counts().single[word] < _STANDS and any(True for _ in _splits(word, 1))
    )


@cache
def _lexicon() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What is left of syllables that lost their letter, with those syllables; the same of those that end in it."""
    forms: dict[str, list[str]] = defaultdict(list)
    open_forms: dict[str, list[str]] = defaultdict(list)
    for syllable in (*base_counts().single, *(name for name in names() if name not in base_counts().single)):
        match = LOST.search(syllable)
        if match and len(syllable) > 1:
            left = syllable[: match.start()] + syllable[match.end() :]
            forms[left].append(syllable)
            if match.end() == len(syllable):
                open_forms[left].append(syllable)
    single = base_counts().single
    for table in (forms, open_forms):
        for syllables in table.values():
            syllables.sort(key=lambda syllable: -single[syllable])
    return dict(forms), dict(open_forms)


# --- what a word may stand for


def _options_at(text: str, start: int, end: int, loss: float) -> list[_Option]:
    token = text[start:end]
    if token[0].isdigit():
        return [((NUMBER,), 0.0)]
    if token == "S" and _SYMBOL_NEXT.match(text, end):
        return [(("s",), -99.0), (("số",), 0.0)]
    found = _options(token.lower())
    if len(found) == 1 or _is_whole(text, start, end, token):
        return found[:1]
    # the chance of each letter lost; as many as the reading has more than the word, blanks aside
    options = [
        (reading, cost + loss * (sum(map(len, reading)) - len(token)) if at else cost)
        for at, (reading, cost) in enumerate(found)
    ]
    own, known = options[0][0], token.lower() in abbreviations()
    if token.isupper() or _CODE.fullmatch(token):
        if len(token) > 1 and (known or not can_stand(token.lower())):
            options[0] = own, _CAPITALS + 2 * known
    elif _TITLED.fullmatch(token):
        in_name = _is_in_name(text, start, end)
        if in_name:
            options = [
                (reading, cost + _NAMED * all(map(names().__contains__, reading)))
                for reading, cost in options
            ]
        if not can_stand(token.lower()):
            options[0] = own, _FOREIGN if in_name else _FOREIGN / 3
        elif in_name:
            options[0] = own, _NAMED
    return options


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital has a neighbour with one."""
    beside = (_WORD_BEFORE.search(text, max(0, start - 25), start), _WORD_AFTER.match(text, end))
    return any(match is not None and _TITLED.fullmatch(match[1]) is not None for match in beside)


def _is_whole(text: str, start: int, end: int, token: str) -> bool:
    """Whether a word is none that lost letters: a list letter, an abbreviation, part of a symbol or address."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isdigit() or after.isdigit() or before in _JOINERS or after in _JOINERS:
        return True
    if _is_broken(token, text, end):
        return True
    if (before == "." and text[start - 2 : start - 1].isalnum()) or (
        after == "." and text[end + 1 : end + 2].isalpha()
    ):
        return True
    if after == "." and token.lower() in ("tp", "tx", "tt"):
        return True
    after_number = _AFTER_FIGURE.search(text, max(0, start - 8), start)
    if "/" in (before, after) and (len(token) == 1 or not token.islower() or after_number):
        return True
    if token.lower() in _UNITS:
        if before == "/" or _KILOMETRE_STONE.match(text, end):
            return True
        beside = _WORD_BEFORE.search(text, max(0, start - 25), start) or _WORD_AFTER.match(text, end)
        return after_number is not None or not beside
    if len(token) == 1:
        return _is_whole_letter(text, start, end, token)
    if not token.isupper():
        return token in WHOLE or _MIXED.fullmatch(token) is None
    if before == "-" or after in ("-", ".") or _ROMAN.fullmatch(token):
        return True
    return token in WHOLE and not _is_supported(text, start, end, token)


def _is_broken(token: str, text: str, end: int) -> bool:
    """Whether a word at a line's end has its own rest on the next line: "bu" of "bu / ổi", "Th" of "Th / ể"."""
    rest, single = _WORD_BELOW.match(text, end), base_counts().single
    return rest is not None and single[rest[1]] < _RARE and single[(token + rest[1]).lower()] >= _STANDS


def _is_whole_letter(text: str, start: int, end: int, token: str) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "." or after in (")", "/") or _AFTER_NUMBER.search(text, max(0, start - 8), start):
        return True
    if after == "." and (token.isupper() or _LINE_START.search(text, max(0, start - 20), start)):
        return True
    if token in ("Y", "A") and (name := _WORD_AFTER.match(text, end)) and _TITLED.fullmatch(name[1]):
        return True  # "ông Y Thu Hạnh", "A Lăng Thị Búp"
    if token.islower() or text[end : end + 2].lstrip(" ").isalpha():
        return False
    return not _is_supported(text, start, end, token)


def _is_supported(text: str, start: int, end: int, token: str) -> bool:
    """Whether some reading of capitals makes a well-known pair with a neighbour in capitals, or "thuộc S" with it."""
    pairs = base_counts().pairs
    before = _WORD_BEFORE.search(text, max(0, start - 25), start)
    after = _WORD_AFTER.match(text, end)
    for reading, _ in _options(token.lower())[1:]:
        if before and (before[1].isupper() or token == "S") and pairs[before[1].lower(), reading[0]] >= 8:
            return True
        if after and after[1].isupper() and pairs[reading[-1], after[1].lower()] >= 8:
            return True
    return False


@cache
def _options(token: str) -> list[_Option]:
    """What a word may stand for, itself first, then the commonest readings; the cost is without that of lost letters."""
    seen = base_counts().single[token]
    stands = seen > 1 and can_stand(token)
    options: list[_Option] = [((form,), _FEAR * stands) for form in _lexicon()[0].get(token, ())]
    if len(token) < 22 and not (stands and seen >= _STANDS):
        options += _splits(token, 2)
    options.sort(key=lambda option: option[1] + sum(map(_alone, option[0])), reverse=True)
    return [((token,), 0.0), *options[: 10 if stands else 16]]


@cache
def _alone(syllable: str) -> float:
    """The log chance of a syllable whatever stands before it."""
    return base_counts().chance("", "", syllable)


def _splits(token: str, more: int) -> Iterator[_Option]:
    """Readings as several syllables: each but the last lost its final letter and the blank after it."""
    forms, open_forms = _lexicon()
    for cut in range(1, min(len(token), 7)):
        lefts = open_forms.get(token[:cut])
        if not lefts:
            continue
        right = token[cut:]
        ends: list[_Option] = [((right,), 0.0)] if can_stand(right) else []
        ends += [((form,), 0.0) for form in forms.get(right, ())[:_SPLIT_FORMS]]
        if len(right) > 2 and right in abbreviations():
            ends.append(((right,), _CAPITALS))
        if more > 1 and not can_stand(right):
            ends += _splits(right, more - 1)
        for left in lefts[:_SPLIT_FORMS]:
            yield from (((left, *reading), cost + _BLANK_TOO) for reading, cost in ends)


# --- the likeliest of all


def _best(run: Sequence[_Word], counts: Counts, start_sign: str) -> Iterator[tuple[int, int, Reading]]:
    """The likeliest readings of neighbouring words, where they differ from the words (Viterbi)."""
    if all(len(options) == 1 for _, _, options in run):
        return
    chance = counts.chance
    states: list[tuple[float, _State]] = [(0.0, ("", start_sign))]
    steps: list[dict[_State, tuple[_State, _Option]]] = []  # for each state: the one before, and the option
    for _, _, options in run:
        if len(options) == len(states) == 1:  # where there is one way only, its chance decides nothing
            score, state = states[0]
            reached = state[1], options[0][0][0]
            steps.append({reached: (state, options[0])})
            states = [(score, reached)]
            continue
        scored: dict[_State, float] = {}
        step: dict[_State, tuple[_State, _Option]] = {}
        for option in options:
            reading, cost = option
            for score, state in states:
                before, last = state
                score += cost
                for syllable in reading:
                    score += chance(before, last, syllable)
                    before, last = last, syllable
                reached = before, last
                if reached not in scored or score > scored[reached]:
                    scored[reached] = score
                    step[reached] = state, option
        steps.append(step)
        ranked = sorted(((score, state) for state, score in scored.items()), reverse=True)
        states = [state for state in ranked[:_KEPT_STATES] if state[0] > ranked[0][0] - _HOPELESS]
    state = states[0][1]
    found: list[tuple[int, int, Reading]] = []
    for (start, end, options), step in zip(reversed(run), reversed(steps), strict=True):
        state, option = step[state]
        if option is not options[0]:
            found.append((start, end, option[0]))
    yield from reversed(found)
