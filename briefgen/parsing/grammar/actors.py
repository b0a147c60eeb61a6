"""Who can act: what sort of noun a phrase ends with, and whom a joint phrase names.

In: a phrase, the names known. Out: its sort; of a joint phrase the parts that each name somebody.
"""

import re
from collections.abc import Sequence
from typing import Literal, cast

from briefgen.lexicon import tagged, words
from briefgen.lexicon.alternation import alternation
from briefgen.lexicon.caller import per_knowledge
from briefgen.parsing.grammar import cues
from briefgen.parsing.names.known_people import KnownNames
from briefgen.parsing.names.offices import is_office
from briefgen.spans import Span, strip
from briefgen.text.patterns import lazy

#: A known person; a word for people; all of a kind; a unit by its full word; a group of people; what only ends as a person or a unit does, or begins as a
#: phrase for all does; a thing; else.
Sort = Literal["known", "people", "all", "organ", "group", "person", "unit", "every", "thing", "none"]

#: Labels of forms behind which those stand who must act.
LABEL = "(?:(?:第一)?责任(?:单位|人|部门|领导|领导人|主体|科室)|(?:分管|包案|包保|挂钩|牵头|责任)领导|(?:牵头|配合|协办|承办)(?:单位|部门|人)|主办单位|完成单位|负责人)："
#: What opens a phrase for all or some of a kind.
COLLECTIVE = lazy("各[位级]?|全(?:[体部]|[省市县区镇乡村校院局路厂行系会体国])|有关|相关|广大|每(?:一?[个位名])?|所有|任何|参|驻|获得|收到")
#: What tells a phrase by itself: people though no noun of a list ends it; all of a kind; so many things (`17处`, `三项`, not `五国`); what is dealt with, not
#: who deals with it.
_WHOLE = lazy(
    r"(?P<people>(?:[县市区乡镇村矿系州旗局院校厂省队][里上]|部队|任何(?:人|单位|个人)|每人|我[们国省市县区校院局]|大家|[^，。；的]{0,6}各位|[^，。；的]{0,4}双方|两校|各方|[甲乙丙]方|[总分]包(?:方|单位)?|物业|药房|财务|保安|门卫|中介|承包商(?:全员)?"
    r"|供应商|家家户户|各人|任何单位和个人|(?:公司)?(?:经营|管理|决策|领导)层|(?:企业)?法定代表人|各[^，。；的]{0,4}[连营排班]|[^，。；的]{0,10}(?<!领导)班子)$)"
    r"|(?P<thing>.*(?:别人|人家|工作|建设|质量|任务|问题|情况|项目|措施|管理|服务|安全|制度|机制|方案|意识|能力|水平|活动|会议|资金|政策|改革|发展|[布格大全结僵]局|[内外局全]部|乡村|城镇|城乡)$"
    r"|[\d一二两三四五六七八九十百千几余多]+[^\d国省市县区校院家人]$)"
    r"|(?P<all>(?:[^，。；的]{1,6}上下|[全各](?:[市县区校院省镇乡村局路厂系行司国军]|公司|集团|机关|单位|系统|企业)?(?:地|方|级|镇街|地区|有关方面)|各[地市州盟旗师团县区镇乡村校院组科室站所队厂系局处部股户级、（）()街道社]{1,8}|全[省市县区镇乡校院局路厂公司系统]{1,3})$)"
)
#: What most words for units, and for people, end with.
_ORGANS = frozenset("部厅局处科室办院校站所会委")
_UNITS = frozenset("会部局厅委办院校所站队组社司处科室团群网台馆店厂矿村镇乡县市省国区界体派旗庭班股公人士手民众兵警友方生")
_PERSONS = frozenset("者员家师户们")
#: Fields of administration: short for their offices in a list, `民政、残联`.
_SYSTEMS = frozenset(tagged("demands", "field"))
#: Units and people named by what they do: `执行局|逐案建台账`, `宣教科|把录像发到各队`, `派出所|也参加`, `带班领导|每日报平安`.
VERBAL_UNIT = lazy(
    ".{2}(?:登记|审批|检查|管理|采购|服务|保障|指导|建设|监察|执法|考核|督查)?"
    "(?:单位|部门|机构|人员|中心|小组|专班|委员会|[大中支]队|(?:生|究|修)院|(?<=[带值]班)领导|(?<=挂[联钩点包])领导|(?<=包[保联案])领导|(?<=[包驻][村片点])干部|部(?![分位署])|局(?![长部势面有])|科(?![长技学研普有])|处(?![长理置于罚在分有])|室(?![内外有])|组(?![长织成建合有])|队(?![长伍有])|站(?![长位在立有])|所(?![长有需以在辖属])"
    "|办(?![理法事好学案证结成齐班公](?!室)))"
)
#: The other kind of unit in brackets: `各林场|（所）`, `各县|（市、区）`.
_ALSO = lazy("（[^（）]{1,10}）$")
#: What joins two of those who act in one phrase; `参与`, `与会` and `及时` are words.
JOINT = lazy("，?(?:特别|尤其)是|、|，|以及|和(?!平|谐|田|县|林)|及(?!时|其)|(?<!参)与(?!会)|[ ]{1,3}|&|/")
#: `各部门、子公司|负责人`: who is meant in each of them.
_SHARED = lazy(f"{alternation(tagged('cues', 'head'))}$")
#: Nouns that name nobody without 各 before them.
_GENERAL = frozenset(cues.GROUP_NOUNS) - _SYSTEMS
#: `政府|和有关部门`, `各有关部门|和单位`: one body of all, said in two words.
_VAGUE = lazy("(?:各|有关|相关|任何)*(?:部门|单位|个人|地方|组织|政府|机构|企业|责任人)")
_BODY = lazy(f"{alternation(tagged('cues', 'body'))}$")
#: `公安、卫健|等部门`, `资源、环境|两个学院`: the list is part of one name.
_SUMMED = lazy("[两二三四五六七八九十]个[^，、]{1,4}$|等[^，、]{1,10}$")
_COURTESY = lazy(f"(?:同志|先生|女士|{'|'.join(f'{count}位[^，。；]{{2,8}}' for count in '等两三四五')})$")


