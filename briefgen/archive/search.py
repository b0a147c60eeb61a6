"""Questions to the database: a `Query` in, `Hit`s out, best first. Needs the standard library only, and loads little of it: a search is a short run."""

import sqlite3
from pathlib import Path
from typing import Any, Literal, NamedTuple

from briefgen.archive import schema
from briefgen.archive.grams import Mark, bare, expression, marks
from briefgen.errors import UnreadableError

Kind = Literal["brief", "speech", "directive"]
KINDS: tuple[Kind, ...] = ("brief", "speech", "directive")

#: How long to wait where another program is just bringing the file into its last form, in seconds.
_PATIENCE = 10.0


class Query(NamedTuple):
    """What is looked for. Everything given must hold.

    ``words`` stand all in one text: a directive's, a speech's or, with ``kind="brief"``, anywhere in a meeting. ``person`` is a whole name: of who
    demanded, who spoke, or who attended. ``role`` is one that this person had at the meeting (without ``person``: whoever spoke or demanded; of a
    brief, anyone). ``owner`` is part of the name of who must act. ``since`` and ``until`` are ISO dates, or a year or a month, both included; a
    meeting without a whole date is in no such period. ``limit`` None: all.
    """

    words: tuple[str, ...] = ()
    person: str | None = None
    role: str | None = None
    owner: str | None = None
    since: str | None = None
    until: str | None = None
    kind: Kind | None = None
    limit: int | None = 20


class Hit(NamedTuple):
    """A place that answers. ``text[i]`` is the source's character ``span[0] + i``; ``matches`` are offsets into the source, too.

    ``who`` demanded or spoke; of a brief, it is the person asked for, otherwise who was in the chair. ``file`` is the name of the document's source, ``brief`` the record's id of the
    brief, ``fact`` that of the speech or directive.
    """

    kind: Kind
    date: str | None
    edtf: str | None
    date_text: str | None
    meeting: str | None
    who: tuple[str, ...]
    titles: tuple[str, ...]
    act: str | None
    text: str
    span: Mark
    matches: tuple[Mark, ...]
    owners: tuple[str, ...]
    deadlines: tuple[str, ...]
    file: str
    brief: str
    fact: str | None
    score: float


class Found(NamedTuple):
    """The hits within the limit, how many there are without it, and how many meetings a period left out for want of a date."""

    hits: list[Hit]
    total: int
    undated: int


def asks_nothing(query: Query) -> bool:
    """Whether nothing is looked for: no word with a character in it, and no condition."""
    return not any(map(bare, query.words)) and not (query.person or query.role or query.owner or query.since or query.until or query.kind)


def search(path: Path, query: Query) -> list[Hit]:
    """The hits, best first: by bm25, then the latest, then as they stand in the text. Raises `UnreadableError` for what is no archive."""
    return find(path, query).hits


def find(path: Path, query: Query) -> Found:
    """The hits as `search` gives them, and what is worth knowing beside them. Raises `UnreadableError`."""
    connection = connect(path)
    try:
        return _ask(connection, query)
    except sqlite3.DatabaseError as error:
        raise UnreadableError(f"数据库“{path.name}”读不了（{error}），请用 briefgen batch 重新建立。") from None
    finally:
        connection.close()


def connect(path: Path) -> sqlite3.Connection:
    """The database, for reading only. Raises `UnreadableError`."""
    try:
        if path.is_dir():
            raise UnreadableError(f"“{path.name or path}”是文件夹，请指定数据库文件，例如 档案.db。")
        if not path.is_file():
            raise UnreadableError(f"找不到数据库“{path.name}”，请检查文件名，或先用 briefgen batch 建立。")
        connection = _connected(path)
    except (OSError, ValueError, sqlite3.Error):
        raise UnreadableError(f"“{path.name}”打不开或不是数据库，请先用 briefgen batch 会议文件夹 -o 档案.db 建立，再查 档案.db。") from None
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == schema.APPLICATION and version == schema.VERSION:
        return connection
    connection.close()
    if application != schema.APPLICATION:
        raise UnreadableError(f"“{path.name}”不是 briefgen 建立的数据库，请换成 briefgen batch 建立的 .db 文件。")
    raise UnreadableError(f"数据库“{path.name}”是另一版本的 briefgen 建立的，请用本版的 briefgen batch 重新建立，或升级 briefgen。")


