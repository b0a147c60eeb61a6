"""What a meeting is called on a page: its headline, who held it, its number, its own name.

In: a source. Out: lines, empty where nothing is known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.record import Brief, Document, Passage, RecordSpan
from briefgen.rendering.blocks import Line, Run, part_of, text_of, without
from briefgen.rendering.prose import matters, telling
from briefgen.rendering.prose.frames import AND, GAP, fill
from briefgen.rendering.prose.source import Source, full_width

#: What ends the title of a document, not the name of a meeting.
_KIND = re.compile(
    r"(?:会\s*议\s*)?(?:(?<=调解)现场|(?<=[会议头）)])\s*(?:(?:线上)?(?:讨论|发言|谈话|座谈(?=发言)|交流)(?:发言)?(?:情况)?|情况)|(?<=座谈)发言)?(?:记\s*[录要]|纪\s*[要录]|实录|纪实|速记|笔录|整理稿)\s*[单表本簿稿]?(?:\s*[（(][^）)]{1,24}[）)])?\s*】?(?:\s*(?:编号[：: ]?\s*)?[\u4e00-\u9fff]{0,8}(?:[〔\[（(]\d{4}[〕\]）)]第?\d{1,4}[号期]?|第?\d{1,4}[号期]))?\s*$"
)
_MEETING = re.compile(r"^\s*会\s*议")
#: What ends who can hold a meeting and is no part of a longer word.
_BODY = (
    "公司|集团|(?<!集)中学|小学|大学|学院|学校|幼儿园|医院|协会|商会|学会|研究会|联合会|联盟|领导小组|合作社|银行|业委会|居委会|村委会|研究院|研究所|中心"
    "|党支部|党总支|社团|团委|学生会|实验室|基金会|俱乐部"
)
#: Smaller units, of which no name of a meeting is made without a place before them: `清河镇中心|卫生院`, `某供电公司白杨|供电所`.
_UNIT_ENDS = (
    "卫生[院所室]|法庭|[支分]行|[剧舞文]团|艺术团|救援站|[敬养]老院|福利院|检察院|法院|供电所|派出所|司法所|税务所|财政所|管理所|监管所|供销社|信用社|[农水]机站|水利站|服务站|管理站|文化站|畜牧站|兽医站|林业站|出版社|报社|[^\\W工出]厂(?![长部务区房址家商])|[政治管急贫访府]办(?![公事理法会学好案班展结证])|工会(?!会|主席|委员|小组|干部|经费|工作)"
    "|办公室(?!会议|主任|成员|[工例])"
)
#: Who can hold a meeting, by what the words end with; `水利局|局务会议`, `巴格其村|村民委员会会议`, `石岭村|村两委会议`.
_HOLDER = re.compile(
    rf".*?(?:{_BODY}|{_UNIT_ENDS}|[^全](?:局(?!务|长)|厅(?!长)|处(?!长|理)|(?<!干)部(?!长|署|门|分)|科(?=科务)|院(?=院务)|(?<![场展])馆(?![长员务内藏]))|委员会(?!会|议|[（(]?扩大)|人民政府|(?<=[省市县区乡镇])政府|政府(?!常务)|(?<![村农”支])村(?!民|委|级|务|干部)|社区|街道|办事处|镇(?!长)|(?<![返下城家老还])乡(?!长|村(?:振兴|建设|旅游|治理|医生|教师|学校|产业|公路))|[省市县区]委(?!员)|党组(?!会|成员)|项目经理?部)"
)
#: What no holder begins with, and what none has: `2019年医院`, `全国村`, `招生和实验室`.
_NO_HOLDER = re.compile(
    r"\d|“|关于|(?:讨论|审议|听取|传达|研究(?![院所会生中]))[^的]{2,30}的|首届|第[一二三四五六七八九十]|[全本]|.{0,2}$|.*(?:(?<=[局厅委部处科院校所司会站队])和|(?<![仁永泰祥颐兴义协雍融])和(?![平谐顺美睦])(?!.*(?:[局厅]|服务中心|保障中心|委员会))|(?<=[局厅委部处科院校所司会站队镇乡村社区心团])与|(?<=[中大小]学)与|与(?!.*(?:学院|研究[所院]|委员会|中心|[局厅]))|及|、|暨)|.*[（(][^）)]*$"
    r"|.*[\d一二三四五六七八九十]届[\d一二三四五六七八九十]{1,3}次"
)
#: What stands behind a unit and is none of its own: `清河镇|农村`, `清河街道|社区矫正工作例会`.
_COMMON = re.compile("新?农村|城?乡村?|[城集乡]镇|[村镇]|社区|街道")
_COMMON_OF = re.compile(".*[省市县区](?:社区|街道|[城集乡]镇|乡村?)")
#: What no name of a meeting has: `2009年3月12号  晚上`, `会议记录簿 第14页`.
_NO_NAME = re.compile(r"\d{4}\s*[年./-]\s*\d|第\d+页|记录簿")
#: What is a meeting without the word: `船队调度`.
_OF_ITSELF = re.compile(f"{alternation(tagged('meetings', 'sort'))}$")
#: The day before a name, which the lead has: `3月6日|周例会`.
_DAY_BEFORE = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号](?:[上下]午|晚上?|晚间)?\s*(?=\S{2})(?![-—~至到])|(?:\d{4}年)?\d{1,2}月\d{1,2}[日号](?=[早晚晨例]会$)"
)
_STAMP = re.compile(r"[\d年月日时分:：./\s～~—-]+")
_PART_OF_DAY = re.compile("[上下]午|当[日天]|会议?$")
#: The term before the number of a meeting: `2031—2032学年第一学期|第6次`.
_TERM = r"(?:\d{4}[-—–~～]+\d{4}学年度?|\d{4}年度?)?(?:第?[一二上下]学期)?"
_TIMES = re.compile(rf"(?<![〕\]）)])[（(]?(?P<number>{_TERM}(?:\d{{4}}年)?(?:度)?第 ?[\d一二三四五六七八九十]{{1,4}} ?次)[）)]?")
#: What is a meeting without 会议 behind it: 例会, 校务会; a 党委会 is a body, too.
_IS_ONE = re.compile(
    "(?:例|校务|系务|院务|处务|庭务|局务|生活|办公|座谈|研讨|调度|推进|动员|总结|协调|联席|沟通|恳谈|见面|碰头|会商|议事|分析|交流|评审|论证|听证|协商|对接|研判|部署|布置|讨论|家长|教研)会$"
)
#: The same of a record in talk: what ends with 会 and is no body, as 委员会, 理事会, 协会 are.
_NO_BODY = re.compile("[^员委事工生协学商合究表金友谊进]会$")
_NUMBERED = re.compile(r"[（(][^）)]{1,8}[）)]$")
#: Who prints for others.
_OFFICES = ("办公室", "办", "秘书处", "综合科", "综合部")
_GIVEN = ("班", "论坛", "活动", "培训", "讲座", "沙龙", "大赛", "比赛", "展览", "讲堂")
_TOOK_PLACE = (
    "仪式",
    "典礼",
    "开幕式",
    "闭幕式",
    "签约",
    "启动",
    "奠基",
    "开幕",
    "闭幕",
    "行动",
    "演练",
    "答辩",
    "座谈",
    "约谈",
    "恳谈",
    "调解",
    "听证",
    "会商",
    "评审",
    "论证",
    "验收",
    "调研",
    "交接班",
    "交班",
    "讨论",
    "会诊",
    "查房",
    "备课",
    "评议",
    "评查",
)
_SHORTEST = 3
#: A name that is but a kind: 座谈会, 发布会.
_BARE = 4
#: What is left of a name that is no more than its kind: 专题研讨会.
_MERE = 5
#: A headline has so many lines below its first, and so many characters.
_LINES, _HEADLINE, _LEAST_TITLE = 3, 60, 6
#: A first line that heads a section of the text, or is a picture's name: `活动概况`, `logo`.
_SECTION = re.compile(
    "(?:活动|会议|大会|培训|仪式|论坛|年会|讲座)?(?:概况|概述|简介|简讯|背景|回顾|总结|基本情况|召开情况|现场|详情|信息|内容|主题|议程|纪实|花絮|动态|新闻|报道|公告|通知)|[a-z]{2,8}"
)
#: What says in a line of a headline that something was held, founded or settled.
_EVENT = re.compile("召开|举行|举办|成立|揭[晓牌幕]|启动|开[幕工]|闭幕|签约|[会议]$|论坛|典礼|仪式|部署")
#: What is no line of a headline: a dateline, a label.
_DATELINE = re.compile("日[电讯]|[电讯][（(]|^[^，。]{0,12}[电讯]$|首页")
_BROKEN = re.compile("日电|讯[（(]|[：:|｜]|首页")
#: Where the end of a name can stand alone: behind a place, a body, a year, a quotation; before a year or a number. Not within a word:
#: `城市|`, `县|委`, `大学|生`, `中心|组`, `精神|文明`, `年|度`.
_GOES_ON = "(?<=学)[生城习]|(?<=中心)[组区城校]|(?<=银行)业|(?<=集团)军|(?<=委员会)议"
_JOINT = re.compile(
    rf"(?:^全国(?!人大|政协|人民|性)|^[\u4e00-\u9fff]{{1,3}}?(?:省|(?<!^[城都超股楼])市|县|新区)(?![委级政直域属长民内人])|{_BODY}|委员会|人民政府"
    r"|精神(?!文明|卫生|病)|[会式]及|(?<!目)的|暨|\d年(?![度级末初底终会])|\d级|届)(?=[\w“《])(?![和与及暨等])"
    rf"(?!{_GOES_ON})"
    r"|[”》）](?:['’]\d\d)?(?=[^\W和与及暨等])|(?<=.)(?=20\d{2}[年届级]|首届|第[一二三四五六七八九十百0-9０-９]{1,4}[次届期])"
)
#: What a name can do without in front, where who held it stands before it: `2024年|工作会议`, `全国|推进会`.
_FRONT = re.compile(r"(?:全[国省市县区校]|\d{4}年度?)(?=\w)(?![和与及暨])")
#: The first of two meetings: `成立大会|暨研讨会`, not `协会及`.
_FIRST = re.compile(r".*?(?:(?<![协学商社工合员究金事机])会议?|论坛|仪式|典礼)(?=[暨及])")
#: What a name can do without: a quotation (`全市教师|“看变化”|学习会`), not what a verb is about, nor one of two (`先进集体和优秀|“示范岗”|评选会`);
#: a spirit.
_SPARED = re.compile(
    r"(?:(?<=[^\s，、和与及暨]{3}[^\W和与及暨])(?<!学习|宣传|贯彻|落实|推进|推动|推广|开展|创建|实施|编制|修订|发布|纪念|庆祝|迎接|围绕|关于)"
    r"(?:“[^“”]*”|《[^《》]*》)|(?<=[省市县区委院校厅局])(?:深入)?(?:学习|宣传|贯彻|落实)\w+精神)(?=\w)(?![和与及暨等])"
)
_THINGS = "(?:[^，“”《》]|“[^“”]*”)+?等?"
#: What a name lists behind the first: titles, bodies of one kind, kinds of work; `住房和城乡建设工作` lists none.
_LISTED = re.compile(
    r"(?<=》)(?:[、和与]?《[^《》]*》)+等?"
    + "".join(rf"|(?<={each})(?:、[^、]*{each})+等?" for each in _BODY.split("|"))
    + rf"|(?<=[^\W、]{{2}})、{_THINGS}(?=活动|工作(?![室站者]))|(?<=[^\W、]{{4}})和{_THINGS}(?=活动)"
)
#: What is said of the words before it, and names no meeting without them: `成立大会`, `学习实践暨`.
_OF_WHAT = re.compile(r"(?:\w{2}|\w{4})(?:仪式|典礼|大会|[暨及])")
#: What is said of a name, and is no part of it: `…中心（以下简称“中心”）领导小组会议`, `…会议（录音整理稿）`.
_NOTE = re.compile(
    "[（(](?:(?:以下|下[文同])?(?:简称|统称)|下称)[^）)]*[）)]|[（(][^（）()]{0,16}(?:整理|记录|速记|录音|草稿|初稿|节选|摘要|未经)[^（）()]{0,12}[）)]$"
)
#: A title that is but the name of a meeting, which was held by somebody.
_HELD = re.compile("(?:会议?|大会|例会)$")
_TELLS = re.compile("召开|举行|举办|开幕|闭幕|[，。：！]|在.{2,16}举")
#: So many characters are printed once only.
_LONG = 24
#: The frame of each verb of convening.
_FRAME = {"召开": "", "举行": " took place", "举办": " given"}
#: Who comes, not who holds a meeting: `各镇党委书记`.
_PEOPLE = re.compile("(?<![委社])(?:员|队长|书记|主任|代表|负责人)$")
#: The verb of convening right before a name (`召开了首次`), or behind it (`于6日在省城举行`).
_CONVENES = re.compile("(?P<verb>召开|举行|举办)(?:了|过)?[^，。；：]{0,12}$")
_CONVENED = re.compile("(?!后|上|前|期间)[^，。；：]{0,40}?(?P<verb>召开|举行|举办)(?!的|地)")
#: What will be held: `将于5月6日|召开`.
_SOON = re.compile("(?<![即主])将(?=[于在会]|[^，。]{0,12}(?:召开|举行|举办))")
#: What a meeting was for, behind its bare name or before who held it.
_MEANT = "(?:纪念|庆祝|缅怀|悼念|欢送|欢迎|慰问|表彰|传达|学习|审议|研究|听取|讨论|部署|通报|总结|安排|征求|推动|推进|就)"
_FOR = re.compile(f"，(?P<what>{_MEANT}[^，。；：“”]{{4,30}})(?=[，。；]|$)")
_IN_ORDER = re.compile(f"为(?P<what>{_MEANT}[^，。；：“”]{{4,30}})，[^，；：]{{0,40}}$")


#: A title with what stands beside it on its line: `水泵会记录　　河东站　3月6日`, `评稿会 / 春季刊`, `小组例会 #8`.
_TITLE_RUN = re.compile(
    r"(?:# )?(?P<name>[^\n。；]{2,30}?(?:会议?|活动))(?:现场)?(?:记录|纪要)?[本簿]?(?:\s*(?:[/#·]|[（(](?![^（）()\n]{0,6}(?:季度|年度|月份?|扩大|专题|临时)[）)]))\s*|\s+)(?=[^\n])(?![^\n]*(?:会|会议|[记纪]录|纪要)(?:[（(][^（()）]{1,12}[）)])?$)(?P<whose>(?!第)[\u4e00-\u9fff]{2,8}(?=[\s　]|$))?"
)
#: A title of two pieces: who met, and what for.
_WIDE = re.compile("[^\\S\n]*[\u3000 ]{1,4}(?=\\S)")


@dataclass(frozen=True, slots=True)
class Named:
    """A meeting's names. ``title``: the source's own headline, where it is one and not the name of a document; ``name`` has the number in front."""

    title: Line
    org: Line
    number: Line
    name: Line

    @property
    def activity(self) -> bool:
        """Whether it was called an activity, which a unit 开展, and which has a theme."""
        return text_of(self.name).endswith("活动")

    @property
    def took_place(self) -> bool:
        """Whether it was no meeting, but a talk, a course or a ceremony."""
        return text_of(self.name).rstrip("”》）").endswith((*_GIVEN, *_TOOK_PLACE))


def named(source: Source, document: Document) -> Named:
    """The names of a brief's meeting; of a record in talk without the mark of a heading before them, and blanks at their ends."""
    found = _names(source, document)
    found = replace(found, title=_closed_up(found.title), name=_closed_up(found.name))
    if source.brief.genre == "transcript" and not found.title and (called := _FILE.fullmatch(document.source.name)):
        known = text_of(found.org) + text_of(found.name)
        if called["name"] != known and (called["name"].endswith(known) or not known.endswith(called["name"][-_SORT:])):
            return replace(found, org=(), name=(Run(called["name"]),))
    if source.brief.genre == "transcript" and found.name and not (found.took_place or _NO_MEETING.search(text_of(found.name))):
        return replace(found, name=fill("a meeting for", name=found.name))
    if source.brief.genre == "community" and _NTH.fullmatch(text_of(found.name)):
        whole = fill("nth meeting", name=found.name)
        return replace(found, title=whole if found.title else (), name=whole)
    if source.brief.genre != "dialogue":
        return _of_project(source, found) if source.brief.genre == "minutes" else replace(found, name=_trimmed(found.name))
    found = _of_project(source, replace(found, org=_below(source, _of_units(source, found))))
    found = _numbered(source, _of_note(source, _without_day(found)))
    found = replace(found, number=without(found.number, [blank.span() for blank in re.finditer(r"\s+", text_of(found.number))]))  # `第 7 次`
    if found.number and found.name and not found.org:
        found = replace(found, number=(), name=(*found.number, *found.name))
    asks = found.name and _ASKS_READERS.search(text_of(found.title))
    return replace(found, title=() if asks else _trimmed(found.title), name=_trimmed(found.name))


