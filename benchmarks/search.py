"""Five questions to an archive, each as a whole process of `briefgen search` and as a call of the library, against `grep -r` for their word over the
same records as JSON files.

    python benchmarks/search.py [--documents N] [--rounds N] [--folder PATH] [--cold]

Records are those of `briefgen parse -f json`, made of texts that are all different: the samples with other names, years, numbers, bureaus and
subjects. Rounds are interleaved; figures are medians. grep finds lines with a word; who said it, when, and who must act it does not tell, so every
question is also answered from the JSON by a script of its own, and the numbers must be equal. With ``--folder`` the files stay and are used again.
``--cold`` (Linux, as root) empties the system's cache of files before each process, as it is when nobody has read the archive since the machine started.
"""

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import briefgen
from briefgen.archive.search import Query
from briefgen.archive.search import search as archived
from briefgen.archive.store import Archive
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
CHUNK = 200
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "建国志明文华海涛晓东立新永强秀兰玉梅春生德才桂芳宏伟学军振兴佳宁雨桐思远承志雅琴少波启航嘉言书恒若水长青子墨立群景行"
_SUBJECTS = (
    "防汛 抗旱 招商 预算 营商环境 食品安全 春耕 秋收 森林防火 安全生产 义务教育 研究生教育 养老服务 社区建设 垃圾分类 污水治理 道路养护 乡村振兴 "
    "危房改造 疫情防控 人才引进 信访 禁毒 普法 扫黄打非 电子商务 冷链物流 非遗保护 全民健身 河长制 林长制 耕地保护 秸秆禁烧 校园周边 医保 社保"
)
SUBJECTS = _SUBJECTS.split()
_BUREAUS = "水利 财政 教育 民政 住建 商务 农业农村 卫生健康 应急管理 自然资源 交通运输 市场监管 生态环境 审计 统计 文化旅游"
BUREAUS = _BUREAUS.split()
SUBJECT = re.compile("防汛减灾|防汛抗旱|防汛|营商环境|研究生教育|食品安全|食安|采购|葡萄埋墩|煤炭补贴|设备检修|会费")
BUREAU = re.compile("(市|县|省)([\u4e00-\u9fff]{2,4})局(?!长|务)")

Answer = Callable[[dict[str, Any], dict[str, Any]], int]


def texts(number: int) -> Iterator[tuple[str, str]]:
    """Name and text of ``number`` documents, no two alike."""
    seed = random.Random(20161101)
    people = sorted({seed.choice(SURNAMES) + "".join(seed.sample(GIVEN, seed.choice((1, 2, 2)))) for _ in range(600)})
    originals = []
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8")
        named = {each.name for brief in briefgen.parse_text(text).briefs for each in brief.attendees if each.name and len(each.name) > 1}
        originals.append((path.stem, text, re.compile("|".join(sorted(named, key=lambda name: (-len(name), name))))))
    for n in range(number):
        stem, text, names = originals[n % len(originals)]
        cast: dict[str, str] = {}
        shift = seed.randrange(-8, 8)
        text = names.sub(lambda match: cast.setdefault(match[0], seed.choice(people)), text)  # noqa: B023
        text = BUREAU.sub(lambda match: f"{seed.choice('市县')}{seed.choice(BUREAUS)}局" if seed.random() < 0.7 else match[0], text)
        text = re.sub("20[0-2][0-9](?=年)", lambda match: str(int(match[0]) + shift), text)  # noqa: B023
        text = re.sub(
            "(?<![0-9.])[1-9][0-9]{1,2}(?=[0-9]*[个家户人万处亩吨名项])",
            lambda match: str(seed.randrange(10 ** (len(match[0]) - 1), 10 ** len(match[0]))),
            text,
        )
        subject = seed.choice(SUBJECTS)
        text = SUBJECT.sub(lambda _: subject if seed.random() < 0.7 else seed.choice(SUBJECTS), text)  # noqa: B023
        yield f"{stem}-{n:05}.txt", text


def build(folder: Path, number: int) -> None:
    """JSON files in ``folder/json`` and ``folder/archive.db``; prints what that took."""
    database, records = folder / "archive.db", folder / "json"
    records.mkdir(parents=True)
    writing = 0.0
    with_json = FORMATS["json"].render
    with Archive(database) as archive:
        chunk = []
        for name, text in texts(number):
            document = briefgen.parse_text(text, name)
            (records / f"{Path(name).stem}.json").write_bytes(with_json(document, RenderOptions()))
            chunk.append(document)
            if len(chunk) == CHUNK:
                writing += _seconds(lambda: archive.add(chunk))  # noqa: B023
                chunk = []
        writing += _seconds(lambda: archive.add(chunk))
        closing = _seconds(archive.close)
    size = sum(path.stat().st_size for path in records.iterdir())
    print(
        f"{number} documents: add {number / writing:,.0f} documents/s, close {closing:.1f} s; "
        f"database {database.stat().st_size / 2**20:.0f} MB, JSON files {size / 2**20:.0f} MB"
    )


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def somebody(folder: Path) -> tuple[str, str]:
    """Who spoke most often about 预算, and who was in the chair most often, so that their questions have answers."""
    said: dict[str, int] = {}
    chaired: dict[str, int] = {}
    for brief, _ in briefs(folder):
        for speech in brief["speeches"]:
            if "预算" in speech["text"] and speech["speaker"]["kind"] == "person":
                said[speech["speaker"]["name"] or ""] = said.get(speech["speaker"]["name"] or "", 0) + 1
        for each in brief["attendees"]:
            if "chair" in each["roles"] and each["name"]:
                chaired[each["name"]] = chaired.get(each["name"], 0) + 1
    said.pop("", None)
    return min(said or chaired, key=lambda name: (-(said or chaired)[name], name)), min(chaired, key=lambda name: (-chaired[name], name))


