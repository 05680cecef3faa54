"""Makes many long documents out of few: names, numbers and years changed, sections repeated up to a size.

For measuring speed and for runs over hundreds of documents. No expected records come with them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from tests.sample_source import HERE, load_samples
from tests.sample_text import render_text

DEVELOPED = HERE / "gold" / "developed"

PROVINCES = (
    "Phú Yên", "An Giang", "Gia Lai", "Bắc Kạn", "Hậu Giang", "Quảng Trị", "Thái Bình", "Hà Nam", "Yên Bái",
    "Ninh Thuận", "Bến Tre", "Trà Vinh", "Đắk Nông", "Tiền Giang", "Lâm Đồng", "Cao Bằng", "Nghệ An",
)  # fmt: skip
DEPARTMENTS = {
    "Sở Y tế": "SYT",
    "Sở Nội vụ": "SNV",
    "Sở Tư pháp": "STP",
    "Sở Tài chính": "STC",
    "Sở Công Thương": "SCT",
    "Sở Xây dựng": "SXD",
    "Sở Giáo dục và Đào tạo": "SGDĐT",
    "Sở Khoa học và Công nghệ": "SKHCN",
    "Sở Giao thông vận tải": "SGTVT",
    "Sở Thông tin và Truyền thông": "STTTT",
}
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Lò", "Hồ")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Thanh", "Quốc", "Ngọc", "Xuân")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hạnh", "Khánh", "Long", "Mai", "Sơn", "Tuấn", "Yến")

_FIRST_HEADING = regex.compile(r"^(?:I|A|Phần thứ nhất|Phần I|1)(?:[./]|$)", regex.M)
_CLOSING = regex.compile(r"^(?:Nơi nhận|TM\.|KT\.|TL\.|TUQ\.|GIÁM ĐỐC|CHỦ TỊCH)", regex.M)
_ROMAN = regex.compile(r"^(?:[IVX]+)(?=[./] )", regex.M)
_YEAR = regex.compile(r"(?<!\d)20[0-3]\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Seed:
    """A text and what in it is to be changed: the province, the issuer, the own number, the signer."""

    text: str
    province: str | None
    issuer: str | None
    number: str | None
    signer: str | None


def load_seeds() -> list[Seed]:
    """Texts of the samples that have a letterhead, and of the documents that the rules were developed on."""
    samples = [s for s in load_samples() if "issuer" in s.page]
    seeds = [_seed(render_text(sample).decode(), sample.record) for sample in samples]
    for path in sorted(DEVELOPED.glob("*.txt")):
        seeds.append(_seed(path.read_text("utf-8"), json.loads(path.with_suffix(".json").read_text("utf-8"))))
    return seeds


def compose(count: int, size: int = 16_000, seed: int = 1) -> Iterator[str]:
    """`count` texts of about `size` bytes in UTF-8; the same ones for the same arguments."""
    seeds, dice = load_seeds(), random.Random(seed)
    for at in range(count):
        yield _renamed(_lengthened(seeds[at % len(seeds)], size), seeds[at % len(seeds)], dice)


def write_documents(folder: Path, count: int, size: int = 16_000, seed: int = 1) -> list[Path]:
    """The texts of `compose` as files `0000.txt`, `0001.txt`, ... of a folder that is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for at, text in enumerate(compose(count, size, seed)):
        paths.append(folder / f"{at:04}.txt")
        paths[-1].write_text(text, "utf-8")
    return paths


def _seed(text: str, record: dict[str, object]) -> Seed:
    symbol, signer = str(record.get("symbol") or ""), record["signer"]
    name = signer.get("name") if isinstance(signer, dict) else None
    province, issuer = record.get("province"), record.get("issuer")
    number = symbol.split("/")[0]
    return Seed(
        text,
        str(province) if province else None,
        str(issuer) if issuer else None,
        number if number.isdigit() else None,
        name,
    )


def _lengthened(seed: Seed, size: int) -> str:
    first = _FIRST_HEADING.search(seed.text)
    start = first.start() if first else seed.text.find("\n\n") + 2
    closing = next((m for m in _CLOSING.finditer(seed.text) if m.start() > len(seed.text) // 2), None)
    end = closing.start() if closing else len(seed.text)
    head, body, tail = seed.text[:start], seed.text[start:end].rstrip("\n"), seed.text[end:]
    missing = size - len(seed.text.encode())
    lines = body.split("\n")
    repeated = list(lines)
    while missing > 0:
        for line in lines:
            repeated.append(line)
            missing -= len(line.encode()) + 1
            if missing <= 0:
                break
    return head + _renumbered("\n".join(repeated)) + "\n\n" + tail


def _renumbered(body: str) -> str:
    """Roman headings count on through the repeats (from 40 on they start again)."""
    counter = iter(range(len(body)))
    return str(_ROMAN.sub(lambda _: _roman(next(counter) % 39 + 1), body))


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _renamed(text: str, seed: Seed, dice: random.Random) -> str:
    changes: dict[str, str] = {}
    if seed.province:
        province = dice.choice(PROVINCES)
        changes |= {seed.province: province, seed.province.upper(): province.upper()}
    if seed.issuer in DEPARTMENTS:
        name, code = dice.choice(sorted(DEPARTMENTS.items()))
        changes |= {seed.issuer: name, seed.issuer.upper(): name.upper()}
        changes[f"/KH-{DEPARTMENTS[seed.issuer]}"] = f"/KH-{code}"
    if seed.signer:
        changes[seed.signer] = f"{dice.choice(FAMILIES)} {dice.choice(MIDDLES)} {dice.choice(GIVEN)}"
    if seed.number:
        number = str(dice.randint(2, 1999)).zfill(2)
        changes |= {f"Số: {seed.number}": f"Số: {number}", f"số {seed.number}/KH": f"số {number}/KH"}
    shift = dice.randint(-4, 3)
    text = str(_YEAR.sub(lambda year: str(int(year[0]) + shift), text))
    pattern = regex.compile("|".join(regex.escape(old) for old in sorted(changes, key=len, reverse=True)))
    return str(pattern.sub(lambda found: changes[found[0]], text)) if changes else text