def _without_day(found: Named) -> Named:
    """A name without the day before it, which the lead tells: `7月6日|早会`."""
    day = _DAY_BEFORE.match(text_of(found.name))
    return replace(found, name=part_of(found.name, day.end(), len(text_of(found.name)))) if day else found


def _of_note(source: Source, found: Named) -> Named:
    """Who held it, in brackets at the end of the title: `7月6日早会记录（城关派出所）`."""
    head = next((each for each in source.passages if each.kind == "headline"), None)
    note = _UNIT_NOTED.search(head.text) if head and found.name and not found.org else None
    return replace(found, org=source.part(head.span[0], note, "org")) if head and note and _HOLDER.fullmatch(note["org"]) else found


_UNIT_NOTED = re.compile(r"[（(](?P<org>[\u4e00-\u9fff]{2,12})[）)]\s*$")
#: A name that only says which meeting it was.
_NTH = re.compile(r"第\s?[\d一二三四五六七八九十]{1,3}\s?次")
#: A name with a blank between all of its characters: `调 度 例 会`.
_SPREAD = re.compile("(?:[\u4e00-\u9fff][ \u3000]){3,30}[\u4e00-\u9fff](?![ \u3000]?[\u4e00-\u9fff])")


def _closed_up(name: Line) -> Line:
    """A name without these, and without 会议 behind what is one: `监 理 例 会 |会 议`."""
    spread = _SPREAD.match(text_of(name))
    if spread is None:
        return name
    end = spread.end() - (3 if "".join(spread[0].split()).endswith("会会议") else 0)
    words = (part_of(name, at, at + 1) for at in range(end) if not text_of(name)[at].isspace())
    return (*(run for word in words for run in word), *part_of(name, spread.end(), len(text_of(name))))