def _connected(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing of its own accord. Opened as if for writing, so that SQLite tidies up the files that readers of a
    database in WAL mode share; where the folder is read-only, nobody can be writing and there is nothing to share.
    """
    address = path.absolute().as_uri()
    for mode in ("mode=rw", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{address}?{mode}", uri=True, timeout=_PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            return connection
        except sqlite3.OperationalError:
            connection.close()
            if mode != "mode=rw" or _log(path):
                raise
        except sqlite3.DatabaseError:
            connection.close()
            raise
    raise AssertionError


def _log(path: Path) -> bool:
    """Whether a writer's log holds something that is not in the file yet."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


#: What the words are in: kind and number of the fact, and how good it is. bm25 is the smaller the better. Without words all are equal.
_MATCHED = "matched (fact, kind, score) AS MATERIALIZED (SELECT rowid >> 2, rowid & 3, bm25(words) FROM words WHERE words MATCH :words)"
_UNMATCHED = "matched (score) AS (SELECT 0.0)"
#: The facts of a kind, each with its meeting. CROSS JOIN has SQLite begin with what the words found, and INDEXED BY take what it needs of a
#: fact from an index that holds just that, not from a row with a text in it.
_WORDED = {
    "brief": """matched CROSS JOIN briefs AS fact INDEXED BY briefs_place ON fact.id = matched.fact
        CROSS JOIN briefs AS held INDEXED BY briefs_place ON held.id = fact.id WHERE matched.kind = 0""",
    "speech": """matched CROSS JOIN speeches AS fact INDEXED BY speeches_place ON fact.id = matched.fact
        CROSS JOIN briefs AS held INDEXED BY briefs_place ON held.id = fact.brief WHERE matched.kind = 1""",
    "directive": """matched CROSS JOIN directives AS fact INDEXED BY directives_place ON fact.id = matched.fact
        CROSS JOIN briefs AS held INDEXED BY briefs_place ON held.id = fact.brief WHERE matched.kind = 2""",
}
_WORDLESS = {
    "brief": "matched JOIN briefs AS fact JOIN briefs AS held ON held.id = fact.id WHERE TRUE",
    "speech": "matched JOIN speeches AS fact JOIN briefs AS held ON held.id = fact.brief WHERE TRUE",
    "directive": "matched JOIN directives AS fact JOIN briefs AS held ON held.id = fact.brief WHERE TRUE",
}
_FACT = {
    "brief": "of_brief AS MATERIALIZED (SELECT 0 AS kind, fact.id, fact.id AS brief, NULL AS speech, fact.span_start AS at, held.date, score FROM ",
    "speech": "of_speech AS MATERIALIZED (SELECT 1 AS kind, fact.id, fact.brief, NULL AS speech, fact.span_start AS at, held.date, score FROM ",
    "directive": "of_directive AS MATERIALIZED (SELECT 2 AS kind, fact.id, fact.brief, fact.speech, fact.span_start AS at, held.date, score FROM ",
}
_NAMED = "(SELECT id FROM people WHERE name = :person)"
_TOOK_PART = f"""(
    SELECT brief FROM attendances WHERE person IN {_NAMED}
    UNION SELECT brief FROM speeches WHERE person IN {_NAMED}
    UNION SELECT brief FROM directives WHERE person IN {_NAMED}
)"""
_PERSON = {"brief": f" AND fact.id IN {_TOOK_PART}", "speech": f" AND fact.person IN {_NAMED}", "directive": f" AND fact.person IN {_NAMED}"}
_ROLE = {
    "brief": " AND EXISTS (SELECT 1 FROM attendances WHERE brief = fact.id AND instr(roles, :role))",
    "speech": " AND EXISTS (SELECT 1 FROM attendances WHERE id = fact.attendance AND instr(roles, :role))",
    "directive": " AND EXISTS (SELECT 1 FROM attendances WHERE id = fact.attendance AND instr(roles, :role))",
}
_PERSON_IN_ROLE = f" AND fact.id IN (SELECT brief FROM attendances WHERE person IN {_NAMED} AND instr(roles, :role))"
_OWNED = "(SELECT directive FROM owners WHERE id IN (SELECT rowid FROM owner_words WHERE owner_words MATCH :owner))"
_OWNER = {
    "brief": f" AND fact.id IN (SELECT brief FROM directives WHERE id IN {_OWNED})",
    "speech": f" AND fact.id IN (SELECT speech FROM directives WHERE id IN {_OWNED})",
    "directive": f" AND fact.id IN {_OWNED}",
}
_SINCE, _UNTIL, _UNDATED = " AND held.date >= :since", " AND held.date <= :until", " AND held.date IS NULL"
_ONE = {
    "brief": "found AS MATERIALIZED (SELECT * FROM of_brief)",
    "speech": "found AS MATERIALIZED (SELECT * FROM of_speech)",
    "directive": "found AS MATERIALIZED (SELECT * FROM of_directive)",
}
#: Without words all is told, but a speech that is hardly more than the demands in it by these alone.
_ALL = """said AS MATERIALIZED (
    SELECT of_directive.speech, sum(directives.span_end - directives.span_start) AS size
    FROM of_directive JOIN directives ON directives.id = of_directive.id WHERE of_directive.speech IS NOT NULL GROUP BY of_directive.speech
), found AS MATERIALIZED (
    SELECT * FROM of_directive
    UNION ALL SELECT * FROM of_speech WHERE id NOT IN (
        SELECT said.speech FROM said JOIN speeches ON speeches.id = said.speech WHERE said.size * 10 >= (speeches.span_end - speeches.span_start) * 9
    )
    UNION ALL SELECT * FROM of_brief
)"""
#: A place is told once, as the smallest fact that has all the words.
_SMALLEST = """found AS MATERIALIZED (
    SELECT * FROM of_directive
    UNION ALL SELECT * FROM of_speech WHERE id NOT IN (SELECT speech FROM of_directive WHERE speech IS NOT NULL)
    UNION ALL SELECT * FROM of_brief WHERE id NOT IN (SELECT brief FROM of_directive UNION ALL SELECT brief FROM of_speech)
)"""
_PAGE = """page AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS total FROM found ORDER BY score, date DESC, brief, at, kind DESC, id LIMIT :limit
)
SELECT page.kind, page.score, page.total, held.date, held.edtf, held.date_text, coalesce(held.meeting, held.title), documents.name, held.record_id,
    coalesce(speeches.record_id, directives.record_id),
    CASE page.kind
        WHEN 1 THEN speeches.speaker
        WHEN 2 THEN directives.issuer
        ELSE coalesce(:person, (SELECT group_concat(who, char(31)) FROM (
            SELECT coalesce(name, text) AS who FROM attendances WHERE brief = held.id AND instr(roles, '"chair"') ORDER BY id
        )))
    END,
    (SELECT group_concat(value, char(31)) FROM attendances, json_each(titles)
        WHERE attendances.id = coalesce(speeches.attendance, directives.attendance)),
    coalesce(speeches.act, directives.modality),
    coalesce(directives.text, speeches.text, held.text),
    coalesce(directives.span_start, speeches.span_start, held.span_start),
    coalesce(directives.span_end, speeches.span_end, held.span_end),
    (SELECT group_concat(text, char(31)) FROM (SELECT text FROM owners WHERE directive = directives.id ORDER BY id)),
    (SELECT group_concat(text, char(31)) FROM (SELECT text FROM deadlines WHERE directive = directives.id ORDER BY id))
FROM page CROSS JOIN briefs AS held ON held.id = page.brief CROSS JOIN documents ON documents.id = held.document
LEFT JOIN speeches ON page.kind = 1 AND speeches.id = page.id
LEFT JOIN directives ON page.kind = 2 AND directives.id = page.id
ORDER BY page.score, page.date DESC, page.brief, page.at, page.kind DESC, page.id
"""
_LEFT_OUT = "SELECT count(DISTINCT brief) FROM found"


def _ask(connection: sqlite3.Connection, query: Query) -> Found:
    words = tuple(dict.fromkeys(filter(None, map(bare, query.words))))
    owner = bare(query.owner or "")
    values = {
        "words": expression(words),
        "owner": expression([owner]) if owner else None,
        "person": None if query.person is None else _name(query.person),
        "role": f'"{query.role}"',
        "since": query.since,
        "until": f"{query.until}~",  # after every day of that year or month
        "limit": -1 if query.limit is None else query.limit,
    }
    period = (_SINCE if query.since else "") + (_UNTIL if query.until else "")
    rows = connection.execute(_found(query, bool(words), bool(owner), period) + ", " + _PAGE, values).fetchall()
    undated = 0
    if period:
        ((undated,),) = connection.execute(_found(query, bool(words), bool(owner), _UNDATED) + " " + _LEFT_OUT, values)
    return Found([_hit(row, words) for row in rows], rows[0][2] if rows else 0, undated)


def _found(query: Query, words: bool, owner: bool, period: str) -> str:
    """The statement up to ``found``: which facts answer. Put together of the literals above; what was typed comes in as parameters."""
    kinds: tuple[Kind, ...] = (query.kind,) if query.kind else ("directive",) if owner else KINDS
    parts = [_MATCHED if words else _UNMATCHED]
    for kind in kinds:
        part = _FACT[kind] + (_WORDED if words else _WORDLESS)[kind] + period
        if query.person is not None and query.role and kind == "brief":
            part += _PERSON_IN_ROLE
        else:
            part += (_PERSON[kind] if query.person is not None else "") + (_ROLE[kind] if query.role else "")
        parts.append(part + (_OWNER[kind] if owner else "") + ")")
    parts.append(_ONE[kinds[0]] if len(kinds) == 1 else _SMALLEST if words else _ALL)
    return "WITH " + ", ".join(parts)


def _name(typed: str) -> str:
    """A name as the record has it: of 汉字 without blanks (``李　明``), and without what no database holds, half a surrogate pair."""
    name = typed if typed.isascii() else "".join(typed.split())
    return name.encode(errors="replace").decode()


def _hit(row: tuple[Any, ...], words: tuple[str, ...]) -> Hit:
    kind, score, _, date, edtf, date_text, meeting, file, brief, fact, who, titles, act, text, start, end, owners, deadlines = row
    found = tuple((start + begins, start + ends) for begins, ends in marks(text, words))
    return Hit(
        kind=KINDS[kind],
        date=date,
        edtf=edtf,
        date_text=date_text,
        meeting=meeting,
        who=_several(who),
        titles=_several(titles),
        act=act,
        text=text,
        span=(start, end),
        matches=found,
        owners=_several(owners),
        deadlines=_several(deadlines),
        file=file,
        brief=brief,
        fact=fact,
        score=score,
    )


def _several(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split("\x1f")) if joined else ()
