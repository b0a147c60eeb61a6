"""The pictures of README and manual: a page of a 简报 as LibreOffice lays it out, and the review page in Chromium; of a sample, with the code of today.

    python docs/build_pictures.py            writes docs/images/*.png

Needs LibreOffice, Chromium, poppler's pdftoppm, ImageMagick, and Noto Serif CJK, which is nearest to the faces of official documents. Few colours keep the files small.
"""

import os
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import briefgen
from briefgen.rendering.review import page

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "samples" / "city-brief.txt"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><cachedir>{}</cachedir>
<include ignore_missing="yes">/etc/fonts/conf.d</include>
<selectfont><rejectfont><glob>*/NotoSansCJK*</glob><glob>*/wqy/*</glob><glob>*/arphic/*</glob></rejectfont></selectfont></fontconfig>
"""


def _run(*command: str | Path, **environment: str) -> None:
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})


def _few_colours(given: Path, name: str, colours: int, *options: str) -> None:
    _run("convert", given, "-strip", *options, "+dither", "-colors", str(colours), f"PNG8:{IMAGES / name}")


def _brief(folder: Path) -> None:
    """The first page of the Word file."""
    briefgen.parse_file(SAMPLE).to_docx(folder / "brief.docx")
    (folder / "fonts.conf").write_text(FONTS.format(folder / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run(
        "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "brief.docx", FONTCONFIG_FILE=str(folder / "fonts.conf")
    )
    _run("pdftoppm", "-r", "144", "-f", "1", "-singlefile", "-png", folder / "brief.pdf", folder / "brief")
    _few_colours(folder / "brief.png", "brief.png", 16, "-resize", "600x", "-bordercolor", "#999", "-border", "1")


def _review(folder: Path) -> None:
    """The review page as it opens."""
    shown = folder / "review.html"
    shown.write_text(page.render(briefgen.parse_file(SAMPLE, with_text=True)), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": 1200, "height": 850})
        opened.goto(shown.as_uri())
        opened.screenshot(path=folder / "review.png")
        browser.close()
    _few_colours(folder / "review.png", "review.png", 32)


def main() -> None:
    """Write both pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        _brief(Path(name))
        _review(Path(name))
    for path in sorted(IMAGES.glob("*.png")):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
