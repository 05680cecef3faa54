"""Lines that a program or a narrow cell broke inside a name, made whole where that is certain."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.grids import Line


def with_whole_names(lines: Sequence[Line]) -> list[Line]:
    """Lines of one word each made whole where certain: "XÃ" / "HÒA" / "AN", "Nội" / "dung" / "việc"."""
    out: list[Line] = []
    run: list[str] = []
    for line in [*lines, ""]:
        if isinstance(line, str) and len(word := line.strip()) <= 7 and word.isalpha():
            run.append(line)
            continue
        out += _rejoined(run) if len(run) > 2 else run
        out.append(line)
        run = []
    return out[:-1]


def _rejoined(run: list[str]) -> list[str]:
    words = [word.strip() for word in run]
    if len(words) > 3 and all(map(str.isupper, words)):
        return ["\n".join(words)]
    if words[0].islower() or not any(map(str.islower, words)):
        return run
    whole: list[str] = []
    for word in words:
        whole += [f"{whole.pop()}\n{word}"] if word.islower() else [word]
    return whole
