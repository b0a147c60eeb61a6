"""What a person or a group did at the meeting, from the predicate behind the name.

In: the text of a predicate. Out: roles of `record.Role` in their fixed order.
"""

import re

from briefgen.record import ROLES, Role
from briefgen.text.patterns import lazy

_RULES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("chair", lazy("主持(?!人|工作|词|日常|全面|单位)|担?任[^，。；、]{0,8}(?:(?:大会|会议|共同|执行)\n?主席|主持人)|担任主席")),
    (
        "speak",
        lazy(
            r"讲话(?!精神|稿|提纲)|讲了话|讲话(?=。|$)|发言(?!人|稿)|致[^，。；]{0,10}[辞词](?!典)|致(?:以)?[^，。；]{0,6}欢迎|作[^，。；]{0,8}指示|提(?:出)?(?:了)?[^，。；]{0,24}(?:要求|希望)|点评|(?:作|进行)了?[^，。；]{0,6}总结|表态|发表[^，。；]{0,14}(?:看法|意见|演讲|感言|见解|讲话)|演讲|动员|作[^，。；]{0,8}(?:回应|答复|解答)|"
            r"分享|讲评|回应|批示|贺[信电辞词]|指出|强调|要求(?<!提出要求)(?<!的要求)(?<!新要求)(?<!工作要求)(?=[，：各全])|表示|认为|希望(?<!寄予希望)(?!工程|小学)|谈[了到及]|说[，：]|讲到|讲了(?!\d)|畅谈|交流了|交流发言|作[了]?交流|发了言"
        ),
    ),
    (
        "report",
        lazy(
            r"汇报(?!会)|通报(?!会|表扬|批评)|传达(?!室)|宣读|宣布(?![^，。；]*(?:开幕|开始|开[工班业诊]|启动|结束|闭幕|成立|休会))|部署(?!会|要求)|介绍(?!信)|解读|授课|报告(?<!的书面报告)(?!会|厅|书|文学|人)|说明(?!会|书)|培训(?!会|班)|讲解|讲述|论述|讲课|传授|反馈了|布置了|(?<!对)述职(?!会|评议)|代表[^，。；]{2,12}作了?[^，。；]{0,8}对照检查|辅导(?!员|班)|宣讲(?!会|团)|推介(?!会)|领学|主讲|阐述|作[^，。；]{0,10}安排|所作的(?=[和及与、，。；]|$)|安排(?=了|下)|总结了|回顾了|(?:进行|作|做)了?[^，。；]{0,8}(?:规划|回顾)|作了?[^，。；]{0,10}(?:分析|说明)(?!会)|(?:进行|作|做|带来|开展)了?[^，。；]{0,16}(?:讲座|演示)|念了?[^，。；]{0,10}名单"
        ),
    ),
    ("observe", lazy("列席")),
    (
        "absent",
        lazy(
            "缺席|请(?:病|事|产)?假|(?:未能?|不能)(?:到会|到场|与会|出席|参加)|没有?能?(?:到会|到场|出席|参加)|因[^，。；]{1,12}未|(?<![^，。；])未(?:到会|到场|出席|参加)|因(?:公|事|病)(?:务)?(?:出差|外出|住院|在外)|^出差|^(?:正在)?外出(?:学习|开会|招商|培训)"
        ),
    ),
    ("record", lazy("负责记录|担任记录|作记录|记录(?=[。；]|$)|同志记(?<=^同志记)(?=[。，；]|$)|记(?<=^记)(?=[。，；]|$)")),
)
#: What a paper is called is nothing that was done: `讨论《政府工作报告》`.
_TITLED = lazy("《[^》]*》")
_IN_ORDER = sorted(_RULES, key=lambda rule: ROLES.index(rule[0]))
_HEARD = lazy(
    r"(?:讨论了?|听取了?|听了|审议了|审议(?<=，审议)|学习了|观看|聆听|接受|收到)[^，。；]{0,60}?(?:汇报|报告|介绍|说明|讲话|发言|通报|培训|部署|宣讲)"
)


def roles(predicate: str) -> tuple[Role, ...]:
    """Roles that a predicate gives its subject.

    >>> roles("主持会议并讲话。")
    ('chair', 'speak')
    >>> roles("听取了工作汇报。")
    ()
    """
    if "《" in predicate:
        predicate = _TITLED.sub("", predicate)
    predicate = _HEARD.sub("", predicate)
    return tuple([role for role, done in _IN_ORDER if done.search(predicate)])


def order(found: set[Role]) -> list[Role]:
    """In the record's fixed order, each once."""
    return list(found) if len(found) < 2 else [role for role in ROLES if role in found]
