"""Whom the labels of a record in talk mean: `石：…` of 石磊, `水务石：…` of 石磊 of the 水务局, `401韩：…` of 401韩女士, `石磊最后强调：…`.

In: the lines that somebody opens, the people and the groups of the lists above. Out: the lines, with whoever is meant as theirs; what no speaker opens is left out.
"""

from collections.abc import Iterable, Mapping, Sequence

from briefgen.lexicon import surnames, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import dialogue, labels, tail
from briefgen.parsing.form.dialogue import SpeakerLine
from briefgen.parsing.form.lists import nickname
from briefgen.parsing.names import called, names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.resolve import People, Person
from briefgen.parsing.people.persons import LIST_ROLES
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: `……8月6日17|：00前回复`: the hour, of which the minutes stand behind the colon.
_HOUR = lazy(r"(?:^|.*[^\d])\d{1,2}$")
_MINUTES = lazy(r"[0-5]\d(?!\d)")
#: What a line has that is to be signed on: `石签：   发：各部门`, `董事：______`.
_TO_SIGN = lazy("签 *：|_{3}")
#: A piece of a list: `石（2`.
_CUT = lazy(r"[（()）\d]")
#: The flat before how somebody is called there: `401|韩女士`.
_FLAT = lazy(r"(?P<flat>(?:\d{1,2}[-—#])?\d{3,4})(?P<rest>[一-鿿]*)$")
#: How somebody is called in a house, nobody of whom more is said.
_CALLED = lazy(rf"[\d\-—#]+(?:老[一-鿿]|[一-鿿]{{1,2}}(?:{alternation(tagged('courtesies', 'behind'))}|[叔哥姐嫂婶])|[小阿][一-鿿])")
#: What stands before a surname in talk.
_FAMILIAR = "小老阿大"


def meant(
    shadow: str, lines: Mapping[int, SpeakerLine], people: People, grouped: Sequence[Span] = (), told: Iterable[Mention] = ()
) -> dict[int, SpeakerLine]:
    """The lines of a talk, those of whom the labels name otherwise as theirs. ``told``: who is named in sentences."""
    first = min((line.who.start for line in lines.values()), default=0)
    of = _Labels(shadow, lines, people, grouped, [each for each in told if each.span.end <= first])
    out: dict[int, SpeakerLine] = {}
    for n, line in lines.items():
        text = line.who.slice(shadow).strip()
        whole = Span(shadow.rfind("\n", 0, line.who.start) + 1, shadow.find("\n", line.who.end)).slice(shadow)
        if (_HOUR.match(text) and _MINUTES.match(shadow, line.content)) or (_TO_SIGN.search(whole) and tail.tail(whole.strip())):
            continue
        out[n] = of.meant(line, text)
    return out


def _surnamed(person: Person, surname: str) -> bool:
    """Whether somebody has a surname: 石磊, 小石, 石主任, 石工."""
    return person.name.startswith(surname) or (person.name[0] in _FAMILIAR and person.name[1:] == surname)