#: What needs no 会 behind it: `周例会`, `读书沙龙`; a name in Latin.
_NO_MEETING = re.compile("会|(?:论坛|讲座|沙龙|班|课|活动|仪式|培训|访谈|采访|[^\u4e00-\u9fff])$")


def _of_units(source: Source, found: Named) -> Line:
    """Who held it, with the units below it that labels of their own name, the larger first: `清河医院|普外科`; as they name it in full."""
    org, label = _unparted(found.org), ""
    for each in source.passages:
        label = each.text if each.kind == "label" else label
        unit = _unparted(source.line(each.span)) if each.kind == "value" and each.key == "organizer" else ()
        own, known = text_of(unit), text_of(org)
        if not own or own in known:
            continue
        if known in own:
            org = unit
        elif _BELOW.fullmatch(own) and "召" not in label:
            org = (*org, *unit)
        elif _BELOW.fullmatch(known) and "召" not in label:
            org = (*unit, *org)  # `公司：清河泵业有限公司` above the minutes of 销售部
    return org


def _of_project(source: Source, found: Named) -> Named:
    """The names with the project that they met about, of a record in talk in whose title it is not: `泵站改造工程|监理例会`."""
    about = source.project()
    known = text_of(found.title) + text_of(found.org) + text_of(found.name)
    if about is None or not found.name or text_of(source.line(about[1])) in known:
        return found
    return replace(found, name=(*source.line(about[1]), *found.name))


#: What a line above a title says, and is nobody who held it: `视频连各社区`.
_HOLDS_NOTHING = re.compile("视频|电话|线[上下]|连线|各|全体|向|致|通报|附")


def _below(source: Source, org: Line) -> Line:
    """Who held it, with the body of which it is a part on a line above the title: `清河机械公司⏎|安全委员会|例会记录`."""
    head = source.headline
    above = [each for each in source.passages if each.kind == "beside" and head and each.span[1] <= head.span[0]]
    text = _bare(above[-1].text) if above else ""
    whole = _HOLDER.fullmatch(text) and not _NO_HOLDER.match(text) and not _NO_NAME.search(text) and len(text) <= _LONG
    if whole and not org and not _HOLDS_NOTHING.match(text):
        return _unparted(source.line(above[-1].span))  # `清河县疾控中心⏎|会商会议记录`
    if not whole or not org or text[:2] == text_of(org)[:2] or text in text_of(org) or text_of(org) in text:
        return org
    return (*_unparted(source.line(above[-1].span)), *org)


#: A unit below another.
_BELOW = re.compile("(?!.*(?:办公室|公司|医院|学校|[大中小]学|局|镇|乡|街道|社区))[\u4e00-\u9fff\\d]{2,12}(?:[科室组班队部站所]|车间|支部)")
#: A blank before the how many-eth meeting of a name, and that in brackets at the end of a title.
_GAP_BEFORE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=第[\d一二三四五六七八九十]{1,4}次)")
_AT_END = re.compile(rf"[（(](?:{_TERM}第[\d一二三四五六七八九十]{{1,4}}[次期](?:会议?)?|[一二三四五六七八九十]{{1,2}})[）)]\s*$")
#: The same behind a blank: `跑团理事会|第11次`.
_BEHIND_BLANK = re.compile(r"\w\s+(?P<number>第[\d一二三四五六七八九十]{1,4}次)\s*$")
#: A name before which that number can stand: `第5次|行政会`.
_SHORT = 8


def _numbered(source: Source, found: Named) -> Named:
    """The names with the how many-eth it was: before a short name, else behind it in brackets, as the title has it."""
    text, held = text_of(found.name), text_of(found.org)
    if shared := next((n for n in range(len(held) - 1, _SHORTEST - 1, -1) if text.startswith(held[-n:]) and len(text) > n + 1), 0):
        found = replace(found, name=part_of(found.name, shared, len(text)))  # `校团委办公室|办公室例会`
        text = text_of(found.name)
    if blank := _GAP_BEFORE.search(text):
        return replace(found, name=without(found.name, [blank.span()]))
    head = source.headline
    behind = _BEHIND_BLANK.search(head.text) if head else None
    if head and behind and text and not found.number and "次" not in text:
        return replace(found, name=(*found.name, *fill("nth meeting", name=source.part(head.span[0], behind, "number"))))
    end = _AT_END.search(head.text) if head else None
    if head is None or end is None or not text or re.search("次|[）)]$", text) or (found.number and len(text) <= _SHORT):
        return found
    if found.org and len(text) <= _SHORT and (number := _number(source)):
        return replace(found, number=number)
    note = source.line((head.span[0] + end.start(), head.span[0] + len(head.text.rstrip())))
    return replace(found, number=(), name=(*found.name, *note))


#: A file that a recorder was told the name of: `03_泵站安全例会.txt`, not `录音20260511.txt`; what else it may have.
_FILE = re.compile(
    r"(?:[A-Za-z]{0,3}\d{1,8}[._\- ]+)?(?P<name>(?!会议)[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9]{1,28}(?<!录音)(?<!开)会议?)(?:[._\- ]*(?:\d[\d._\-]*|原文|文字记录|转写|录音|逐字稿))*\.\w{2,5}"
)


#: What tells two names for one meeting from two meetings: how they end, in characters.
_SORT = 2


#: What a title says to those who are to read it: `会议纪要——|请大家核对，有漏的说`.
_ASKS_READERS = re.compile(r"\s*(?:—{1,2}|-{1,2}|[（(])(?=[^—]*(?:请|核对|补充|漏))(?:请|如有|有漏|大家|各位)[^—]{2,24}$")


def _trimmed(line: Line) -> Line:
    text = text_of(line)
    return part_of(line, len(text) - len(text.lstrip("# \u3000")), len(text.rstrip())) if text != text.strip("# \u3000") else line


