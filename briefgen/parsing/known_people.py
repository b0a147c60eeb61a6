"""People whom the text knows by name: where they stand in a demand, and whether they are to act there.

In: the names of a brief's persons, the shadow. Out: `KnownNames`, which looks names up by their first characters; spans of people.
"""

from collections.abc import Iterable, Iterator

from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: Behind these a person whom the text knows must act: `井位让某某去定`, `这个事由某某去谈`.
_CAUSED = lazy("由|让|派|请|叫|安排|委托|责成|的事(?=.)|的工作(?=.)")
#: What follows a name in a clause that tells what he said or has.
TOLD_OF = lazy("[的讲说谈提]|介绍|汇报")
#: What follows a name that is only spoken of, or goes on as somebody else's: `陈某讲的那几条`, `邓某的工作`.
_SPOKEN_OF = lazy(f"{TOLD_OF.pattern}|[和与及、]|指出|强调|同意|反映|是|原来|已|刚|这|那|当时|一样|等|：")
_AND = lazy("[、和与及]")
#: The longest name, in characters.
_LONGEST = 24


class KnownNames:
    """Names, and for a look at their first characters the lengths of those that begin with each, longest first."""

    __slots__ = ("_names", "_sizes")

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        sizes: dict[str, set[int]] = {}
        for name in self._names:
            sizes.setdefault(name[0], set()).add(len(name))
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}

    def __contains__(self, text: str) -> bool:
        """Whether a text is one of the names."""
        return text in self._names

    def open(self, text: str) -> bool:
        """Whether one can begin where ``text`` does."""
        return text[:1] in self._sizes

    def occur(self, text: str) -> bool:
        """Whether one can begin anywhere in ``text``."""
        return any(map(text.__contains__, self._sizes))  # few first characters, many of the text

    def rests(self, text: str) -> Iterator[str]:
        """What stands behind each of the names that ``text`` begins with."""
        for size in self._sizes.get(text[0], ()):
            if text[:size] in self._names:
                yield text[size:]

    def people(self, shadow: str, start: int, end: int) -> Span | None:
        """Those who stand at ``start`` and before what they must do: `简某、于某|管贴告示`."""
        at = self._end(shadow, start)
        if at is None:
            return None
        while joint := _AND.match(shadow, at):
            following = self._end(shadow, joint.end())
            if following is None:
                break
            at = following
        if at + 2 > end or _SPOKEN_OF.match(shadow, at) or shadow[at] in "，。；！？\n）":
            return None
        return Span(start, at)

    def caused(self, shadow: str, start: int, end: int) -> Iterator[Span]:
        """Those who are made to act: `这个事由|某某|去谈`."""
        for match in _CAUSED.finditer(shadow, start, end):
            found = self.people(shadow, match.end(), end)
            if found:
                yield found

    def _end(self, shadow: str, at: int) -> int | None:
        """Where the longest name at ``at`` ends."""
        for size in self._sizes.get(shadow[at : at + 1], ()):
            if 1 < size <= _LONGEST and shadow[at : at + size] in self._names and at + size <= len(shadow):
                return at + size
        return None


#: Where the text is not asked whom it knows.
NOBODY = KnownNames(())
