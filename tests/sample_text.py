"""Writes a sample as the plain text that a person copies from a portal."""

from __future__ import annotations

from tests.sample_source import MOTTO, Sample

WIDTH = 40


def render_text(sample: Sample) -> bytes:
    """The text file's bytes, UTF-8 with a last line end."""
    page = sample.page
    gap = "\n\n" if page.get("interleaved") else "\n"
    parts = [_letterhead(sample), "KẾ HOẠCH\n" + "\n".join([*page["title"], *sample.under_title])]
    parts.append(gap.join(line.text for line in sample.body))
    parts.append(_signature(sample))
    if sample.annex:
        parts.append("\n".join(line.text for line in sample.annex))
    whole = "\n\n".join(part for part in parts if part)
    before, after = (sample.site.get(key, "").strip("\n") for key in ("before", "after"))
    return "\n\n".join(part for part in (before, whole, after) if part).encode() + b"\n"


def _letterhead(sample: Sample) -> str:
    page = sample.page
    left = [*page["upper"], *page["issuer"]]
    number, dateline = page.get("number", ""), page.get("dateline", "")
    if page.get(
        "interleaved"
    ):  # upper, motto, issuer, motto: the order in which a copied two-column table arrives
        lines = [left[0], MOTTO[0], *left[1:], MOTTO[1], number, dateline]
        return "\n\n".join(line for line in lines if line)
    if page.get("columns"):
        return "\n".join([*_beside(left, list(MOTTO)), *_beside([number], [dateline])])
    return "\n".join(line for line in [*left, "-------", *MOTTO, "---------------", number, dateline] if line)


def _signature(sample: Sample) -> str:
    sign = sample.sign
    items = [f"- {item}" for item in sign["recipients"]]
    receivers = ["Nơi nhận:", *items] if items else []
    name = sign.get("name", "")
    if sample.page.get("columns"):
        return "\n".join(_beside(receivers, [*sign["lines"], "", "", name]))
    if sample.page.get("interleaved"):  # the authority line slips between "Nơi nhận:" and its list
        return "\n\n".join([receivers[0], *sign["lines"], "\n".join(items), name])
    return "\n".join([*receivers, "", *sign["lines"], "", name]).strip("\n")


def _beside(left: list[str], right: list[str]) -> list[str]:
    rows = max(len(left), len(right))
    left, right = left + [""] * (rows - len(left)), right + [""] * (rows - len(right))
    width = max(WIDTH, *(len(line) + 4 for line in left))
    return [f"{one:{width}}{two}".rstrip() for one, two in zip(left, right, strict=True)]
