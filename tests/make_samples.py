"""Makes the bundled samples and their expected records again, byte for byte, from `tests/samples/*.toml`.

    python -m tests.make_samples            writes data/raw/samples/ and tests/gold/samples/
    python -m tests.make_samples FOLDER     writes FOLDER/files/ and FOLDER/gold/ instead

Needs python-docx, reportlab and DejaVu Serif (Debian: fonts-dejavu-core); where the font is missing it says
so, writes the rest and ends with 1. `make run` reads the committed files: this script is for changing them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.sample_docx import render_docx
from tests.sample_html import render_lawsite, render_portal
from tests.sample_pdf import FontMissing, render_pdf
from tests.sample_source import FILES, GOLD, load_samples
from tests.sample_text import render_text

RENDERERS = {
    "docx": (render_docx, ".docx"),
    "pdf": (render_pdf, ".pdf"),
    "portal": (render_portal, ".html"),
    "lawsite": (render_lawsite, ".html"),
    "text": (render_text, ".txt"),
}


def make_samples(files: Path, gold: Path) -> list[str]:
    """Writes every sample and its expected record; returns a sentence for each that could not be made."""
    files.mkdir(parents=True, exist_ok=True)
    gold.mkdir(parents=True, exist_ok=True)
    missing = []
    for sample in load_samples():
        render, suffix = RENDERERS[sample.format]
        try:
            (files / f"{sample.name}{suffix}").write_bytes(render(sample))
        except FontMissing as error:
            missing.append(f"{sample.name}{suffix} not made: {error}")
        record = json.dumps(sample.record, ensure_ascii=False, indent=1)
        (gold / f"{sample.name}.json").write_text(record + "\n", "utf-8")
    return missing


def main(arguments: list[str]) -> int:
    """The command."""
    folders = (Path(arguments[0]) / "files", Path(arguments[0]) / "gold") if arguments else (FILES, GOLD)
    missing = make_samples(*folders)
    print("\n".join(missing) or f"made {len(load_samples())} samples in {folders[0]}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