def _names(source: Source, document: Document) -> Named:
    brief = source.brief
    head = source.headline
    kind = _KIND.search(brief.title or "")
    if brief.title and _bare(brief.title) != _bare(head.text if head else ""):  # somebody has corrected it
        return _corrected(source, brief.title, head)
    if brief.genre == "dialogue" and head and (run := _TITLE_RUN.match(head.text)):
        return _run_on(source, document, head.span[0], run)
    if head is None and (brief.genre == "narrative" or not any(each.kind == "label" for each in source.passages)):
        head = _first(source)
    if head and brief.genre == "narrative" and _SECTION.fullmatch(_bare(head.text)):
        head = next((each for each in source.passages if each.kind == "beside" and _EVENT.search(each.text)), head)
    own = (
        head is not None
        and kind is None
        and not (brief.genre == "narrative" and _SECTION.fullmatch(_bare(head.text)))
        and not (
            brief.genre not in ("narrative", "community") and (_NO_NAME.search(head.text) or not ("会" in head.text or _OF_ITSELF.search(head.text)))
        )
    )
    title = _bare_name(source.line(head.span)) if head and own else _teased(source) if head is None else ()
    if brief.genre == "narrative":
        title = _without_bars(title)
    if (
        title
        and brief.genre in ("record", "dialogue", "transcript")
        and _HELD.search(_NUMBERED.sub("", text_of(title)))
        and not _TELLS.search(text_of(title))
    ):
        held, name = _pieces(title) if brief.genre == "dialogue" else ((), title)
        if not held:
            held, name = _parted(_about(title), whole=brief.genre != "dialogue")
        if held or not document.masthead:  # `大槐树村|两委会`
            number = _number(source) if brief.genre == "dialogue" and "次" not in text_of(name) else ()
            return Named((), held or _holder(source, document, name), number, name)
    base = (_base(source, head) if kind else source.line(brief.meeting.span) if brief.meeting else title) or _in_masthead(document, brief)
    whole = _bare_name(_unparted(base) if brief.genre == "dialogue" else base)
    base = _about(whole)
    if brief.genre == "narrative":
        org, name = _without(source, base)
    elif brief.genre == "dialogue" and base != whole:
        org, name = (), base  # `河西片区学校|周边停车治理联席会议` no school held
    else:
        org, name = _parted(base, whole=brief.genre != "dialogue")
    if not org and not _holds(text_of(name)):
        org = _holder(source, document, name)
    name = _of_talk(source, name) if brief.genre == "dialogue" else name
    if _STAMP.fullmatch(text_of(name)):  # what was taken for a name is when it was
        name = ()
    if org and text_of(name).startswith(text_of(org)) and len(text_of(name)) - len(text_of(org)) > _BARE:
        name = part_of(name, len(text_of(org)), len(text_of(name)))  # `清河县水利学会|第三届理事会会议`
    if org and name and ((text_of(name) in text_of(org) and brief.genre != "dialogue") or text_of(org) in text_of(name)):
        org = ()  # what was taken for who held it is what was held
    if own_word := _OURS.fullmatch(text_of(org)):
        org = _named_beside(source, document, own_word["what"]) or org
    elif "（" in text_of(org) and re.search(r"（[^）]*[\d：、][^）]*）$", text_of(org)):  # `某公司|（代码：000001）`
        org = part_of(org, 0, text_of(org).index("（"))
    if kind and brief.genre in ("dialogue", "minutes"):
        org, name = _better(source, base, org, name)
    number = _number(source) if "次" not in text_of(name) else ()
    number = number or _week(source, name)
    if len(text_of(name)) >= _LONG and text_of(name) in text_of(title):  # the headline says it already
        name = _kind(source)
    return Named(title, org, number, name)


#: The week that a title has in brackets at its end: `院周会记录（2024年第21周）`.
_WEEK = re.compile(r"[（(](?P<week>(?:20\d{2}年(?:度)?)?第[\d一二三四五六七八九十]{1,3}周)[）)]\s*$")


def _week(source: Source, name: Line) -> Line:
    """That week, for a number, of a record in talk whose day another line has."""
    head = source.headline if source.brief.genre == "dialogue" else None
    week = _WEEK.search(head.text) if head else None
    if head is None or week is None or source.brief.date is None or "第" in text_of(name) or week["week"] in source.brief.date.text:
        return ()
    return source.part(head.span[0], week, "week")


def _called(source: Source) -> Line:
    """What a line of its own calls the meeting: `会议名称：第9周例会`."""
    for label, value in pairwise(source.passages):
        if label.kind == "label" and label.key == "name" and "名称" in label.text and value.kind == "value":
            return source.line(value.span) if _NAMES_ONE.fullmatch(value.text.strip()) else ()
    return ()


def _better(source: Source, base: Line, org: Line, name: Line) -> tuple[Line, Line]:
    """Who held it and what it is called, as a line of its own has it that says more than the title."""
    called, text = _called(source), _bare(text_of(name))
    if not called or text_of(called) in text_of(base) or text in ("", text_of(called)):
        return org, name
    own, called = _parted(called)
    return (own or org, called) if len(text_of(called)) >= len(text) or "第" in text_of(called) else (org, name)


def _of_talk(source: Source, name: Line) -> Line:
    """The name of a meeting whose talk was recorded: as its theme has it, if the title has none; without the day before it; `预备会）|会议`."""
    text = text_of(name)
    if text == _MERELY:
        return _theme(source) or name
    if text.endswith("会开会"):  # `家委会开会|记录`
        return fill("nth meeting", name=part_of(name, 0, len(text) - len("开会")))
    if text.endswith("碰头"):
        return fill("a meeting for", name=name)
    day = _DAY_BEFORE.match(text)
    end = len(text) - len(_MERELY) if text.endswith("会）会议") else len(text)
    return part_of(name, day.end() if day else 0, end) if day or end < len(text) else name


def _theme(source: Source) -> Line:
    """What the only line of the agenda calls the meeting: `会议主题：质量分析会`."""
    agenda = source.brief.agenda
    return source.line(agenda[0].span) if len(agenda) == 1 and _NAMES_ONE.fullmatch(agenda[0].text) else ()


_NAMES_ONE = re.compile(r"[^，。；：\s]{2,30}会议?")


#: The headline of a short message, in brackets before its text: `#春耕#【县里召开春耕推进会】`.
_TEASER = re.compile("(?:#[^#]*# ?)*【(?P<head>[^【】#]{6,60})】")


def _teased(source: Source) -> Line:
    """That headline, where it says that something was held."""
    before = next((each for each in source.passages if each.kind == "dateline"), None) if source.brief.genre == "narrative" else None
    found = _TEASER.fullmatch(before.text) if before else None
    if before is None or found is None or not _EVENT.search(found["head"]):
        return ()
    return source.part(before.span[0], found, "head")


def _run_on(source: Source, document: Document, at: int, title: re.Match[str]) -> Named:
    """The names in a title at ``at`` that has more on its line; with the line below that says whose meeting it was."""
    org, name = _parted(_bare_name(source.line((at, at + title.end("name")))), whole=False)
    if text_of(name).endswith("会会议") and _NO_BODY.search(text_of(name).removesuffix(_MERELY)):
        name = part_of(name, 0, len(text_of(name)) - len(_MERELY))
    whose = source.part(at, title, "whose") if title["whose"] else ()
    numbered = under(source) if not org else None
    what = _UNDER.fullmatch(numbered.text.strip()) if numbered else None
    if numbered is None or what is None:
        number = _week(source, name) or (_number(source) if _ISSUE.search(title.string) else ())
        return Named((), org or _holder(source, document, name), () if whose else number, (*whose, *name))
    start = numbered.span[0] + len(numbered.text) - len(numbered.text.lstrip())  # `河道课题 (第8次)` below `课题组组会 3月6日`
    of, number = (source.part(start, what, part) for part in ("what", "number"))
    kin = text_of(name)[2:] if text_of(name).startswith(what["what"][-2:]) else ""
    if kin.startswith("组") and len(kin) > 2:  # `河道课题`, `课题组组会`: `河道课题组`, `组会`
        of, name = (*of, *part_of(name, 2, 3)), part_of(name, 3, len(text_of(name)))
    return Named((), of, number, (*whose, *name))


