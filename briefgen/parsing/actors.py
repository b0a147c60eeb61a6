"""Who can act: whether a phrase names a unit, a collective or a person who can be told to do something, and whom it names.

In: the shadow and a phrase, the names known. Out: yes or no; of a joint phrase its parts. Looks at single characters come first, for
most phrases name nobody: `named_in` and `lasts` are derived here from the lists of what phrases for those who act end with.
"""

import re
from collections.abc import Iterator

from briefgen.lexicon import words
from briefgen.lexicon.alternation import alternation, opening
from briefgen.lexicon.caller import per_knowledge
from briefgen.parsing import cues, modality, names
from briefgen.parsing.known_people import KnownNames
from briefgen.parsing.offices import is_office, office_pattern
from briefgen.spans import Span, strip
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: Phrases that name those who act though no noun of a list ends them.
PEOPLE = lazy(
    "^(?:[县市区乡镇村矿系州旗局院校厂省队][里上]|部队|任何(?:人|单位|个人)|每人|我们|大家|[^，。；的]{0,4}双方|两校|各方|[甲乙丙]方|[总分]包(?:方|单位)?|物业|药房|财务|保安|门卫|中介|承包商(?:全员)?|供应商|家家户户|各人|任何单位和个人|(?:公司)?(?:经营|管理|决策|领导)层|(?:企业)?法定代表人|各[^，。；的]{0,4}[连营排班])$"
)
#: `每人不少于10户`: a rate, not who must act; `机关干部|每年下乡`, `各社团|合办`.
_RATE = lazy(r"每[人科台次车亩户名](?!员)|一人|人均")
_RATED = lazy(r".每(?:半?年|季|月|[周旬天日])|[合主承协自]办$|\d[人名户个家台]$")
_NO_ACTOR = lazy(
    r"[，。；：《》]|[的全前内]$|全[部面]$|(?:结果|情况|问题)(?:全[省市县区镇乡村校院局])?$|^全(?:部|面|力|程|方位)|^[一二两三四五六七八九十\d]+(?:个(?!社区|单位|部门|[县市区]|管理所|[^，]{0,3}[站队厂所组]$|学校|医院|公司|企业|村|乡镇|街道|科室|车间|班组|乡|镇|项目部)|名|项|是|要|台|月|日|年|点|条)|大[省国市县]$|[他她它]们$|[内外东南西北中]部$|^(?:在|提交|上报|需要|这|那|我(?!们|[市县区校院局公省])|你|他|她|其)"
)
_ALL = lazy(
    r"(?:全|各|所属)?(?:[市县区校院省镇乡村局路厂系行司国军]|公司|集团|机关|单位|系统|企业)?(?:上下|地|方|级|镇街|地区|有关方面)|各[地市州盟旗师团县区镇乡村校院组科室站所队厂系局处部股户级、（）()街道社]{1,8}|全[省市县区镇乡校院局路厂公司系统]{1,3}"
)
_ALL_THINGS = lazy("各院门|各(?:种|类|项|方面|式|自|行各业)|各.*(?:工作|任务|措施|环节|领域|方面|问题|指标|项目)$")
#: `会长单位2万元/年`.
_SUM = lazy(r".{2,12}[\d一二三四五六七八九十百千万.]+[万亿]?元?")
#: `各企业主管局的局长`.
_OF_OFFICE = lazy("[^，的]{2,14}的[^，的]{2,10}")
_OF_PEOPLE = lazy("(?!工作|建设|今年|去年|去|到)[^，]{2,14}的(?:同志|单位|人员|村|企业|干部|部门|户|人|同行|老师|学生|群众|职工|党员)$")
#: A phrase with these is a clause, however it ends.
_CLAUSAL = lazy("(?:的|是|了|(?<!所)有(?!关)|使|让|对|把|将|以|为|按照|根据|通过|加强|推进|做好|提高|完善)")
#: Things, and words for the meeting itself.
_CODE_NAME = lazy(
    "^(?:会议|大会|本次|此次|该|这|那|其|此|它|什么|谁|工作|任务|问题|思想|认识|能力|水平|质量|责任|作用|制度|机制|措施|保障|服务|环境|管理|建设|推进|项目|资金|经费|时间|安全|经济|政策|标准|基础|方案|报告|计划|进度|成绩)$"
)


