"""The words of demands: modals (要, 必须, 不得 …) and the verbs that open a demand without one.

In: the shadow and where a clause stands. Out: the clause's first modal with its modality; whether words open as a command does.
"""

from typing import cast, get_args

from briefgen.lexicon import guards, tagged, typed
from briefgen.lexicon.alternation import alternation
from briefgen.record import Modality
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter

_MODALITY = {word: cast("Modality", tag) for word, tag in typed("demands") if tag in get_args(Modality)}
#: What may not stand around a modal, or must. The modal itself comes first, so that the engine looks for its characters.
_AROUND = guards("modal", _MODALITY) | {
    "不得": "(?<!要不得)",
    "不能": "(?<![还也都就都并却才远能]不能)(?!代表|说明|满足|完全|适应|及时|忘|乐观)",
    "须": "(?<!必须)(?!知|眉)",
    "保障": "(?=.{2,20}(?:到位|安全|供应))",
    "要": "(?:(?<![重主只若首紧必需摘概纲扼简将次想的索就险还却]要)(?!不[得是然来到回着了]|过期|来(?:[，。]|了)|出人命|上冻|[素求害义闻么是塞件旨挟，。；]|强(?![化调])|点(?![面燃亮名])|领(?![会导先])|道(?!德)|命(?!令)|员(?!工)|人(?!人|尽)|目(?!标)|职(?!责)|看到|知道|承认|紧(?![紧扣跟抓盯密贴])|靠(?!前|近|实))|(?<=[们部门县校员部]要)(?![求素]))",
    "就要": "(?<=[们部门县校员部，]就要)(?![求素]|[^，。；]{0,12}了)",
    "应": "(?<![响反对相适供答因呼效回顺感]应)(?!予?以?肯定|对|急|用|邀|届|有|该|当|变|付|收|援|聘|运|时|到|企|急)",
    "需": "(?<![必急亟所供内刚]需)(?!要|求|知)",
    "切实": "(?=[^，]{2,})",
}
MODAL = lazy(alternation(dict.fromkeys(_MODALITY, "") | _AROUND))
#: How something is to be done, before the verb: `积极|配合`; how a demand opens without a modal.
MANNER = lazy(alternation(tagged("demands", "how")))
_FIRSTS = "".join(sorted({word[0] for word in tagged("demands", "how", "what")}))
IMPERATIVE = lazy(
    f"(?=[{_FIRSTS}以把将对按结通]){MANNER.pattern}*(?:{alternation(tagged('demands', 'what'))}"
    "|以.{2,20}为|[把将].{2,30}|对.{2,30}进行|按照.{2,40}|结合.{2,20}|通过(?:.{2,40}|(?!.{0,12}了)))"
)


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
