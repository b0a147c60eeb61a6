"""The words of demands: modals (要, 必须, 不得 …) and the verbs that open a demand without one.

In: the shadow and where a clause stands. Out: the clause's first modal with its modality; whether words open as a command does.
"""

from briefgen.record import Modality
from briefgen.text.patterns import first_characters, lazy, pattern
from briefgen.words import segmenter

#: Each modal, with what may not stand around it. The modal itself comes first, so that the engine looks for its characters.
_MODALS: dict[Modality, tuple[tuple[str, str], ...]] = {
    "forbid": (
        ("不得", "(?<!要不得)"), ("严禁", ""), ("不准", ""), ("不许", ""), ("禁止", ""), ("决不能", ""), ("绝不能", ""), ("决不允许", ""),
        ("绝不允许", ""), ("坚决不", ""), ("不能再", ""), ("不要", "(?!钱|紧)"), ("切忌", ""), ("坚决杜绝", "(?!了)"), ("杜绝", "(?!了)"),
        ("不能", "(?<![还也都就都并却才远能]不能)(?!代表|说明|满足|完全|适应|及时|忘|乐观)"),
    ),
    "must": (("必须", ""), ("务必", ""), ("务求", ""), ("须", "(?<!必须)(?!知|眉)"), ("一律", ""), ("限期", ""), ("必需", "")),
    "ensure": (("确保", "(?!了)"), ("保证", "(?!金|书|了)"), ("保障", "(?=.{2,20}(?:到位|安全|供应))")),
    "strive": (("力争", ""), ("争取", "(?!到了)"), ("力求", "")),
    "should": (
        (
            "要",
            "(?<![重主只若首紧必需摘概纲扼简将次想的索就险还却]要)(?!不[得是然来到回着了]|过期|来(?:[，。]|了)|出人命|上冻"
            "|[素求点害领义闻道么是塞件职命强员人目旨挟，。；]|看到|知道|承认|紧(?![紧扣跟抓盯密贴]))",
        ),
        ("要", "(?<=[们部门县校员部]要)(?![求素])"), ("就要", "(?<=[们部门县校员部]就要)(?![求素])"), ("还要", "(?!求)"),
        ("应当", ""), ("应该", ""), ("理应", ""),
        ("应", "(?<![响反对相适供答因呼效回顺感]应)(?!予?以?肯定|对|急|用|邀|届|有|该|当|变|付|收|援|聘|运|时|到|企|急)"),
        ("需", "(?<![必急亟所供内刚]需)(?!要|求|知)"), ("切实", "(?=[^，]{2,})"),
    ),
}  # fmt: skip
MODAL = lazy("|".join(modal + around for row in _MODALS.values() for modal, around in row))
_MODALITY: dict[str, Modality] = {modal: modality for modality, row in _MODALS.items() for modal, _ in row}
#: Verbs that open a demand without a modal.
_HOW = (
    "要|必须|务必|切实|着力|全力|大力|积极|深入|认真|进一步|扎实|努力|充分|继续|牢固|持续|严格|坚决|全面|加快|不断|主动|科学|有序|稳步|统筹|精心|广泛|自觉|始终|坚定不移地?|坚定|千方百计|因地制宜|尽快|及时|抓紧|迅速|立即|逐步|高度|高标准|高质量|深刻|准确|完整|共同|有力|有效|强力|"
    "先|再|首先要?|其次|最后|同时|并|也|还|一是|二是|三是|四是|五是|六是|七是"
)
_WHAT = "加强|强化|坚持|推进|推动|落实|完善|健全|提高|提升|抓好|抓住|抓紧|抓实|抓牢|做好|做到|做实|做细|做强|打好|打牢|打造|夯实|深化|优化|加大|注重|建立|构建|开展|组织|聚焦|围绕|突出|把握|紧盯|紧扣|发挥|扩大|扶持|培育|培养|参与|整改|整合|压实|严守|严防|狠抓|树立|增强|发展|改进|改善|创新|规范|发扬|弘扬|传承|贯彻|学习|领会|宣传|引导|动员|调动|支持|保持|维护|守住|筑牢|防范|化解|打击|治理|排查|消除|重视|关注|关心|服务|严查|严肃|严惩|明确|细化|制定|编制|拿出|提出|上报|报送|完成|实现|实施|启动|建设|争创|争当|利用|用好|管好|守好|凝聚|团结|担当|履行|履职|对标|统一|解放思想|尊重|拓宽|拓展|延伸|畅通|盘活|补齐|补足|加密|增加|减少|降低|控制|取消|调整|对照|成立|设立|新建|扩建|改建|购置|采购|召开|安排|协调|督促|督导|检查|配齐|配强|深化|当好|立足|着眼|瞄准|锚定|紧紧围绕|以更|以高|以实际行动|以.{2,20}为|把.{2,30}|将.{2,30}|对.{2,30}进行|按照.{2,40}|结合.{2,20}|通过.{2,40}|借助|运用|依托|运营|营造|激发|汇聚|形成|确立|巩固|总结|推广|复制|回应|解决|克服|杜绝|避免|防止|清理|清查|核实|摸清|查清|答复|反馈|催|派|调|买|修|装|换|补|发|交|报|征求|听取|收集|整理|通报|公布|公开|公示|张榜|登记|签订|执行|试行|加压|攻坚|冲刺|倒排|挂图|亮剑|办好|办实|同意|批准|通过(?!.{0,12}了)|参加|吸收|聘请|表彰|奖励|扣发|下发|印发|发出"
#: How a demand opens without a modal.
IMPERATIVE = lazy(f"(?=[{first_characters(_HOW, _WHAT)}])(?:{_HOW})*(?:{_WHAT})")

#: How something is to be done, before the verb: `积极|配合`.
MANNER = lazy(f"(?=[{first_characters(_HOW)}])(?:{_HOW})")


def modal(shadow: str, start: int, end: int) -> tuple[Modality, int] | None:
    """The first modal of a clause, and where it stands; one within quotes is none."""
    at = start
    if shadow[start : start + 1] == "“" and shadow.find("”", start, end - 1) < 0:  # somebody's talk, quoted as a whole: `“今年不能松。…”`
        start += 1
    while match := MODAL.search(shadow, at, end):
        if not _in_quotes(shadow, start, match.start()):
            return _MODALITY[match[0]], match.start()
        at = match.end()
    return None


def _in_quotes(shadow: str, start: int, at: int) -> bool:
    depth = 0
    for mark in pattern("[“”《》]").findall(shadow, start, at):
        depth = depth + 1 if mark in "“《" else max(0, depth - 1)
    return depth > 0


def commands(text: str) -> bool:
    """Whether a phrase opens with a verb of demands, not with a word that only begins like one: `交通运输局`."""
    verb = IMPERATIVE.match(text)
    return verb is not None and verb.end() >= len(segmenter.first(text[:8]))