def can_act(shadow: str, phrase: Span, known: KnownNames) -> bool:
    """Whether a phrase names somebody who can act. Signs of an actor are looked for first: most phrases have none."""
    text = phrase.slice(shadow).strip()
    if not 1 < len(text) <= 40:
        return False
    named = text in known
    if not named and text[-1] not in lasts():
        return False
    whole = named or bool(PEOPLE.match(text)) or bool(_ALL.fullmatch(text))
    if not whole and not _acts(text, known):
        return False
    if _RATE.match(text) or _RATED.search(text) or _NO_ACTOR.search(text) or _CODE_NAME.match(text):
        return False
    if whole:
        return not _ALL_THINGS.match(text)
    # `依法严厉打击农村地区`, `选派专业骨干`; `服务企业`, `推动社区`
    return not (_SUM.fullmatch(text) or _opens_with_verb(text) or (modality.commands(text) and not VERBAL_UNIT.match(text)))


#: What phrases for those who act end with, beside the nouns of groups, offices and units: what `PEOPLE`, `_ALL`, `_BY_SUFFIX` and
#: `_OF_PEOPLE` let stand last. A clause without any of these names nobody, and need not be cut into words.
_ENDS = (
    "们 人 名 位 家 员 户 方 店 者 商 企 庭 厂 矿 物业 医师 老师 学院 医院 同行 先生 女士 药房 财务 保安 门卫 中介 总包 分包 经营层 管理层 决策层 领导层 上下 地 级 镇街 地区 方面 "
    + " ".join(f"{unit}{side}" for unit in "县市区乡镇村矿系州旗局院校厂省队" for side in "里上")
).split()
#: What stands last behind 各 and 全: `各街道`, `全公司`, `各班`.
_AFTER_ALL = "地市州盟旗师团县区镇乡村校院组科室站所队厂系局处部股户级、（）()街道社省路公司统连营排班"
#: Fields of administration: short for their offices in a list, `民政、残联`.
_SYSTEMS = [
    "民政", "财政", "公安", "交通", "交警", "城建", "城管", "环保", "水利", "农业", "林业", "教育", "卫生", "工商", "税务", "国土", "住建", "人社", "发改", "工信", "残联",
    "妇联", "团委", "计生", "审计", "司法", "气象", "供电", "电力", "市政", "园林", "消防", "应急", "宣传", "组织", "统战", "纪检", "质监", "物价", "民宗", "文化", "旅游", "商务",
]  # fmt: skip


def endings() -> list[str]:
    """What a phrase for those who act ends with, but for a few single characters behind 各 and 全."""
    return [*cues.GROUP_NOUNS, *words("organizations"), *words("offices"), *_SYSTEMS, *_ENDS]


def _parts_of(word: str) -> Iterator[str]:
    """The shorter strings within a word."""
    for size in range(1, len(word)):
        for at in range(len(word) - size + 1):
            yield word[at : at + size]


@per_knowledge
def _actors() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Anything that a phrase for somebody who acts can end with, or 各, 全: single characters, and longer words that have no other of all these inside."""
    found = frozenset([*endings(), "各", "全"])
    longer = sorted(word for word in found if len(word) > 1 and not any(part in found for part in _parts_of(word)))
    single = "".join(sorted(re.escape(word) for word in found if len(word) == 1))
    return re.compile(f"[{single}]"), re.compile(opening(longer, ()) + alternation(longer, opened=True))


def named_in(shadow: str, start: int, end: int, known: KnownNames) -> bool:
    """Whether somebody who acts can be named in ``shadow[start:end]``."""
    single, longer = _actors()
    return bool(single.search(shadow, start, end) or longer.search(shadow, start, end)) or known.occur(shadow[start:end])


@per_knowledge
def lasts() -> frozenset[str]:
    """The characters that such a phrase can end with."""
    return frozenset(each[-1] for each in endings()) | frozenset(_AFTER_ALL) | frozenset("等） \n")


def _acts(text: str, known: KnownNames) -> bool:
    """Whether a phrase ends as those do who act."""
    if cues.ends_as_group(text) and not _CLAUSAL.search(text[:-2].replace("负责", "")):
        return True
    office = is_office(text)
    if office and (len(text) <= 6 or (_OF_OFFICE.fullmatch(text) and not modality.IMPERATIVE.match(text))):
        return True  # `护士长|7月12日前完成…`
    if any(rest in ("同志", "先生", "女士") or is_office(rest) for rest in known.rests(text)):
        return True
    surname = names.surname_at(text, 0)
    if surname:
        last = office_pattern().search(text)
        if last and last.end() == len(text) and last.start() == surname:
            return True  # `苏总工`, `周局长`
    return bool(_BY_SUFFIX.fullmatch(text) or ("的" in text and _OF_PEOPLE.match(text)))


#: Words that end like those who act: `超载户`, `草管员`, `项目方`; and those that only look so.
_BY_SUFFIX = lazy(
    "(?!(?:一|几|多|每|违|动|全|会|成|人|入|到|逐|分|落|账|门|客|用|比|处|配|平|立|土|药|地|官|对|或|前|后|再|我|他|她|它|你)[员户方商者们]$|.*(?:入|到|逐|进)户$|[在对把将为以让使给向从按])"
    r"[^，。；、的是了和与及“”\d]{1,6}(?:员|户|方|店|者|(?:承包|供应|经销|开发|运营|承建)商|企|庭|们|厂|矿|物业|医师|老师|学院|医院)"
)


def _opens_with_verb(text: str) -> bool:
    """Whether the first word is a verb or adverb of two characters and no part of a unit's name: 依法, 选派, not 组织部."""
    longest = min(6, len(text) - 2)
    if COLLECTIVE.match(text) or VERBAL_UNIT.fullmatch(text) or not any(segmenter.is_predicate(text[:size]) for size in range(2, longest + 1)):
        return False
    first = len(segmenter.first(text[:6]))
    return 2 <= first <= longest and segmenter.is_predicate(text[:first]) and not _UNIT_WORD.match(text, first)


