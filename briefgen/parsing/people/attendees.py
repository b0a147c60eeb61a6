"""The persons who took part: mentions in the narration, each with the roles that its predicate shows.

In: the shadow, blocks, mentions by sentence. Out: the `People` given, filled. Whom a bare surname means `resolve` decides; groups are
found in `groups`.
"""

from collections.abc import Iterable, Sequence

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar.roles import roles
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.resolve import People, Person
from briefgen.record import Role
from briefgen.spans import Block, Cover, Span
from briefgen.text.patterns import lazy, pattern

#: Sentences that tell what happened, each with the parts of it that are in no speech's content.
Narration = list[tuple[Span, list[Span]]]


def narration(blocks: Iterable[Block], content: Cover) -> Narration:
    """The narration of some blocks, for all who ask for it."""
    return [(sentence, parts) for block in blocks for sentence in block.sentences if (parts := content.gaps(sentence))]


#: What is said of somebody who is not there: `学习了…局长张某在…会上的讲话精神`.
_CITED_BEFORE = lazy(f"{alternation(tagged('cues', 'cited'))}[^，。；]{{0,50}}$")
#: How far before a mention what `_CITED_BEFORE` and 受 match can begin.
_CITED_NEAR = 60
_CITED_AFTER = lazy(
    "(?:《[^》]{0,80}》|[^，。；]){0,40}(?:讲话|报告|批示|指示|论述|回信|文章|贺信|重要思想|号召|问候|祝愿)(?:精神|要求|[和及、，。；\n]|等|内容|$)|(?:同志|总书记|主席|总理)?(?:关于|重要|系列|新时代|考察|视察)"
)


def cited(shadow: str, sentence: Span, mention: Mention) -> bool:
    """Whether a mention is of somebody quoted or studied, who is not there."""
    start, end = mention.span
    near = max(sentence.start, start - _CITED_NEAR)
    if pattern("受[^，。；]{0,30}$").search(shadow, near, start) and pattern("[^，。；]{0,6}委托").match(shadow, end, sentence.end):
        return True  # `受县委书记冯某委托`: sent word, and is not there
    if (
        _CITED_BEFORE.search(shadow, near, start)
        and _CITED_AFTER.match(shadow, end, sentence.end)
        and not pattern("[^，。；]{0,12}(?:代表|带领下)").match(shadow, end, sentence.end)
    ):
        return True
    if pattern(r"(?:贯彻(?:落实)?|以)\n?\Z").search(shadow[near:start]):
        return True
    if pattern("新时代中国特色|(?![从就对把用要在由]|统一|解放|转变|提高)[^，。；、]{0,3}思想").match(shadow, end, sentence.end):
        return True  # `习近平新时代中国特色社会主义经济思想研究中心`
    for title in mention.titles:
        if shadow.find("总书记", title.start, title.end) >= 0:
            return _ACTS.search(shadow, end, sentence.end) is None
    return False


def collect(shadow: str, narrated: Narration, mentions: dict[Span, list[Mention]], people: People) -> None:
    """Give every narrated mention to ``people``, with the roles that its predicate shows."""
    subject: list[Person] = []
    for sentence, parts in narrated:
        mentioned = mentions.get(sentence)
        here = [m for m in mentioned if _within(parts, m.name_span) and not cited(shadow, sentence, m)] if mentioned else []
        if here:
            subject = _sentence(shadow, sentence, parts, here, people, subject)
        elif subject:
            _pronoun(shadow, sentence, parts, [], subject)


def _within(parts: Sequence[Span], span: Span) -> bool:
    """Whether a span lies wholly inside one of the parts of its sentence."""
    for part in parts:  # noqa: SIM110 - a generator would cost more than the look-ups
        if part.contains(span):
            return True
    return False


#: Roles of those who are not there, or only listen.
_NOT_THERE: frozenset[Role] = frozenset(["absent", "observe"])
#: Who took part is not who, in a later clause, is absent: `院长某某参加会议，秘书某某因公请假`, in which the second name was not found.
_OTHERS_ABSENT = lazy(
    "^[^，；]*(?:参加|出席|到会|列席|参会)[^，；]*[，；].*(?:缺席|请(?:病|事|产)?假|未能?(?:到会|到场|出席|参加)|出差|外出|住院|因[事病公])"
)


#: `主持会议的|副市长潘亦舟说`.
_CHAIRING = lazy("主持(?!人|工作)[^，。；、]{0,14}的[^，。；、]{0,10}$")
#: `列席会议的还有`.
_LISTENERS = lazy("列席[^，。；：、]{0,14}的[^，。；：、]{0,8}(?:有|：)[^，。；：]*$")


#: `参加会议的有：…，秘书处某某列席`: who listens stands behind the last comma of such a list.
_LISTED = lazy("(?:参加|出席|参会|到会|与会)[^，。；：、]{0,14}的[^，。；：、]{0,8}(?:有|是|：)")

#: `县领导某某出席，各部门主要负责人列席会议`.
_OTHERS_LISTEN = lazy("^[^，；]*(?:参加|出席|到会|主持)[^，；]*[，；][^，；]{3,}列席")


def _addressed(shadow: str, mention: Span) -> bool:
    """Whether somebody is whom another speaks to, `向潘亦舟汇报`, so that the predicate behind the name is the other's."""
    return _TO.search(shadow, max(0, mention.start - _TO_NEAR), mention.start) is not None


