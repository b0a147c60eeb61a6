"""The review page: how large it is, and how long Chromium takes until it can be used.

    python benchmarks/review.py [--rounds N] [--meetings N] [--chars N]

Three pages: a sample; meetings of made-up demands with so many characters in all; and as many characters in one meeting. `ready` is the time from the
start of loading until the page answers; `frame`, until two frames have been drawn after that; `edit` is one correction with all that is drawn anew, `doubt` one
step to the next doubt, which may be in another meeting.
"""

import argparse
import itertools
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import briefgen
from briefgen.rendering.review.page import render

ROOT = Path(__file__).parents[1]
_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
_EDIT = """() => {
  const field = document.querySelector('[data-of="title"]');
  const start = performance.now();
  field.value += "。";
  field.dispatchEvent(new Event("change", { bubbles: true }));
  document.body.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  document.body.offsetHeight;
  return performance.now() - start;
}"""
_DOUBT = """() => {
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "k", bubbles: true }));
  document.body.offsetHeight;
  return performance.now() - start;
}"""


def texts(meetings: int, chars: int) -> dict[str, str]:
    """Name → text."""
    sample = (ROOT / "samples" / "city-brief.txt").read_text(encoding="utf-8")
    each = chars // meetings
    parts = []
    for n in range(meetings):
        when = f"3月{n % 28 + 1}日上午"
        head = f"全市第{n + 1}次安全生产工作会议召开\n\n　　{when}，全市第{n + 1}次安全生产工作会议在市政府会议室召开。市长费明主持会议。\n"
        parts.append(head + _speech(each - len(head)))
    long = head + _speech(chars - len(head))
    return {"a sample": sample, f"{meetings} meetings": "\n".join(parts), "one meeting": long}


def _speech(chars: int) -> str:
    """Paragraphs with demands, owners, deadlines and targets."""
    out = ""
    for n in itertools.count():
        if len(out) >= chars:
            return out
        units = ["应急管理局", "住房和城乡建设局", "水利局", "教育体育局", "交通运输局"]
        unit = units[n % len(units)]
        out += (
            f"　　费明指出，第{n + 1}项工作关系群众切身利益，上半年进展总体平稳，但薄弱环节仍然不少。市{unit}要在{n % 12 + 1}月底前完成{n + 3}处隐患整改，"
            f"确保合格率不低于9{n % 10}%。各县区要落实属地责任，严禁瞒报漏报。\n"
        )
    return out


def measure(page: Page, path: Path, rounds: int) -> dict[str, float]:
    """Medians in milliseconds."""
    found: dict[str, list[float]] = {"ready": [], "frame": [], "edit": [], "doubt": []}
    page.on("dialog", lambda dialog: dialog.accept())
    for _ in range(rounds):
        page.goto(path.as_uri())
        found["frame"].append(page.evaluate(_FRAME))
        found["ready"].append(float(page.evaluate("document.documentElement.dataset.ready")))
        found["edit"].append(page.evaluate(_EDIT))
        found["doubt"].append(page.evaluate(_DOUBT))
        page.locator("#undo").click()
    return {name: statistics.median(times) for name, times in found.items()}


def main() -> None:
    """Print sizes and times."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--meetings", type=int, default=20)
    arguments.add_argument("--chars", type=int, default=200_000)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, text in texts(given.meetings, given.chars).items():
            document = briefgen.parse_text(text, with_text=True)
            path = Path(folder, "核对.html")
            path.write_text(render(document), encoding="utf-8")
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            times = measure(page, path, given.rounds)
            page.close()
            fields = sum(len(brief.attendees) + len(brief.speeches) + len(brief.directives) for brief in document.briefs)
            print(
                f"{name:12} {len(text):7,} characters, {len(document.briefs):3} meetings, {fields:5,} entries: "
                f"{path.stat().st_size / 1000:6.0f} kB (text {len(text.encode()) / 1000:.0f} kB); "
                + ", ".join(f"{key} {value:.0f} ms" for key, value in times.items())
            )
        browser.close()


if __name__ == "__main__":
    main()