def _pieces(title: Line) -> tuple[Line, Line]:
    """Who met, and what for, of a title that a wide blank parts: `石桥区文化馆　预算讨论会`."""
    text = text_of(title)
    blank = _WIDE.search(text)
    if blank is None or not (_HOLDER.fullmatch(text[: blank.start()]) or _OF_UNIT.fullmatch(text[: blank.start()])):
        return (), title
    return part_of(title, 0, blank.start()), part_of(title, blank.end(), len(text))


#: A unit by its last character: `内二科|　质量安全小会`.
_OF_UNIT = re.compile("(?![上下]午|晚|.*[进提推促])[\u4e00-\u9fff（）\\d]{1,16}(?:[科社队厂场店组站所部院校局团]|委会|协会|俱乐部)")


def _about(title: Line) -> Line:
    """`关于红枫路改造的|协调会` without its 关于."""
    text = text_of(title)
    return part_of(title, 2, len(text)) if text.startswith("关于") and ("的" in text or _ABOUT.match(text)) else title


#: `关于|河西片区停车治理联席会议`; no paper that asks for something: `关于召开…`.
_ABOUT = re.compile("关于(?!召开|举行|举办|做好|加强|进一步|印发|开展)[\u4e00-\u9fff“”、（）\\d]{4,40}会议?$")


def _first(source: Source) -> Passage | None:
    """The first line of a page, which names no meeting; not a dateline."""
    first = next((each for each in source.passages if each.kind != "markup"), None)
    return first if first and first.kind == "beside" and not _DATELINE.search(first.text) else None


#: What kind of document it is, before the name: `【记录】|全县造林推进会`, `会议纪录　|德育工作会`.
_KIND_BEFORE = re.compile(
    r"\s*(?:[【\[]\s*(?:会议|[周月日晨早晚班站]会|周?例会|组会)\s*[】\]]|[【\[]\s*(?:会议)?(?:[记纪]录|纪要)(?:稿|整理)?\s*[】\]]|(?:会\s*议\s*)?(?:[记纪]\s*录|纪\s*要)(?:\s*[：:]|\s))\s*(?=\S)"
)


#: The name behind what kind of document it is, in brackets: `会议纪录〔安全例会〕`.
_IN_KIND = re.compile(r"\s*会议[记纪]录\s*[〔（(\[【](?P<name>[^〔〕（）()\[\]【】]{2,20}会议?)[〕）)\]】]\s*")


def _bare_name(line: Line) -> Line:
    """A name without what is said of it in brackets, and without those that frame it."""
    text = text_of(line)
    if inside := _IN_KIND.fullmatch(text):
        line = part_of(line, *inside.span("name"))
        text = text_of(line)
    if before := _KIND_BEFORE.match(text):
        line = part_of(line, before.end(), len(text))
        text = text_of(line)
    if text.startswith("【") and text.find("】") in (-1, len(text) - 1):
        line = part_of(line, 1, len(text.rstrip("】")))
        text = text_of(line)
    return without(line, (note.span() for note in _NOTE.finditer(text)))


def _without_bars(title: Line) -> Line:
    """A headline of news with blanks for bars, without the mark at its end: `年会简讯 | 第三届年会举行！`."""
    text = text_of(title)
    end = len(text.rstrip("！!。 ")) if not re.search("[！？。].", text) else len(text)
    out: list[Run] = []
    at = 0
    for bar in re.finditer(r"(?:(?<!\s)\s+)?[|｜]\s*", text[:end]):
        out += [*part_of(title, at, bar.start()), GAP] if bar.start() > at else []
        at = bar.end()
    return (*out, *part_of(title, at, end))


def _kind(source: Source) -> Line:
    """What kind of meeting it was, as the end of its name."""
    meeting = source.brief.meeting
    return source.find(meeting.kind, [meeting.span]) if meeting and meeting.kind and len(meeting.kind) >= _SHORTEST else ()


def _corrected(source: Source, title: str, head: Passage | None) -> Named:
    """The names where somebody has given the report another title."""
    kind = _KIND.search(title)
    span = head.span if head else None
    if kind is None:
        return Named((Run(title, span=span),), (), (), source.line(source.brief.meeting.span) if source.brief.meeting else ())
    return Named((), (), (), (Run(title[: kind.start()] + ("会议" if kind[0].startswith("会") else ""), span=span),))


def _bare(text: str) -> str:
    return "".join(text.split())


def below(source: Source) -> list[Passage]:
    """The lines of a headline of news below its first, which are printed with it."""
    at = next((n for n, each in enumerate(source.passages) if each.kind == "headline"), None)
    if at is None or source.brief.genre != "narrative":
        return []
    first = _bare(source.passages[at].text)
    lines = [each for each in takewhile(lambda each: each.kind == "beside", source.passages[at + 1 :]) if not _says(each, first)]
    whole = len(first) + sum(len(each.text) for each in lines)
    return lines if len(lines) <= _LINES and whole <= _HEADLINE and not any(_BROKEN.search(each.text) for each in lines) else []


def repeated(source: Source, title: Line) -> list[Passage]:
    """Lines that say the headline once more, or a part of it, perhaps behind the name of a page or section."""
    return [each for each in source.passages if each.kind == "beside" and _says(each, _bare(text_of(title)))]


def _says(passage: Passage, title: str) -> bool:
    text = re.sub("[|｜]", "", _bare(passage.text))
    return title in text or (len(text) > _LEAST_TITLE and text in title)


def _joint(text: str) -> Line:
    return () if text.startswith(("—", "-", "－")) else (GAP,)


def headline(source: Source, names: Named) -> Line:
    """The source's own, or `{org}召开{number}{name}`; with the verb of the source; nothing where nothing is known."""
    if names.title:
        lines = [each for each in below(source) if _bare(each.text) not in _bare(text_of(names.title))]
        told = [each for each in lines if _EVENT.search(each.text)]
        if told and not _EVENT.search(text_of(names.title)) and all(_joint(each.text) for each in lines):
            return source.line(told[0].span)  # of several titles the one that says the meeting
        return (*names.title, *(run for each in lines for run in (*_joint(each.text), *source.line(each.span))))
    best: Line = ()
    more = subtitle(source)
    body = ""
    for each in _tried(source, names):
        text = text_of(each)
        if not text or _PART_OF_DAY.match(text) or not _whole(text):
            continue
        line = (*each, *more)
        head = _inked(text_of(line))
        if len(head) >= _LONG:
            body = body or _inked("".join(each.text for each in source.passages if each.kind not in ("headline", "beside")))
        if not _repeats(head, body):
            return line
        best = best or line
    return best


_UNDER = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,16}(?:课题|项目|工程|小组))\s*[（(](?P<number>第[\d一二三四五六七八九十]{1,4}次)[）)]")


def under(source: Source) -> Passage | None:
    """The line below the title of a record in talk that says whose meeting it was, and the how many-eth: it is printed in the headline."""
    if source.brief.genre != "dialogue":
        return None
    return next((each for each in source.passages if each.kind == "beside" and _UNDER.fullmatch(each.text.strip())), None)


def subtitle(source: Source) -> Line:
    """What a record in talk was about, on a line of its own: `——河边停车`."""
    if source.brief.genre != "dialogue":
        return ()
    return next((source.line(each.span) for each in source.passages if each.kind == "beside" and each.text.startswith("——")), ())


def _inked(text: str) -> str:
    return full_width("".join(text.split()))


def _repeats(head: str, body: str) -> bool:
    """Whether a headline would print once more what the source says once."""
    return any(body.count(head[at : at + _LONG]) == 1 for at in range(len(head) - _LONG + 1))


def composed(line: Line) -> bool:
    """Whether a headline has words of the program's own."""
    return any(run.span is None and run.text.strip() for run in line)