def briefs(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every brief in the JSON files, with its document."""
    for path in sorted((folder / "json").iterdir()):
        document = json.loads(path.read_bytes())
        for brief in document["briefs"]:
            yield brief, document


def questions(speaker: str, chair: str) -> list[tuple[str, list[str], str, Answer]]:
    """Each question, its options of `briefgen search`, the word for grep, and how many facts of a brief answer it by its JSON."""

    def flood(brief: dict[str, Any], _: dict[str, Any]) -> int:
        late = ((brief["date"] or {}).get("start") or "") >= "2023"
        return sum("防汛" in each["text"] for each in brief["directives"]) if late else 0

    def owned(brief: dict[str, Any], _: dict[str, Any]) -> int:
        return sum(any("县水利局" in owner["text"] for owner in each["owners"]) for each in brief["directives"])

    def budget(brief: dict[str, Any], _: dict[str, Any]) -> int:
        return sum(
            "预算" in each["text"] and each["speaker"]["kind"] == "person" and each["speaker"]["name"] == speaker for each in brief["speeches"]
        )

    def trade(brief: dict[str, Any], _: dict[str, Any]) -> int:
        whole = json.dumps({key: value for key, value in brief.items() if key != "diagnostics"}, ensure_ascii=False)
        return int("招商" in whole)

    def chaired(brief: dict[str, Any], _: dict[str, Any]) -> int:
        return int(any(each["name"] == chair and "chair" in each["roles"] for each in brief["attendees"]))

    return [
        ("who demanded what about 防汛 since 2023", ["防汛", "--kind", "directive", "--since", "2023"], "防汛", flood),
        ("what 县水利局 must do", ["--owner", "县水利局"], "县水利局", owned),
        (f"what {speaker} said about 预算", ["预算", "--person", speaker, "--kind", "speech"], "预算", budget),
        ("meetings about 招商", ["招商", "--kind", "brief"], "招商", trade),
        (f"meetings with {chair} in the chair", ["--person", chair, "--role", "chair", "--kind", "brief"], chair, chaired),
    ]


def program() -> list[str]:
    """The installed command, or `python -m briefgen`."""
    script = Path(sys.executable).with_name("briefgen")
    return [str(script)] if script.exists() else [sys.executable, "-m", "briefgen"]


def query(options: list[str]) -> Query:
    """The options of a command line as a question to the library."""
    words, named = options[: len(options) % 2], options[len(options) % 2 :]
    return Query(tuple(words), **{name.removeprefix("--"): value for name, value in zip(named[::2], named[1::2], strict=True)})  # type: ignore[arg-type]


def timed(command: list[str], nothing: int = 0) -> float:
    """Seconds of a whole process, its output to a file. ``nothing`` is the status by which it says that it found nothing."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        done = subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL)
        taken = time.perf_counter() - start
    if done.returncode not in (0, nothing):
        raise SystemExit(f"{command} ended with {done.returncode}")
    return taken


def forget() -> None:
    """Empty the system's cache of files."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")


def ask(folder: Path, rounds: int, *, cold: bool) -> None:
    """Print times, ratios and numbers of answers. Ends with an error where the numbers are not equal."""
    database, wrong = str(folder / "archive.db"), 0
    asked = questions(*somebody(folder))
    counts = [0] * len(asked)
    for brief, document in briefs(folder):
        for at, (_, _, _, answer) in enumerate(asked):
            counts[at] += answer(brief, document)
    python, nothing = [sys.executable, "-c", "pass"], []
    print(f"{'question':40} {'process':>8} {'library':>8} {'grep -r':>8} {'ratios':>10} {'answers':>8} {'by JSON':>8}")
    for (title, options, word, _), count in zip(asked, counts, strict=True):
        search = [*program(), "search", database, *options]
        rows = []
        for _ in range(rounds):
            inside = _seconds(lambda: archived(folder / "archive.db", query(options)))  # noqa: B023
            pair = []
            for command, nothing_found in ((search, 5), (["grep", "-r", word, str(folder / "json")], 1)):
                if cold:
                    forget()
                pair.append(timed(command, nothing_found))
            rows.append((pair[0], inside, pair[1]))
            nothing.append(timed(python))
        ours, inside, theirs = (statistics.median(column) for column in zip(*rows, strict=True))
        found = subprocess.run([*search, "--limit", "0", "-f", "json"], capture_output=True, check=False)
        answers = len(json.loads(found.stdout))
        wrong += answers != count
        print(
            f"{title:40} {ours * 1e3:5.0f} ms {inside * 1e3:5.1f} ms {theirs * 1e3:5.0f} ms {ours / theirs:5.2f} {inside / theirs:.2f} {answers:8} {count:8}"
        )
    print(f"python -c pass: {statistics.median(nothing) * 1e3:.0f} ms of each search")
    if wrong:
        raise SystemExit(f"{wrong} questions were answered otherwise than the JSON does")


def main() -> None:
    """Build what is not there, then ask."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--documents", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--folder", type=Path)
    arguments.add_argument("--cold", action="store_true")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = given.folder or Path(temporary)
        if not (folder / "json").exists():
            build(folder, given.documents)
        ask(folder, given.rounds, cold=given.cold)


if __name__ == "__main__":
    main()
