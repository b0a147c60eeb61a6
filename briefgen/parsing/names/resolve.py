"""Who is meant: persons gathered under their names, bare surnames with a title (薛处长), 他 and 她.

In: mentions in text order. Out: `Person` objects, one per person however often the text names them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.lexicon import caller, tagged
from briefgen.lexicon.caller import RosterEntry
from briefgen.parsing.names.mentions import Mention
from briefgen.record import Role
from briefgen.spans import Span


@dataclass(slots=True)
class Person:
    """One person: all mentions, titles (where they stand, and each wording once) and roles found so far."""

    name: str
    mentions: list[Mention] = field(default_factory=list)
    titles: dict[Span, None] = field(default_factory=dict)
    offices: dict[str, None] = field(default_factory=dict)
    roles: set[Role] = field(default_factory=set)
    surname_only: bool = False
    open: bool = False
    confidence: float | None = None
    entry: RosterEntry | None = None
    #: Of a talk: where others call somebody whose label names nobody by a name or an office; the label of somebody whom the text names elsewhere.
    known_as: Span | None = None
    label: str | None = None
    seen: set[Mention] = field(default_factory=set)


#: What anybody is called, whatever he is: `石老师`, `石工`, `石总`.
_COURTESIES = frozenset([*tagged("courtesies", "behind"), "总", "工"])


def _bears(title: str, head: str, *, deputy: bool) -> bool:
    """Whether a full title is the office that a short form names: `县水务局局长` for 薛局长; a deputy is called so too."""
    if len(head) == 1 and not title.endswith(head):  # `石队`, `石教`
        at = title.rfind(head, max(0, len(title) - len("教导员")))
        return at >= 0 and (deputy or title[at - 1 : at] != "副")
    return title.endswith(head.lstrip("副总") if deputy else head) and (deputy or not title.removesuffix(head).endswith("副"))


def _short_for(head: str, title: str) -> bool:
    """Whether an office can be short for a title: `总监` for 总监理工程师, `支书` for 党支部书记."""
    left = iter(title)
    return all(each in left for each in head)


#: What nobody is who is called 小石.
_LEADERS = ("长", "书记", "主席", "总")


class People:
    """The persons of one brief, by name, in order of first mention."""

    def __init__(self, shadow: str) -> None:
        self._shadow = shadow
        self._by_name: dict[str, Person] = {}

    def __iter__(self) -> Iterator[Person]:
        return iter(sorted(self._by_name.values(), key=lambda person: person.mentions[0].span))

    def names(self) -> frozenset[str]:
        """The full names established so far."""
        return frozenset(name for name, person in self._by_name.items() if not person.surname_only)

    def add(self, mention: Mention) -> Person:
        """The person that a mention names, made known if new."""
        person = self.find(mention)
        if person is None:
            person = Person(mention.name, surname_only=mention.surname_only)
            self._by_name[mention.name if not mention.surname_only else self._key(mention)] = person
        if mention not in person.seen:
            person.seen.add(mention)
            person.mentions.append(mention)
            for title in mention.titles:
                person.titles[title] = None
                person.offices[title.slice(self._shadow)] = None
        return person

    def find(self, mention: Mention) -> Person | None:
        """The person a mention names, if known: a bare surname is the one bearer with a fitting title."""
        if not mention.surname_only:
            if len(mention.name) > 1 or mention.name in self._by_name:
                return self._by_name.get(mention.name)
            kin = [each for each in self._by_name.values() if each.surname_only and each.name == mention.name]
            return kin[0] if len(kin) == 1 else None  # `石：…` of 石老师
        village = self._village(mention)
        bearers = [
            person
            for name, person in self._by_name.items()
            if not person.surname_only and name.startswith(mention.name) and (not village or self._is_of(person, village))
        ]
        head = mention.titles[-1].slice(self._shadow) if mention.titles else ""
        meant = caller.current().bearers(mention.name, head)
        if len(meant) == 1 and meant[0].name in self._by_name:
            return self._by_name[meant[0].name]
        exact = [person for person in bearers if any(_bears(title, head, deputy=False) for title in person.offices)]
        loose = [person for person in bearers if any(_bears(title, head, deputy=True) for title in person.offices)]
        for fitting in (exact, loose):
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                return self._by_name.get(self._key(mention))
        known = self._by_name.get(self._key(mention))
        if known is not None:
            return known
        if not village and len(of_villages := [each for key, each in self._by_name.items() if key.startswith(f"{self._key(mention)} ")]) == 1:
            return of_villages[0]
        if mention.rule == "speaker-line":  # `石支书：…` beside 镇长石磊 may be another 石: a label stays as it is where the offices differ
            bearers = [
                person for person in bearers if not person.offices or head in _COURTESIES or any(_short_for(head, each) for each in person.offices)
            ]
        if head and head not in _COURTESIES:  # `主持：石书记` beside `记录：石春花`
            bearers = [person for person in bearers if person.offices or person.roles != {"record"}]
        return bearers[0] if len(bearers) == 1 else None if bearers else self._alike(mention, head)

    def _alike(self, mention: Mention, head: str) -> Person | None:
        """The one who is known by his surname, too, with a fitting title: `石队` who is 石中队长, `石主管` who is 客服主管小石; in talk a deputy is called so, too, and who
        is called 小石 without a title.
        """
        spoken = mention.rule == "speaker-line"
        kin = [
            person
            for person in self._by_name.values()
            if (person.surname_only and person.name == mention.name) or (person.name[0] in "小老阿" and person.name[1:] == mention.name)
        ]
        if head in _COURTESIES:
            called = [each for each in kin if each.surname_only and any(self._shadow.startswith(head, one.name_span.end) for one in each.mentions)]
            if called:
                return called[0] if len(called) == 1 else None  # `王老师：…` of the list's `指挥 王老师`
        for deputy in (False, True) if spoken else (False,):
            fitting = [person for person in kin if any(_bears(title, head, deputy=deputy) for title in person.offices)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        leads = head.endswith(_LEADERS)
        fitting = [each for each in kin if not each.offices and not each.surname_only and not (leads and each.name[0] == "小")]
        return fitting[0] if spoken and fitting == kin and len(kin) == 1 else None  # `石站长` is not 小石

    def by_title(self, title: str) -> Person | None:
        """The one person who bears exactly this office, or the one whose title ends with it and is no deputy's."""
        for exact in (True, False):
            fitting = []
            for person in self:
                texts = ["".join(office.split()) for office in person.offices]
                if any(text == title if exact else text.endswith(title) and not text.removesuffix(title).endswith(("副", "总")) for text in texts):
                    fitting.append(person)
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _key(self, mention: Mention) -> str:
        """The key of somebody known by surname and title only, and by his village: `柳湾村石书记`, `河东村石书记` are two."""
        village = self._village(mention)
        return f"{mention.name} {mention.titles[-1].slice(self._shadow) if mention.titles else ''}" + (f" {village}" if village else "")

    def _village(self, mention: Mention) -> str:
        """The village before somebody who opens a line, where the list has those of several, and perhaps of the town: `柳湾村|石书记：`."""
        before = self._shadow[mention.span.start : mention.name_span.start].strip() if mention.rule == "speaker-line" else ""
        return before if len(before) > len("某村") and before.endswith(("村", "社区")) else ""

    def _is_of(self, person: Person, village: str) -> bool:
        """Whether some mention of a person has that village with it."""
        return any(village[:2] in self._shadow[max(0, each.span.start - len(village) - 1) : each.span.end] for each in person.mentions)