def _tried(source: Source, names: Named) -> Iterator[Line]:
    """Headlines, best first: with the whole name, with a shorter one, with the kind alone."""
    org, name = names.org if not _PEOPLE.search(text_of(names.org)) else (), names.name
    told = source.brief.genre == "narrative"
    subject = telling.subject(source) if told and not org else ()
    if subject and name and _verb(source, name).endswith("soon"):
        org = subject  # `清河县水利学会|将于5月6日举办…`
    if told:
        yield telling.said(source)
    bare = len(text_of(name)) <= _BARE or text_of(name) == text_of(_kind(source))
    why = _purpose(source) if told and bare else ()
    if told and not name:
        yield telling.did(source)
    what = telling.learnt(source) if told and name else ()
    if what:
        line = fill(f"held{_verb(source, name)}", org=org, number=names.number, name=name) if org else _alone(source, name)
        yield (*line, GAP, *what)
    if not told and text_of(name) == _MERELY and (about := _agenda(source)):
        yield fill("held a meeting on", org=org, topics=about) if org else fill("a meeting on", topics=about)
    if org:
        yield (*fill(f"held{_verb(source, name)}", org=org, number=names.number, name=name), *why) if name else fill("held a meeting", org=org)
        if front := _FRONT.match(text_of(name)):
            part = part_of(name, front.end(), len(text_of(name)))
            yield fill(f"held{_verb(source, part)}", org=org, name=part)
        if told and name and not bare:
            yield fill(f"held, whose{_verb(source, name)}", org=org, name=name)
    if told and bare and not org and not why:
        yield fill(f"held{_verb(source, name)}", org=subject, name=name) if subject else ()
        yield telling.did(source)
    if not told or len(text_of(name)) > _BARE or why:
        yield (*_alone(source, name), *why) if name else ()
    if told and not org:
        holder, rest = _parted(name)
        if holder and not re.search("[“”《》]", text_of(holder)) and not re.compile(_GOES_ON).match(text_of(name), len(text_of(holder))):
            yield fill(f"held{_verb(source, rest)}", org=holder, name=rest)
    for part in _parts(name):
        if told and len(text_of(part)) <= _MERE:
            yield telling.did(source)
        line = fill(f"held{_verb(source, part)}", org=org, name=part) if org else _alone(source, part)
        yield (*line, GAP, *what) if what else ()
        yield line
    kind = _kind(source)
    yield fill(f"held{_verb(source, kind)}", org=org, name=kind) if org else ()
    yield _alone(source, kind) if len(text_of(kind)) >= _BARE else ()
    if told:
        yield telling.did(source)


def _agenda(source: Source) -> Line:
    """What a meeting without a name was for, if a headline can say it: `研究防汛值班`, with a verb of its own or ours."""
    items = [each.span for each in source.brief.agenda]
    labelled = all((value := source.at(span[0])) is not None and value.key == "agenda" for span in items)
    if source.brief.genre != "dialogue" or not items or not labelled or sum(b - a for a, b in items) > _AGENDA:
        return ()
    if any(matters.own_verb(source.raw(span)) for span in items[1:]):
        return ()
    line: list[Run] = []
    for span in items:
        line += [*([AND] if line else []), *source.line(span)]
    return (
        tuple(line)
        if matters.own_verb(text_of(tuple(line)))
        else fill("about, in a headline", topics=tuple(line))
        if not text_of(tuple(line)).startswith("研")
        else ()
    )


#: So long is what a headline says of matters, in characters.
_AGENDA = 20


def _alone(source: Source, name: Line) -> Line:
    return fill(f"held, nobody{_verb(source, name)}", name=name)


def _parts(name: Line) -> list[Line]:
    """Shorter wordings of a name whose whole is none, or would be repeated, the longest first: without a quotation or what it lists, its first
    meeting, its ends (`领导小组（扩大）会议`); last those that name nothing by themselves (`成立大会`).
    """
    less = [*_listed(name), *_spared(name), *_first_of_two(name)]
    ends = [end for each in (name, *less) for end in _ends(each)]
    return sorted([*less, *ends], key=lambda each: (_OF_WHAT.match(text_of(each)) is not None, -len(text_of(each))))


def _listed(name: Line) -> Iterator[Line]:
    """A name with the first of what it lists: `《甲条例》等|实施大会`."""
    text = text_of(name)
    if found := _LISTED.search(text):
        yield fill("and more", first=part_of(name, 0, found.start()), rest=part_of(name, found.end(), len(text)))


def _spared(name: Line) -> Iterator[Line]:
    """A name without the last quotation or spirit, and without a word that then would stand twice: `培育项目|“…”项目|现场会`."""
    text = text_of(name)
    for found in list(_SPARED.finditer(text))[-1:]:
        before, behind = text[: found.start()], text[found.end() :]
        twice = next((n for n in (4, 3, 2) if before.endswith(behind[:n])), 0)
        yield without(name, [(found.start(), found.end() + twice)])


def _first_of_two(name: Line) -> Iterator[Line]:
    if found := _FIRST.match(text_of(name)):
        yield part_of(name, 0, found.end())


def _ends(name: Line) -> Iterator[Line]:
    text = text_of(name)
    for match in _JOINT.finditer(text):
        if len(text) - match.end() > _SHORTEST:
            yield part_of(name, match.end(), len(text))


def _verb(source: Source, name: Line) -> str:
    """Which frame a name takes: with the verb that the source has beside it; else a meeting is 召开, a course 举办, a ceremony 举行."""
    before, behind = _around(source)
    if (found := _CONVENES.search(before)) or (found := _CONVENED.match(behind)):
        clause = re.split("，", before)[-1] if found.re is _CONVENES else behind[: found.end()]
        return _FRAME[found["verb"]] + (" soon" if _SOON.search(clause) else "")
    text = text_of(name).rstrip("”》）")
    if source.brief.genre == "dialogue" and text.endswith("活动"):
        return " carried out"
    return _FRAME["举行"] if text.endswith(_TOOK_PLACE) else _FRAME["举办"] if text.endswith(_GIVEN) else _FRAME["召开"]


def _around(source: Source) -> tuple[str, str]:
    """What the sentence has before the meeting's name, and behind it."""
    meeting = source.brief.meeting
    passage = source.at(meeting.span[0]) if meeting else None
    if meeting is None or passage is None or passage.kind == "headline":
        return "", ""
    start, end = (at - passage.span[0] for at in meeting.span)
    text = full_width(passage.text)
    return re.split("[。！？]", text[:start])[-1], re.split("[。！？]", text[end:])[0]


def _purpose(source: Source) -> Line:
    """What a meeting was for that is called but 座谈会, as the second line of its headline: `举行座谈会，|纪念…60周年`, `为|庆祝…，`."""
    before, behind = _around(source)
    meeting = source.brief.meeting
    if meeting is None:
        return ()
    if found := _FOR.match(behind):
        start = meeting.span[1] + found.start("what")
    elif found := _IN_ORDER.search(before):
        start = meeting.span[0] - len(before) + found.start("what")
    else:
        return ()
    return (GAP, *source.line((start, start + len(found["what"]))))


_SHORT_YEAR = re.compile(r"[’‘](?=\d\d(?!\d))")


def _whole(text: str) -> bool:
    """Whether every bracket and quote that opens closes; the mark before a short year is none."""
    text = _SHORT_YEAR.sub("", text)
    return all(text.count(a) == text.count(b) for a, b in ("“”", "《》", "（）", "‘’", "【】"))


#: A body at the end of a title that is no meeting of one.
_MEETS = re.compile(f"(?:{_BODY}|[\u4e00-\u9fff]{{2}}委员会)$")


def _base(source: Source, head: Passage | None) -> Line:
    """The meeting's name: of a title without what kind of document it is, else the record's own."""
    brief = source.brief
    own = source.line(brief.meeting.span) if brief.meeting else ()
    kind = _KIND.search(head.text) if head else None
    if head and kind:
        end = head.span[0] + kind.start()
        bare = head.text[: kind.start()]
        one = _NUMBERED.sub("", bare.rstrip())
        parted = bare != bare.rstrip() and one.endswith("会") and not _MEETS.search(one)  # `沟通会|　会议记录`, not `社区居委会　会议记录`
        whole = one.endswith("会议") or (brief.genre == "dialogue" and (parted or one.endswith("大会")))
        is_one = _IS_ONE.search(one) or (brief.genre == "dialogue" and _NO_BODY.search(one))
        if kind[0].lstrip().startswith("会") and not is_one and not whole:
            end += len(kind[0]) - len(_MEETING.sub("", kind[0], count=1))
        shown = source.line((head.span[0], end))
        above = [each for each in source.passages if each.kind == "beside" and each.span[1] <= head.span[0]]
        if above and (line := _two_lines(source, above[-1], shown)):
            return line
        meeting = text_of(own)
        if len("".join(text_of(shown).split())) > _SHORTEST and not (meeting.endswith(text_of(shown)) and meeting != text_of(shown)):
            return shown
    if head and kind and not _bare(head.text[: kind.start()]):  # `会议记录`, and no name
        at = re.search(r"会\s*议", head.text)
        return own or ((Run(_MERELY, span=(head.span[0] + at.start(), head.span[0] + at.end())),) if at else ())
    return own or (source.line(head.span) if head else ())


