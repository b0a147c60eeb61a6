"""Examples for the decisions about whole reports: `reports` (does a text report a meeting?), `opens` (does another report begin at a block?).

Reports that follow each other in one file are few among the labelled texts, so files are made of them: two to four texts, one below the other as
in `../shared/eval/joined.py`, the same ones each time. An example of such a file tells the sources of all texts in it (`Example.others`), and
`crossvalidate.py` learns from it only where none of them is left out.
"""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator
from functools import cache

from benchmarks.learning import SHARED, Decision, Example, Text, texts
from briefgen.parsing import pipeline
from briefgen.parsing.evidence import opening, reporting

#: So many files are made with each text at their head, and how much an example of them counts beside those of whole texts.
_FILES = 3
_WEIGHT = 0.5
_SHORT = 0.05
_INVENTED = 0.15


def _chance(name: str) -> random.Random:
    return random.Random(hashlib.sha256(name.encode()).digest())


@cache
def _partners(real: bool) -> tuple[Text, ...]:
    """The texts of one meeting that files are made of."""
    return tuple(each for each in texts() if len(each.gold) == 1 and (each.group != "invented") is real)


def item(text: str, start: int, sentences: int) -> str:
    """A report cut to a short item, as in a round-up: to the first sentences of its first long paragraph, or its first eight lines."""
    at = start
    for _ in range(8):
        stop = text.find("\n", at) if text.find("\n", at) >= 0 else len(text)
        if len(text[at:stop].strip()) > 70:
            for _ in range(sentences):
                at = text.find("。", at, stop) + 1 or stop
            return text[:at]
        at = min(stop + 1, len(text))
    return text[:at]


def file(chosen: list[Text], short: int = 0) -> tuple[str, list[int], list[tuple[int, int]]]:
    """Texts one below the other; where each begins, and the stretches before its report proper, where nothing is asked."""
    text, begins, open_ = "", [], []
    for each in chosen:
        own = (item(each.text, each.gold[0]["span"][0], short) if short else each.text).strip("\n")
        shift = len(text) - (len(each.text) - len(each.text.lstrip("\n"))) + bool(text)
        text += ("\n" if text else "") + own
        at = len(text) - len(own)
        begins.append(at)
        open_.append((at + 1, max(at, shift + each.gold[0]["span"][0]) + 1))
    return text, begins, open_


def examples_of(text: str, begins: list[int], unsaid: list[tuple[int, int]], weight: float, others: frozenset[str]) -> Iterator[Example]:
    """An example for every block where another report may begin."""
    page, origin = pipeline.page(text)
    looks = opening.Looks(page)
    places = [origin(block.span.start) for block in page.blocks]
    if not places:
        return
    true = {next((n for n, at in enumerate(places) if at >= begin and not page.skip[n]), 0) for begin in begins} - {0}
    for n in opening.candidates(page, looks):
        if n in true or not any(start <= places[n] < stop for start, stop in unsaid):
            yield Example(tuple(opening.features(page, looks, n)), n in true, weight, others)


def opens(text: Text) -> Iterator[Example]:
    """Of a text as it is, and of files that it is the head of."""
    real = text.group != "invented"
    weight = 1.0 if real else _INVENTED
    if text.gold:
        yield from examples_of(text.text, [meeting["span"][0] for meeting in text.gold], [], weight, frozenset())
    if len(text.gold) != 1:
        return
    chance = _chance(text.id)
    others = [each for each in _partners(real) if each is not text]
    for short in (*(0 for _ in range(_FILES)), 2, 9):
        chosen = [text, *chance.sample(others, chance.choice([1, 2, 3]))]
        joined, begins, unsaid = file(chosen, short)
        yield from examples_of(joined, begins, unsaid, weight * (_SHORT if short else _WEIGHT), frozenset(each.source for each in chosen))


OPENS = Decision("opens", opens, 0.4)


#: Titles of news that is plainly something else, and what none of them has.
_PLAIN = re.compile(
    "天气|降雨|暴雨|台风|寒潮|高温|气温|丰收|秋收|春耕|播种|夏粮|增长|产量|票房|通车|投产|发射|启用|完工|假期|客流|旅游|疫情|物价|外贸|进出口|消费|地震|洪水|救援|袭击|打击|坠毁|火灾|花开|候鸟|出土|考古|电量|发电|铁路|高铁"
)
_NOT_PLAIN = re.compile("会|仪式|座谈|论坛|典礼|举行|召开|主持|出席|调研|致电|讲话|签署|峰")
_SILVER = 300
_SILVER_WEIGHT = 0.4


@cache
def silver() -> tuple[str, ...]:
    """News of `../shared/raw` that reports no meeting: told by its title alone, whatever its text says."""
    path = SHARED / "raw" / "broadcasts.jsonl.gz"
    if not path.exists():
        return ()
    found: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for part in json.loads(line)["text"].split("\n### ")[1:]:
                title, _, body = part.partition("\n")
                text = "\n".join(re.sub("<[^>]+>|&nbsp;", "", each).strip() for each in re.findall("<p>(.*?)</p>", body, re.S))
                if _PLAIN.search(title) and not _NOT_PLAIN.search(title) and len(text) > 80:
                    found.append(text if len(found) % 2 else f"{title}\n{text}")
    return tuple(random.Random(1).sample(found, min(_SILVER, len(found))))


def reports(text: Text) -> Iterator[Example]:
    """A text, and its share of the silver ones: they have no source of their own, so each goes with some text."""
    own = texts()
    at = own.index(text)
    weight = 1.0 if text.group != "invented" else _INVENTED
    for each, label, counts in [(text.text, bool(text.gold), weight), *((each, False, _SILVER_WEIGHT) for each in silver()[at :: len(own)])]:
        page, _ = pipeline.page(each)
        if page.blocks:
            yield Example(tuple(reporting.features(page)), label, counts)


REPORTS = Decision("reports", reports, 0.5)
DECISIONS: tuple[Decision, ...] = (REPORTS, OPENS)