@per_knowledge
def lasts() -> re.Pattern[str]:
    """The characters that phrases for those who act end with."""
    nouns = (
        {each[-1] for each in (*cues.GROUP_NOUNS, *words("organizations"), *words("offices"), *_SYSTEMS)} | _UNITS | _PERSONS | set("里上）层方子")
    )
    return re.compile(f"[{''.join(sorted(nouns))}]")


def sort(text: str, known: KnownNames) -> Sort:
    """What sort of noun a phrase ends with, in the last of its parts."""
    whole = _WHOLE.match(text)
    if whole and whole.lastgroup == "people":
        return "people"
    joints = [match.end() for match in JOINT.finditer(text, 1)]
    if joints and joints[-1] < len(text) - 1 and not text.endswith("）"):
        text = text[joints[-1] :]
    if text in known or any(rest in ("同志", "先生", "女士") or is_office(rest) for rest in known.rests(text)):
        return "known"
    whole = _WHOLE.match(text)
    if whole:
        return cast("Sort", whole.lastgroup)
    also = _ALSO.search(text, 1) if text.endswith("）") else None
    if also:
        text = text[: also.start()]
    if cues.ends_as_group(text):
        return "organ" if text[-1] in _ORGANS else "group"
    return "every" if COLLECTIVE.match(text) else "person" if text[-1] in _PERSONS else "unit" if text[-1] in _UNITS else "none"


def split(shadow: str, phrase: Span, known: KnownNames) -> list[Span]:
    """`各县(区)、各级民政部门` are two; `医务、护理人员` is one. Without courtesy words."""
    parts = _parts(shadow, phrase)
    texts = [part.slice(shadow) for part in parts]
    if len(parts) > 1 and not (_SYSTEMS.issuperset(texts) or _apart(shadow, parts, texts, known)):
        parts = [phrase]
    return [_courteous(shadow, strip(shadow, part), known) for part in parts]


def _apart(shadow: str, parts: Sequence[Span], texts: Sequence[str], known: KnownNames) -> bool:
    """Whether each of the parts of a joint phrase names somebody by itself."""
    sorts = [sort(text, known) for text in texts]
    if not {"none", "thing"}.isdisjoint(sorts) or not _SYSTEMS.isdisjoint(texts[:-1]) or _SUMMED.search(texts[-1]):
        return False
    if texts[0].startswith("各") and _GENERAL.issuperset(texts[1:]) and all(shadow[part.end] == "、" for part in parts[:-1]):
        return False  # `各单位、部门`: each of both
    if _SHARED.search(texts[-1]) and all(
        each in ("organ", "unit", "group", "all") and not _SHARED.search(text) for each, text in zip(sorts[:-1], texts, strict=False)
    ):
        return False
    return not (shadow[parts[-2].end] in "和及与" and _VAGUE.fullmatch(texts[-1]) and _BODY.search(texts[-2]))


def _parts(shadow: str, phrase: Span) -> list[Span]:
    """The parts of a phrase at joints outside of brackets, without empty ones."""
    parts, depth, start, at = [], 0, phrase.start, phrase.start
    while at < phrase.end:
        depth += (shadow[at] in "（“《") - (shadow[at] in "）”》")
        joint = JOINT.match(shadow, at, phrase.end) if depth <= 0 and at > start else None
        if joint:
            parts.append(Span(start, at))
            start = joint.end()
        at = joint.end() if joint else at + 1
    return [*parts, Span(start, phrase.end)] if phrase.end > start else parts


def _courteous(shadow: str, part: Span, known: KnownNames) -> Span:
    """Without the courtesy word behind a name, and a number that sums up: `李立、周凡|两位副会长`; not `各组|同志`."""
    text = part.slice(shadow)
    tail = _COURTESY.search(text)
    bare = (
        tail is not None
        and tail.start() >= 2
        and (tail[0] != "同志" or not (cues.ends_as_group(text[:-2]) or sort(text[:-2], known) in ("every", "none")))
    )
    return Span(part.start, part.start + tail.start()) if tail and bare else part