#: What was held, where nothing says what kind of meeting it was.
_MERELY = "会议"


def _two_lines(source: Source, above: Passage, shown: Line) -> Line:
    """The name of a title of two lines: the meeting above and 会议纪要 below, or what it was about above."""
    text = _bare(above.text)
    if "会" in text and len(_bare(text_of(shown))) <= _SHORTEST:
        return source.line(above.span)
    if _HOLDER.fullmatch(text) or _NO_NAME.search(text) or "会" in text or len(text) > _LONG or len(text_of(shown)) > _LONG - len(text):
        return ()
    return (*source.line(above.span), *shown)


def _without(source: Source, base: Line) -> tuple[Line, Line]:
    """Who held it, and a name that begins with that, without it."""
    held, spans = source.brief.organizer, [run.span for run in base if run.span]
    if held and spans and spans[0][0] == held.span[0] and held.span[1] < spans[-1][1]:
        return source.line(held.span), source.line((held.span[1], spans[-1][1]))
    return (), base


def _parted(base: Line, *, whole: bool = True) -> tuple[Line, Line]:
    """Who held it, and the rest of the name. ``whole``: the rest says what kind of meeting it was."""
    text, best = text_of(base), 0
    at = 0
    while (match := _HOLDER.match(text, at)) and match.end() < len(text):
        rest = text[match.end() :]
        if (
            _whole(text[: match.end()])
            and not _COMMON.fullmatch(text[at : match.end()])
            and not rest.startswith("辖区")
            and not text.startswith("中心组", match.end() - len("中心"))
            and not text.startswith("支部委员会", match.end() - len("支部"))
            and not _COMMON_OF.fullmatch(text[: match.end()])
            and (rest[0] not in "会暨及、和与" or rest.startswith(_TOGETHER) or (not whole and rest == _MERELY))
            and not _NO_HOLDER.match(text[: match.end()])
            and len(rest) >= (_SHORTEST if whole else len("会议"))
            and ("会" in rest or rest.endswith(_TOOK_PLACE) or (not whole and rest.endswith("活动")))
            and not (whole and rest in ("会议", "大会", "例会", "全体会议"))
        ):
            noted = re.match("[（(][^）)]{1,12}[）)]", rest)
            best = match.end() + (noted.end() if noted else 0)
        at = match.end()
    if best and (again := _AGAIN.search(text[:best])):
        best = again.start("more")  # `某党支部|支部党员大会`
    best = _organ(text, best)
    best = _crew(text, best)
    return (part_of(base, 0, best), part_of(base, best, len(text))) if best else ((), base)


#: What begins with 会 and goes on with no 议.
_TOGETHER = ("会商", "会诊", "会谈", "会审", "会办")
#: A unit below another, or one that needs none above it: `某公司|六车队`, `二车间`, `某小学|三年级组`.
_CREW = re.compile(
    r"[\u4e00-\u9fff\d（）]{0,14}?(?:车间|车队|中队|大队|支队|工区|班组(?!会)|分公司|派出所|年级组|教研组|备课组|课题组|项目组|(?<!务)组(?=周会|例会|班会)|[一二三四五六七八九十\d]组(?=户主|村民|社员|群众)"
    r"|(?<![关联体])系(?=教学|党|学工|学生|务)|[甲乙丙丁一二三四五六七八九十\d]班(?=班组|班[前后]|安全|交接)|(?:内|外|儿|产|妇|骨|急诊|总务|教务|医务|财务|人事|信息|设备|质量|安全|生产|后勤|保卫|政教)科)"
)
_AGAIN = re.compile(r"(?P<body>[\u4e00-\u9fff]{2})(?P<more>(?P=body))$")


def _organ(text: str, best: int) -> int:
    """Where the organ of the Party or the like ends that met: `中共某街道工作委员会|会议`, `某支部委员会|会议`; a village holds the meeting of its 村民委员会."""
    party = _PARTY.match(text)
    if party:
        return party.end()
    found = _COMMITTEE.search(text, best)
    body = text[best : found.end()] if found else ""
    if found is None or (found.start() < _SHORTEST and body != "支部委员会"):
        return best
    if best and text[found.end()] in "（扩":
        return best  # `管理所|支部委员会（扩大）会议`
    return found.end() if not best or text.startswith("中共") or body == "委员会" or body.endswith(_OF_PARTY) else best


#: `中共某市水务局党组|会议`.
_PARTY = re.compile("中共[^，。；]{2,40}(?:党组|党委|党工委|党总支|党支部)(?=(?:扩大|（扩大）)?会议$)")
_COMMITTEE = re.compile("委员会(?=(?:扩大|全体|（扩大）)?会议$)")
_OF_PARTY = ("工作委员会", "支部委员会", "总支委员会", "总支部委员会", "纪律检查委员会")


def _crew(text: str, best: int) -> int:
    """Where the unit ends that met, of a name of which who held it ends at ``best``: `某公司六车队|安全分析会`."""
    while found := _CREW.match(text, best):
        rest = text[found.end() :]
        if len(rest) < _SHORTEST or rest[0] in "会暨及、和与的长主负代" or not rest.endswith("会"):
            return best
        if not _whole(text[: found.end()]) or _NO_HOLDER.match(text[: found.end()]):
            return best
        best = found.end()
    return best


#: What stands in names of meetings that somebody else holds: `学校召开|疫情防控领导小组会议`.
_PARTS_OF = ("干部", "领导小组", "联盟", "研究会")


def _holds(name: str) -> bool:
    """Whether a name begins with who holds the meeting: `…有限公司2005年度股东大会`."""
    match = _HOLDER.match(name)
    return match is not None and _SHORTEST < match.end() < len(name) and not _NO_HOLDER.match(match[0]) and not match[0].endswith(_PARTS_OF)


#: Who says of itself only what it is: `我院`, `学校`.
_OURS = re.compile("(?:我|本|全)?(?P<what>[院校县市区局委镇乡]|公司|集团公司|学校|学院|医院)")
#: How bodies of a kind end.
_KINDS_OF = {
    "院": "(?:学|医|法|检察|研究)院",
    "校": "(?:大学|中学|小学|学校|职业技术学院)",
    "学校": "(?:大学|中学|小学|学校|职业技术学院)",
    "公司": "公司",
    "集团公司": "公司",
}


def _named_beside(source: Source, document: Document, what: str) -> Line:
    """The name of who calls itself 我院, as the 报头, the dateline or what a site prints beside the text have it; nothing if there are two."""
    ends = _KINDS_OF.get(what, what)
    body = re.compile(
        rf"(?<![\u4e00-\u9fff])(?!我|本|全|【)(?:来源|发布|单位|部门|机构|供稿)*[^\u4e00-\u9fff]{{0,2}}(?P<who>(?!我|本|来源)[\u4e00-\u9fff]{{2,16}}?{ends})(?![\u4e00-\u9fff])"
    )
    found: dict[str, Line] = {}
    for each in source.passages:
        if each.kind in ("dateline", "credit", "furniture", "number", "signature") and (match := body.search(each.text)):
            found.setdefault(match["who"], source.part(each.span[0], match, "who"))
    for loose in document.unassigned:
        if loose.reason == "boilerplate" and (match := body.search(loose.text)):
            start = loose.span[0] + match.start("who")
            found.setdefault(match["who"], (Run(match["who"], span=(start, start + len(match["who"]))),))
    head = document.masthead
    if head and head.issuer and re.fullmatch(f"[\u4e00-\u9fff]*{ends}", head.issuer):
        at = head.text.find(head.issuer)
        if at >= 0:
            found.setdefault(head.issuer, (Run(head.issuer, span=(head.span[0] + at, head.span[0] + at + len(head.issuer))),))
    return next(iter(found.values())) if len(found) == 1 else ()