class _Labels:
    """What the labels of one talk can mean."""

    def __init__(self, shadow: str, lines: Mapping[int, SpeakerLine], people: People, grouped: Sequence[Span], above: Sequence[Mention]) -> None:
        self._shadow, self._people = shadow, people
        self._everybody = [each for each in people if not _CUT.search(each.name)]
        whole = {each.name: each for each in above if not each.surname_only and len(each.name) > 1 and not self._courtesy(each)}
        self._everybody += [Person(name, [each]) for name, each in whole.items() if people.find(each) is None]  # whom no list has
        mentions = [each.mention for each in lines.values() if each.mention]
        self._titled = {each.name: each for each in mentions if each.surname_only and each.titles}
        self._nicks = {nick: each for each in people for mention in each.mentions if (nick := nickname(shadow, mention))}
        #: Who opens lines by a full name of which no list has the bearer.
        self._speaking = {each.name: each for each in mentions if len(each.name) > 1 and self._whole(each)}
        #: How those are called of whom a list has the unit and a familiar name: `水利站|小石`.
        self._listed = [Span(each.end - 2, each.end) for each in grouped if each.slice(shadow)[-2:-1] in _FAMILIAR]
        #: How those are called who live in the house, in lists and in labels.
        homes = {"".join(span.slice(shadow).split()): span for span in [*(line.who for line in lines.values()), *grouped]}
        self._homes = {text: span for text, span in homes.items() if _FLAT.match(text)}

    def meant(self, line: SpeakerLine, text: str) -> SpeakerLine:
        """A line whose label is ``text``, as that of whoever is meant."""
        own = line.mention if line.mention and not line.mention.surname_only else None
        if line.mention and not line.who.start <= line.mention.name_span.start <= line.who.end:
            return line  # the head says for whom `我`, `L`, `②` stand
        if text in self._people.names() or (own and own.name in self._people.names()):
            return line  # `买买提主任`, who is no 买 that does something
        short = [each for each in self._everybody if "·" in each.name and names.short_for(text, each.name)]
        if len(short) == 1:
            return _of(line, short[0].mentions[0])  # `帕提古丽`, who is no 帕 that 提
        if acting := self._acting(line, text):
            return acting
        bearers = self._bearers(text)
        if bearers:
            return _of(line, bearers[0].mentions[0]) if len(bearers) == 1 else line
        neighbours = self._neighbours(text)
        if len(neighbours) == 1:
            return _of(line, neighbours[0])
        if (home := self._home(text)) and not (len(text) == 1 and line.mention and line.mention.name != text):
            called = "".join(home.slice(self._shadow).split())
            return line._replace(mention=Mention(called, home, home, (), "speaker-line"))
        if len(text) > 1:
            return line
        familiar = [each for each in self._listed if each.slice(self._shadow)[1:] == text]
        if len(familiar) == 1:
            return line._replace(mention=Mention(familiar[0].slice(self._shadow), familiar[0], familiar[0], (), "speaker-line"))
        if text in self._titled:  # `石：…` behind `水务局 石局长：…`
            return line._replace(mention=self._titled[text]._replace(name_span=line.who, span=line.who))
        others = [each for name, each in self._speaking.items() if name[0] == text]
        if len(others) == 1:
            return _of(line, others[0])
        own = line.mention
        if own and own.name != text and all(each.name != own.name for each in self._everybody):
            return line._replace(mention=Mention(text, line.who, line.who, (), "speaker-line"))
        return line

    def _courtesy(self, mention: Mention) -> bool:
        """Whether the last character of a name is the first of a courtesy: `骆老|师`."""
        return self._shadow[mention.name_span.end - 1 : mention.name_span.end + 1] in tagged("courtesies", "behind")

    def _whole(self, mention: Mention) -> bool:
        """Whether a label has all of somebody's name, and it is one."""
        called = names.clean(mention.name_span.slice(self._shadow))
        return not mention.surname_only and mention.name == called and names.surname_at(called, 0) > 0 and not dialogue.does(called)

    def _bearers(self, text: str) -> list[Person]:
        """Who can be meant by a label."""
        role = LIST_ROLES.get(labels.LABELS.get(text, ""))
        bearers = (
            [each for each in self._everybody if role in each.roles]
            if role in ("chair", "record")
            else [self._nicks[text]]
            if text in self._nicks
            else []
        )
        if (len(text) == 1 or text in surnames()) and not bearers:  # `段：…` of 老段, `江：…` of 小江（江雪梅）, `申屠：…` of 申屠站长
            bearers = [each for each in self._everybody if each.name[1:] == text and each.name[0] in _FAMILIAR]
            bearers = bearers or [each for nick, each in self._nicks.items() if nick[1:] == text]
            bearers = bearers or [each for each in self._everybody if each.surname_only and each.name == text]  # of 石主任
            bearers = bearers or [each for each in self._everybody if each.name.startswith(text)]
        if len(text) == 2 and not bearers:
            bearers = [
                each for each in self._everybody if _surnamed(each, text[0]) and any(text[1] in office[-len("教导员") :] for office in each.offices)
            ]
        return bearers or ([each for each in self._everybody if self._is_of(each, text)] if len(text) > 1 else [])

    def _is_of(self, person: Person, text: str) -> bool:
        """Whether a label is the short form of somebody's unit and his surname, `水务石`, or his unit and what he is called: `水务石工`."""
        size = next((size for size in (1, 2) if _surnamed(person, text[-size:]) or person.name == text[-size:]), 0)
        unit = text[:-size]
        if not size or len(unit) < len("水务") or names.surname_at(text, 0) == len(text) - 1:
            return False
        for mention in person.mentions:
            begin = max(self._shadow.rfind(mark, 0, mention.name_span.start) for mark in "\n；：")
            if unit in "".join(self._shadow[begin + 1 : mention.name_span.start].split()):
                return True
        return False

    def _neighbours(self, text: str) -> list[Mention]:
        """Those whom a list has behind the flat that a label names: `401：` of `401老石（主任）`."""
        flat = _FLAT.match(text)
        if flat is None:
            return []
        listed = [each for person in self._everybody for each in person.mentions]
        return [
            each
            for each in listed
            if self._shadow.startswith(flat["flat"], each.span.start)
            and not self._shadow[each.span.start + len(flat["flat"])].isdecimal()
            and each.name_span.slice(self._shadow).startswith(flat["rest"])
        ]

    def _home(self, text: str) -> Span | None:
        """Of whom a flat is the home, or who is called so there: `401：`, `401韩：`, `韩：` of 401韩女士."""
        if not _FLAT.match(text) and len(text) > 1:
            return None
        fitting = {
            each: match["rest"] for each in self._homes if each != text and (match := _FLAT.match(each)) and _short_for(text, each, match["rest"])
        }
        several = tagged("courtesies", "several")
        whole = min((each for each in fitting if _CALLED.fullmatch(each) and not each.endswith(several)), key=len, default="")
        alike = all(
            each.startswith(whole)
            or whole.startswith(each)
            or (each.endswith(several) and each[: -len(fitting[each])] == whole[: -len(fitting[whole])])
            for each in fitting
        )
        return self._homes[whole] if whole and alike else None

    def _acting(self, line: SpeakerLine, text: str) -> SpeakerLine | None:
        """A label that has what somebody does behind him: `石|最后`, `韩书记|开场`, `401韩女士|问`."""
        for size in range(1, len(text)):
            if not dialogue.does_at(text, size):
                continue
            who = Span(line.who.start, line.who.start + size)
            mention = called.person(self._shadow, who, self._people.names())
            if mention and self._people.find(mention):
                return line._replace(who=who, mention=mention)
            if mention and mention.surname_only and mention.titles and len(bearers := self._bearers(mention.name[:1])) == 1:  # 主任石 of the list
                return _of(line._replace(who=who), bearers[0].mentions[0])
            if size == 1 and len(bearers := self._bearers(text[:1])) == 1:
                return _of(line._replace(who=who), bearers[0].mentions[0])
            if text[:size] in self._homes:
                return line._replace(who=who, mention=None)
        return None


def _short_for(text: str, home: str, rest: str) -> bool:
    """Whether a label is short for how somebody is called in a house, ``rest`` behind the flat: `401`, `401韩`, `韩` for 401韩女士, but not `40`."""
    return bool(rest) and (rest.removeprefix("老").startswith(text) or (home.startswith(text) and not home[len(text)].isdecimal()))


def _of(line: SpeakerLine, own: Mention) -> SpeakerLine:
    """A line as that of somebody whom ``own`` names elsewhere."""
    titles = own.titles if own.surname_only else ()
    return line._replace(mention=own._replace(name_span=line.who, span=line.who, rule="speaker-line", titles=titles))