#: Units and people named by what they do: `执行局|逐案建台账`, `宣教科|把录像发到各队`, `派出所|也参加`, `研究生院|11月20日前完成`, `带班领导|每日报平安`.
VERBAL_UNIT = lazy(
    ".{2}(?:登记|审批|检查|管理|采购|服务|保障|指导|建设|监察|执法|考核|督查)?"
    "(?:单位|部门|机构|人员|中心|小组|专班|委员会|[大中支]队|(?:生|究|修)院|(?<=[带值]班)领导|(?<=挂[联钩点包])领导|(?<=包[保联案])领导|(?<=[包驻][村片点])干部|局(?![长部势面有])|科(?![长技学研普有])|处(?![长理置于罚在分有])|室(?![内外有])|组(?![长织成建合有])|队(?![长伍有])|站(?![长位在立有])|所(?![长有需以在辖属])"
    "|办(?![理法事好学案证结成齐班公](?!室)))"
)
#: What makes a unit's name of a verb before it: `监督|管理局`, `检查|组`.
_UNIT_WORD = lazy("[^，。；]{0,6}(?:部|委|办|局|处|科|股|室|组|队|站|所|院|中心|会|公司|厂|专班|单位|部门|机构|人员|企业|员)(?:$|[、和及])")
#: Groups by their extent, and units that a word for all or some of them opens.
COLLECTIVE = lazy("各|全[省市县区镇乡村校院局路厂行系会体国]|有关|相关|广大|每|所有|任何|参|驻|获得|收到")
#: What joins two of those who act in one phrase.
JOINT = lazy("、|以及|会同|联合(?!会)|和(?!平|谐|田|县|林)|及(?!时)|与(?!会)|[ ] {0,2}")
_JOINT_OR_BRACKET = lazy(f"（|“|《|）|”|》|{JOINT.pattern}")


def split(shadow: str, phrase: Span, known: KnownNames) -> list[Span]:
    """`各县(区)、各级民政部门` are two; `医务、护理人员` is one."""
    parts = _parts(shadow, phrase)
    if len(parts) == 1 and strip(shadow, parts[0]) == phrase:
        return [_courteous(shadow, phrase)]
    parts = [_courteous(shadow, strip(shadow, part)) for part in parts]
    if all(can_act(shadow, part, known) for part in parts) or (len(parts) > 1 and all(part.slice(shadow) in _SYSTEMS for part in parts)):
        return parts
    return [_courteous(shadow, phrase)]


def _parts(shadow: str, phrase: Span) -> list[Span]:
    """The parts of a phrase at joints outside of brackets, without empty ones."""
    parts: list[Span] = []
    start = at = phrase.start
    depth = 0
    while mark := _JOINT_OR_BRACKET.search(shadow, at, phrase.end):
        at = mark.start() + 1
        if mark[0] in "（“《":
            depth += 1
        elif mark[0] in "）”》":
            depth = max(0, depth - 1)
        elif depth == 0 and mark.start() > start:
            parts.append(Span(start, mark.start()))
            at = start = mark.end()
    if phrase.end > start:
        parts.append(Span(start, phrase.end))
    return parts


_COURTESY = lazy(f"(?:同志(?<!的同志)|先生|女士|{'|'.join(f'{count}位[^，。；]{{2,8}}' for count in '等两三四五')})$")


def _courteous(shadow: str, part: Span) -> Span:
    """Without the courtesy word behind a name, and a number that sums up: `李立、周凡|两位副会长`."""
    tail = _COURTESY.search(part.slice(shadow))
    return Span(part.start, part.start + tail.start()) if tail and tail.start() >= 2 else part