def _in_masthead(document: Document, brief: Brief) -> Line:
    """The name of a meeting that only the 报头 prints."""
    head, meeting = document.masthead, brief.meeting
    if head is None or meeting is None or not _in(meeting.span, head.span):
        return ()
    return (Run(meeting.name, span=meeting.span),)


def _in(inner: RecordSpan, outer: RecordSpan) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _holder(source: Source, document: Document, name: Line) -> Line:
    brief = source.brief
    held = source.line(brief.organizer.span) if brief.organizer else ()
    if held and not (brief.genre == "dialogue" and re.fullmatch(f"{_BELOW.pattern}|.{{0,2}}办公室", text_of(held))):
        return held
    names = [person.name for person in brief.attendees if person.name and len(person.name) > 1] if brief.genre == "dialogue" else []
    for each in source.passages:
        text = _bare(each.text) if each.kind == "beside" or (each.kind == "headline" and brief.genre == "dialogue") else ""
        if not _HOLDER.fullmatch(text) or text_of(name) in each.text:
            continue
        if not (names and (re.search(r"\d{4}年|\d月", text) or any(one in text for one in names))):
            return _unparted(source.line(each.span)) if brief.genre == "dialogue" else source.line(each.span)
    if held:
        return held
    if brief.genre == "dialogue" and (body := _OWN_BODY.match(text_of(name))):
        return part_of(name, 0, body.end())
    if brief.genre == "dialogue" and not _FOR_ALL.match(text_of(name)) and (own := _in_head(source, nameless=text_of(name) in ("", _MERELY))):
        return own
    if brief.genre == "narrative" and brief.meeting and (above := source.at(brief.meeting.span[0])):
        before = _CALLED.search(full_width(above.text)[: brief.meeting.span[0] - above.span[0]])
        if before and _HOLDER.fullmatch(before["org"]):
            return source.part(above.span[0], before, "org")
    head = document.masthead
    if head and head.issuer and (head.name or "").endswith("纪要") and not head.issuer.endswith(_OFFICES):
        at = head.text.find(head.issuer)
        return (Run(head.issuer, span=(head.span[0] + at, head.span[0] + at + len(head.issuer))),) if at >= 0 else ()
    return ()


def _unparted(line: Line) -> Line:
    """A line without the blanks between its characters: `清河县供电公司 白杨供电所`."""
    out: list[Run] = []
    for piece in re.finditer(r"(?:\S|(?<![\u4e00-\u9fff])\s|\s(?![\u4e00-\u9fff\s]))+", text_of(line)):
        out += part_of(line, *piece.span())
    return tuple(out)


#: Who meets, with what is said of him in brackets, right before the meeting: `清河水利股份有限公司（以下简称“公司”）|第三届董事会第二次会议`.
_CALLED = re.compile("(?:^|[，。；])(?P<org>[\u4e00-\u9fff]{4,30})[（(](?:[^（）()]*[：:“][^（）()]*)[）)]$")
#: Who met where, in the first sentence of a record; whose room it was that they met in, as far as nobody lets it: `县水利局三楼会议室`.
_MET_IN = re.compile(
    r"(?:[^，。；]{1,10}[点半时午晚日天]|^|[，,。])(?P<org>[\u4e00-\u9fff]{1,12}?(?:委会|委员会|协会|商会|学会|公司|局|村|社|组|班|部|科|院|校|队|站|厂))在[^，。；]{2,14}(?:召开|举行|开)"
)
_ROOM = re.compile(
    r"(?P<org>[\u4e00-\u9fff×]{2,16}?(?:公司|(?<!城)局|(?:村|居|业)委会|委员会|医院|厂(?!房)|管理所|管理处|(?<![城集乡各])镇(?=综治|便民|政府|人民政府)"
    r"|街道(?=综治|办事处|党群)|社区(?=居委会|党群|综治)|村(?=村部|党群|综治)))[^，。；]{0,12}(?:室|楼|厅|堂|(?<=党群服务)中心|(?<=综治)中心)"
)
_ROOM_OF = re.compile(rf"(?:^|[，。\s]){_ROOM.pattern}(?=[，。\s]|$)")


#: Whose meeting it is by its name, wherever they met: `区政协|“河道保洁”座谈会`.
_OWN_BODY = re.compile("[\u4e00-\u9fff]{0,8}(?:政协|人大常委会|纪委|[局委]|公司|协会|工会|妇联|医院|学院|大学)(?=[“《])")
#: A meeting of more than those in whose room it was: `全县造林推进会` in 清河镇.
_FOR_ALL = re.compile("全[省市县区镇乡]")


def _in_head(source: Source, *, nameless: bool) -> Line:
    """Who held a meeting of which a record in talk says only where it was, or tells it in its first sentence."""
    for each in source.passages:
        if each.kind in ("turn", "speaker"):
            break
        if each.kind in ("lead", "body") and (match := _MET_IN.search(each.text)):
            return source.part(each.span[0], match, "org")
        if each.kind in ("lead", "body", "beside") and (match := _ROOM_OF.search(each.text)):
            return source.part(each.span[0], match, "org")
    place = source.brief.location
    at = source.raw(place.span) if place else ""
    match = _ROOM.fullmatch(at) or (re.match("(?P<org>[村居业]委会).", at) if nameless else None)
    return source.line((place.span[0], place.span[0] + match.end("org"))) if place and match else ()


def numbering(source: Source) -> Passage | None:
    """The line beside the title of a record in talk that says the how many-eth meeting it was: `（第十六届第21次）`."""
    beside = (each for each in source.passages if each.kind in ("beside", "number")) if source.brief.genre == "dialogue" else ()
    return next((each for each in beside if _NUMBER_LINE.fullmatch(each.text.strip())), None)


_NUMBER_LINE = re.compile(
    r"[（(]?(?P<number>(?:第?[\d一二三四五六七八九十]{1,3}届)?(?:\d{4}年)?(?:度)?第\s?[\d一二三四五六七八九十]{1,4}\s?[次期]|(?:\d{4}[-—–~～]+\d{4}学年度?)?(?:第?[一二上下]学期)?第[\d一二三四五六七八九十]{1,3}周)(?:会议)?[）)]?"
)


#: The same as documents are numbered, `（2024）第5次`; before the day on one line.
_OF_YEAR = re.compile(r"[（(〔\[](?P<year>20\d{2})[）)〕\]]\s*(?P<number>第[\d一二三四五六七八九十]{1,4}[次期])(?:会议)?")
_NUMBER_FIRST = re.compile(rf"\s*{_NUMBER_LINE.pattern}\s+(?=\d)")
#: The issue at the end of a title: `编前会会议记录　第58期`.
_ISSUE = re.compile(r"[\s（(](?P<number>(?:\d{4}年(?:度)?)?第[\d一二三四五六七八九十]{1,4}期)[）)]?\s*$")


def _number(source: Source) -> Line:
    """`2024年第5次` of a line of its own, or in the brackets of the title."""
    for each in source.passages[:_LINES] if source.brief.genre == "dialogue" else ():
        if of_year := _OF_YEAR.fullmatch(each.text.strip()):
            start = each.span[0] + len(each.text) - len(each.text.lstrip())
            return fill("of a year", **{part: source.part(start, of_year, part) for part in ("year", "number")})
        if each.kind in ("beside", "body") and (first := _NUMBER_FIRST.match(each.text)):
            return source.part(each.span[0], first, "number")
    line = numbering(source) or next((each for each in source.passages if each.key == "number" and _NUMBER_LINE.fullmatch(each.text.strip())), None)
    if line and (own := _NUMBER_LINE.search(line.text)):
        return source.part(line.span[0], own, "number")
    for each in source.passages:
        issue = _ISSUE.search(each.text) if each.kind == "headline" and source.brief.genre == "dialogue" else None
        if match := issue or (_TIMES.search(each.text) if each.kind in ("number", "headline") else None):
            start, end = match.span("number")
            return source.line((each.span[0] + start, each.span[0] + end))
    return ()