#: What somebody from elsewhere is asked to do.
_LECTURES = lazy(f"[^。；]{{0,60}}{alternation(tagged('cues', 'lecture'))}")
#: What whoever is only cited does not do.
_ACTS = lazy(alternation(tagged("cues", "acts")))
#: What stands before whom something is done to: `向|潘会长|汇报`, `向调研组|组长某某|汇报`.
_TO, _TO_NEAR = lazy("[向对给][^，。；、对]{0,4}$"), 5


def _sentence(shadow: str, sentence: Span, parts: Sequence[Span], here: list[Mention], people: People, subject: list[Person]) -> list[Person]:
    groups = _coordinated(shadow, here)
    for n, group in enumerate(groups):
        following = next((each[0].span.start for each in groups[n + 1 :] if not _addressed(shadow, each[0].span)), sentence.end)
        predicate = _predicate(shadow, group[-1].span.end, following, parts)
        before = shadow[sentence.start : group[0].span.start]
        given = set() if _addressed(shadow, group[0].span) else set(roles(predicate))
        if "主持" in before and _CHAIRING.search(before):
            given.add("chair")
        if "由" in before[-12:] and "主持" in predicate[:6] and pattern(r"由[^，。；]{0,10}$").search(before):
            given.add("chair")
        if "列席" in before and _LISTENERS.search(shadow, sentence.start, group[0].name_span.start):
            given.add("observe")
        if "邀请" in before and pattern(r"邀请[^，。；]*$").search(before) and _LECTURES.match(predicate):
            given.add("report")
            given.discard("speak")
        if "observe" in given and _OTHERS_LISTEN.search(predicate):
            given.discard("observe")
        if "absent" in given and _OTHERS_ABSENT.search(predicate):
            given.discard("absent")
        persons = [people.add(mention) for mention in group]
        # `…出席会议；副校长祁连山请假`: who is absent or only listens stands behind the last ；
        late = shadow.rfind("；", sentence.start, group[-1].span.start) if len(group) > 1 and not given.isdisjoint(_NOT_THERE) else -1
        if "observe" in given and _LISTED.search(shadow, sentence.start, group[0].span.start):
            late = max(late, shadow.rfind("，", sentence.start, shadow.find("列席", group[-1].span.end)))
        for mention, person in zip(group, persons, strict=True):
            person.roles |= given - _NOT_THERE if mention.span.end <= late else given
        if group[0].span.start - sentence.start <= 24 or n == 0:
            subject = persons
    if subject:
        _pronoun(shadow, sentence, parts, groups, subject)
    return subject


_PRONOUN = lazy(r"(?:^|(?<=[，。；：\n]))(?:会上，|最后，|同时，|随后，)?(?P<who>他们|她们|他|她|该同志)(?!的|人|乡|们|国)")


def _pronoun(shadow: str, sentence: Span, parts: Sequence[Span], groups: Sequence[Sequence[Mention]], subject: Sequence[Person]) -> None:
    """The roles that 他 has in a sentence, for whoever is meant. ``groups``: the sentence's own persons."""
    pronoun = _PRONOUN.search(sentence.slice(shadow))
    if pronoun:
        start = sentence.start + pronoun.end()
        end = groups[0][0].span.start if groups and groups[0][0].span.start > start else sentence.end
        if not groups or groups[0][0].span.start > start:
            for person in subject if pronoun["who"] in ("他们", "她们") else subject[-1:]:
                person.roles |= set(roles(_predicate(shadow, start, end, parts)))


#: A mark, and behind it another subject: `出席会议，|15位负责同志作了大会发言`.
_OTHER_SUBJECT = lazy(
    "[，；。] *(?:[\\d一二两三四五六七八九十百余多]+[位名个][^，。；]{2,20}?(?:作|发言|汇报|介绍)|会议|大会|双方|与会|专家|大家|各|全体|学校|会上|委员们|代表们|他们|现场|活动|整场|座谈会)"
)


def _predicate(shadow: str, start: int, end: int, parts: Sequence[Span]) -> str:
    """The narrated text from a subject's end to the next subject, without clauses that have another subject."""
    if len(parts) == 1:
        inside = shadow[max(start, parts[0].start) : min(end, parts[0].end)]
    else:
        inside = "".join([shadow[max(start, part.start) : min(end, part.end)] for part in parts if part.start < end and start < part.end])
    other = _OTHER_SUBJECT.search(inside)
    if other and other[0].lstrip("， ").startswith("各") and not PREDICATE.search(inside, 0, other.start()):
        return inside  # the list of those who are there goes on: `检察长某某，|各省人大常委会负责同志列席`
    return inside[: other.start() + 1] if other else inside


PREDICATE = lazy(
    "主办|承办|协办|请(?:病|事|产)?假|缺席|到[会场](?=[，。；]|$)|未[到能参出]|出差|列席(?=[；。])|因(?:公|事|病)|来我|调研(?!组)|考察(?!团|组)|主持|讲话|发言|汇报|介绍|通报|传达|宣读|宣布|部署|出席|参加|列席|作(?<![工合协创]作)(?!者|家|为)|进行|对(?!外)|围绕|代表(?=[^、，]{2,12}(?:致|作|讲|对|向))|陪同|担任|带领|结合|[就向率赴致了着]|在(?<!、在)[^，。；、]{1,20}(?:上|中|下)"
)


def _coordinated(shadow: str, here: list[Mention]) -> list[list[Mention]]:
    """Mentions that share one predicate: nothing but titles, groups and separators between them."""
    out: list[list[Mention]] = []
    for mention in here:
        if out:
            between = shadow[out[-1][-1].span.end : mention.span.start]
            if len(between) < 80 and not PREDICATE.search(between.replace("以及", "、")) and not pattern("[。！？]").search(between):
                out[-1].append(mention)
                continue
        out.append([mention])
    return out
