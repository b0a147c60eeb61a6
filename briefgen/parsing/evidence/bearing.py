"""What speaks for and against an office beside a name being one of whoever bears it: its words, and where it stands.

In: the shadow, a mention, one of its titles. Out: features for the decision `title_held`.
"""

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.decide.linear import bucket
from briefgen.parsing.names.mentions import Mention
from briefgen.spans import Span
from briefgen.text.patterns import lazy

_LEVELS = (2, 4, 6, 9, 13, 18, 26)


def held(shadow: str, mention: Mention, title: Span) -> list[str]:
    """What tells whether what stands with a name is an office of whoever bears it: its words, and where it stands."""
    text = "".join(title.slice(shadow).split())
    where = _where(shadow, mention, title)
    kind = _KIND.search(text)
    out = [f"where={where}", f"n={bucket(len(text), _LEVELS)}", f"rule={mention.rule}"]
    if kind:
        name, alone = kind.lastgroup, "alone" if kind.start() == 0 else "of"
        out += [f"kind={name}", f"kind={name}/{where}", f"kind={name}/{alone}", f"kinds={where}"]
    out.append(f"others={len(mention.titles) > 1}/{where}")
    return out


#: What people are that hold no office: pupils, those who know, those who belong.
_KIND = lazy(
    "(?:(?P<pupil>(?:研究|博士|硕士|本科|专科|毕业|新|学)生|学员)|(?P<knows>专家|学者|人士|行家|名流)|(?P<belongs>成员|会员|群众|职工|员工|同事|同仁)"
    "|(?P<teaches>老师)|(?P<stands>代表)|(?P<leads>领导)|(?P<cadre>干部|干警|民警))$"
)


def _where(shadow: str, mention: Mention, title: Span) -> str:
    """Where a title stands: at the name, before or behind it, with others between, behind its list, given."""
    name = mention.name_span
    if title.end <= name.start:
        return "before" if not shadow[title.end : name.start].strip() else "stacked" if mention.span.start <= title.start else "shared"
    between = shadow[name.end : title.start]
    return "etc" if "等" in between else "given" if _GIVEN.search(between) else "bracket" if "（" in between else "behind"


#: How somebody holds an office, or is given it.
_GIVEN = lazy(alternation(tagged("cues", "given")))
