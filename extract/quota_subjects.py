"""What a quota measures, from its sentence."""

from __future__ import annotations

import regex

from extract.quota_words import SUBJECT_STOPS

# "Tỷ lệ hộ nghèo | còn 5%": what stands before the verb
_MEASURING = regex.compile(
    r" (?:đạt|còn|là|giảm|tăng|phấn đấu|được|dưới|trên|tối thiểu|không)(?!\w)[^;.:]{0,24}$"
)
_CLAUSE_ENDS = ("; ", ". ", ": ", "- ", "\n")


def find_subject(left: str, right: str, unit: str) -> str | None:
    """What is measured: "Tỷ lệ hộ nghèo" before the figure, else what follows it up to the verb.

    >>> find_subject("Tỷ lệ hồ sơ xử lý qua mạng đạt ", " ở cấp tỉnh", "%")
    'Tỷ lệ hồ sơ xử lý qua mạng'
    >>> find_subject("- ", " văn bản không mật được gửi", "%"), find_subject("mở ", " tập huấn", "lớp")
    ('văn bản không mật', 'lớp tập huấn')
    """
    if (unit == "%" or not right.strip(" .;,")) and (measured := _before_verb(left)):
        return measured
    words: list[str] = []
    for word in right[:100].split()[:12]:
        if word.lower() in SUBJECT_STOPS or word[0] in ",;.:(":
            break
        bare = word.rstrip(",;.:")
        words.append(bare)
        if bare != word or "(" in word:
            break
    tail = " ".join(words)
    if unit == "%":
        return tail or None
    return f"{unit} {tail}".strip() or None


def _before_verb(left: str) -> str | None:
    verb = _MEASURING.search(left, max(0, len(left) - 40))
    if verb is None:
        return None
    clause = left[max(0, verb.start() - 110) : verb.start()]
    for mark in _CLAUSE_ENDS:
        clause = clause[clause.rfind(mark) + len(mark) :] if mark in clause else clause
    while len(clause) > 82 and ", " in clause:
        clause = clause.partition(", ")[2]
    clause = clause.strip(" -")
    return clause if len(clause) > 2 and clause[0].isalpha() else None
