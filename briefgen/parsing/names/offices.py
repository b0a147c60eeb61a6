"""Offices: the words that end a title (书记, 副市长, 副会长兼秘书长), as patterns over the packaged lexicon."""

import re

from briefgen.lexicon import words
from briefgen.lexicon.alternation import alternation, opening
from briefgen.lexicon.caller import per_knowledge
from briefgen.lexicon.endings import Endings
from briefgen.text.patterns import lazy

_NOT_AFTER = "(?!处|会(?!同)|组(?!长)|室|们|级|制|办公|热线|信箱|岗位|职务|队伍|队(?!长)|单位|机构|资格|等级)"
#: Prefixes that belong to the office word: 副, 常务副, 原, 总 …, in this order, each or none of a line.
_PREFIXES = (
    ("原", "前", "时任", "现任", "代理", "代", "名誉", "首任", "首席", "高级", "见习"),
    ("常务", "第一", "执行"),
    ("副", "总", "正"),
)
#: With an empty alternative, which costs the engine less than a group that may be missing.
_PREFIX = "".join(f"(?:{'|'.join(line)}|)" for line in _PREFIXES)


#: Words whose characters also meet across a word boundary, `治理|事故`, `教育部|长江学者`, `干事|创业`: patterns of what stands before and behind them then.
_ACROSS = {
    "理事": ("[治管办处审受]", "[故情项务件实]"),
    "干事": ("", "创业|业|情"),
    "主管": ("", "部门|单位|机关|领导"),
    "指挥": ("", "部|中心|棒"),
    "委员": ("", "长"),
    "代表": ("", "性|作|大会|处|着|团"),
    "主席": ("", "团|台|令(?!狐)"),
    "专家": ("", "库|团"),
    "教师": ("", "节|证|周转|队伍|资格"),
    "研究生": ("", "[院处部教培招学论课]"),
    "护士": ("", "节|证|站"),
    "经理": ("", "层"),
    "支书": ("", "记"),
    "校": ("", "[长园友区内外史]"),
    "会员": ("", "单位|大会"),
    "会计": ("", "法|学|准则|制度|核算|基础"),
    "医生": ("", "集团"),
    "律师": ("", "事务所|协会"),
    "领导": ("全[省市县区州校院局]", "干部|班子|小组|机关|机构|力量|体制|带头|带队|包[联保抓]|值班|带班|下"),
    "工人": ("", "员|队伍|先锋|文化|日报"),
    "村民": ("", "代表大会|代表会|小组|委员|会议|理事|自治|监督|议事"),
    "居民": ("", "小区|委员|会议|小组|代表会|楼|区|收入|医保|医疗|用"),
    "农民": ("", "工|合作|专业|收入|增收|日报|体育|画|协会"),
    "学生": ("", "会|处|工作|社团|公寓|宿舍|代表大会|事务|资助|军训|食堂|党|心理|活动|体质|近视"),
    "家长": ("", "会|委员|学校|里短|群|代表会"),
    "老板": ("", "娘"),
    "得主": ("", "[动要导流席任力]"),
    "名师": ("", "工作|工程|名"),
    "记者": ("", "协会|站"),
    "督学": ("[监基]", "责任区|工作|培训"),
}


#: What follows 江 where it is the river's: `全市长江禁捕`, `教育部长江学者`, but `副局长|江海林`.
_OF_THE_RIVER = (
    "(?:学者|流域|经济|大桥|大?保护|大堤|干[流堤支]|段|沿[岸线江]|[两南北东西]岸|岸线|航[道运]|禁[捕渔]|十年|[上中下]游|中下游|生态|水[系利质位域文]|堤防|防[汛洪]"
    "|入海|三角|三峡|日报|证券|[大中]?路|街|港区|源|渔|江豚|国家|文化|新区|码头|隧道|汛|办|支流|湿地|河道|[、，。；：的与和及以]|$)"
)


def _across() -> str:
    """What an office word is not followed by, a look-ahead at its end: what ends with 长 may be that of a 长期, 长远 …"""
    tails = {**_ACROSS, "长": ("", f"期|远|效|三角|治久|短|处|度|城|春|江{_OF_THE_RIVER}")}
    words = [f"(?<={tail})(?:{behind})" for tail, (_, behind) in tails.items()]
    words += [f"(?<={before}{tail})" for tail, (before, _) in tails.items() if before]
    return f"(?!(?<=[{''.join(sorted({tail[-1] for tail in tails}))}])(?:{'|'.join(words)}))"


@per_knowledge
def office_pattern() -> re.Pattern[str]:
    """The last word of an office, longest first, with the prefixes that belong to it; offices chained by 兼 are one."""
    heads = words("offices")
    prefixes = [prefix for line in _PREFIXES for prefix in line]
    one = f"{_PREFIX}{alternation(heads, opened=True)}{_across()}(?:（[^（）]{{1,12}}级）|)"
    return re.compile(f"{opening(heads, prefixes)}(?:(?(1)(?!代表)(?:兼任?[^，。、；]{{0,8}}?|)){one}{_NOT_AFTER}())+")


@per_knowledge
def office_firsts() -> frozenset[str]:
    """The characters that `office_pattern` can begin with: to be asked first where one seldom stands."""
    return frozenset(word[0] for word in (*words("offices"), *(prefix for line in _PREFIXES for prefix in line)))


_LEVEL = lazy("（[^（）]{1,20}）\n?$")


@per_knowledge
def _office_ends() -> Endings:
    return Endings(words("offices"))


def is_office(text: str) -> bool:
    """Whether a phrase ends with an office, its level in brackets perhaps behind it: `市人大常委会主任`."""
    if text.endswith(("）", "）\n")):
        level = _LEVEL.search(text)
        return level is not None and _office_ends().end(text[: level.start()])
    return _office_ends().end(text.removesuffix("\n"))
