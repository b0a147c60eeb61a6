"""The review page: how large it is, and how long Chromium takes until it can be used.

    python benchmarks/review.py [--rounds N] [--meetings N] [--chars N]

Three pages: a sample; meetings that are the samples over and over, up to so many characters; and all of that as one meeting. `ready` is the time from the
start of loading until the page answers; `frame`, until two frames have been drawn after that; `edit` is one correction with all that is drawn anew, `doubt` one
step to the next doubt, which may be in another meeting.
"""

import argparse
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
    samples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt")) if path.stem != "three-meetings"]
    body = [line for sample in samples for line in sample.splitlines() if line.strip()]
    each = chars // meetings
    parts = []
    for n in range(meetings):
        part = f"全市第{n + 1}次安全生产工作会议召开\n\n　　2023年3月{n % 28 + 1}日上午，全市第{n + 1}次安全生产工作会议在市政府会议室召开。市长费明主持会议。\n"
        at = n
        while len(part) < each:
            part += f"　　费明指出，{body[at % len(body)].strip('　')}\n"
            at += 1
        parts.append(part[:each] + "\n")
    whole = "\n".join(parts)
    return {"a sample": samples[0], f"{meetings} meetings": whole, "one meeting": parts[0] + "".join(part.split("\n", 3)[3] for part in parts[1:])}


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
