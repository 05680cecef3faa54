"""The word lists of `reference/quota_words.toml`, ready for look-up."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import regex


def _split(words: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in words.split(",") if word.strip())


_RAW = tomllib.loads(files("extract.reference").joinpath("quota_words.toml").read_text("utf-8"))

EACH = frozenset({"mỗi", "một", "hằng", "hàng", "từng", "01", "1", "bình", "quân"})
TIME_WORDS = frozenset({"năm", "tháng", "quý", "tuần", "ngày"})
ORDINAL_HEADS = {head: _split(lifted) for head, lifted in _RAW["ordinal_heads"].items()}
ORDINAL_HEADS_WEAK = _split(_RAW["weak_heads"]["words"])
ORDINAL_PAIRS = {last: _split(first) for last, first in _RAW["ordinal_pairs"].items()}
STEPS = _split(_RAW["steps"]["words"])
FILLERS = _split(_RAW["fillers"]["words"])
LEVEL_WORDS = _split(_RAW["level_words"]["words"])
TASK_VERBS = _split(_RAW["task_verbs"]["words"])
DESCRIBING = _split(_RAW["describing"]["words"])
LINKERS = _split(_RAW["linkers"]["words"])
PAST = _split(_RAW["tense"]["past"])
FUTURE = _split(_RAW["tense"]["future"])
LISTED = _split(_RAW["listed"]["words"])
HISTORY_HEADINGS = tuple(sorted(_split(_RAW["history_headings"]["words"])))
_HISTORY = regex.compile(
    r"[\s\W\d]*(?:(?:phần|chương|mục)\s+\S+\s+)?(?:" + "|".join(HISTORY_HEADINGS) + r")(?!\w)"
)
# "Kết quả dự kiến", "Tình hình mới đặt ra yêu cầu": not history
_AHEAD = regex.compile(r"dự kiến|mong đợi|cần đạt|phấn đấu|mục tiêu|nhiệm vụ|đầu ra|yêu cầu")
MONEY_TARGETS = _split(_RAW["money_targets"]["words"])
NO_ORDER = _split(_RAW["no_order"]["words"])
HALF_VERBS = {verb: _split(after) for verb, after in _RAW["half_verbs"].items()}
BOLD = _split(_RAW["tense"]["bold"])
NOT_TOLD_AFTER = {phrase: _split(before) for phrase, before in _RAW["not_told_after"].items()}
NOT_TOLD_BEFORE = {phrase: _split(after) for phrase, after in _RAW["not_told_before"].items()}
SUBJECT_STOPS = _split(_RAW["subject_stops"]["words"])


def tells_history(heading: str) -> bool:
    """Whether what stands under a heading tells what was and is, not what is to be.

    >>> [tells_history(h) for h in ("THỰC TRẠNG", "Nhìn lại năm qua", "Kết quả dự kiến", "Mục tiêu")]
    [True, True, False, False]
    """
    low = heading.lower()
    return bool(_HISTORY.match(low)) and not _AHEAD.search(low)
