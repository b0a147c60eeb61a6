"""The archive's tables: what a database of ours is made of, and how one is known.

`docs/archive.md` describes them for readers. Chinese values stand as the record has them. ``span_start`` and ``span_end`` are the record's
spans: offsets into the decoded source. ``record_id`` is a fact's id in the record (``a1``, ``s2``, ``d3``).
"""

#: ``PRAGMA application_id`` of our databases: the letters ``BrGn``.
APPLICATION = 0x4272476E
#: ``PRAGMA user_version``: the version of the tables below. It has to rise also when `grams.fold` changes, since the index keeps what it made.
VERSION = 1

#: What the lower two bits of a row of ``words`` say; the others are the fact's ``id``.
BRIEF, SPEECH, DIRECTIVE = 0, 1, 2

TABLES = """
CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    error TEXT,
    issue TEXT,
    number TEXT,
    total_number TEXT,
    issuer TEXT,
    issued_text TEXT,
    issued TEXT,
    secrecy TEXT,
    chars INTEGER NOT NULL,
    encoding TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    roster TEXT UNIQUE
) STRICT;
CREATE UNIQUE INDEX people_without_roster ON people (name) WHERE roster IS NULL;
CREATE INDEX people_name ON people (name);

CREATE TABLE briefs (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    title TEXT,
    meeting TEXT,
    kind TEXT,
    organizer TEXT,
    date_text TEXT,
    date TEXT,
    date_end TEXT,
    edtf TEXT,
    date_basis TEXT,
    day_part TEXT,
    time TEXT,
    location TEXT,
    division_code TEXT,
    division TEXT,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    UNIQUE (document, position)
) STRICT;
CREATE INDEX briefs_place ON briefs (id, date, span_start);
CREATE INDEX briefs_date ON briefs (date);
CREATE INDEX briefs_record ON briefs (record_id);

CREATE TABLE attendances (
    id INTEGER PRIMARY KEY,
    brief INTEGER NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    person INTEGER REFERENCES people (id),
    name TEXT,
    text TEXT NOT NULL,
    titles TEXT NOT NULL,
    roles TEXT NOT NULL,
    count INTEGER,
    open INTEGER NOT NULL,
    span_start INTEGER,
    span_end INTEGER
) STRICT;
CREATE INDEX attendances_brief ON attendances (brief);
CREATE INDEX attendances_person ON attendances (person);

CREATE TABLE speeches (
    id INTEGER PRIMARY KEY,
    brief INTEGER NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    attendance INTEGER REFERENCES attendances (id) ON DELETE CASCADE,
    person INTEGER REFERENCES people (id),
    speaker_kind TEXT NOT NULL,
    speaker TEXT NOT NULL,
    resolved_by TEXT,
    attribution TEXT,
    act TEXT NOT NULL,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
) STRICT;
CREATE INDEX speeches_place ON speeches (id, brief, span_start);
CREATE INDEX speeches_brief ON speeches (brief);
CREATE INDEX speeches_attendance ON speeches (attendance);
CREATE INDEX speeches_person ON speeches (person);

CREATE TABLE directives (
    id INTEGER PRIMARY KEY,
    brief INTEGER NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    speech INTEGER REFERENCES speeches (id) ON DELETE CASCADE,
    attendance INTEGER REFERENCES attendances (id) ON DELETE CASCADE,
    person INTEGER REFERENCES people (id),
    issuer_kind TEXT,
    issuer TEXT,
    modality TEXT NOT NULL,
    actionable INTEGER NOT NULL,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
) STRICT;
CREATE INDEX directives_place ON directives (id, brief, speech, span_start);
CREATE INDEX directives_brief ON directives (brief);
CREATE INDEX directives_speech ON directives (speech);
CREATE INDEX directives_attendance ON directives (attendance);
CREATE INDEX directives_person ON directives (person);

CREATE TABLE owners (
    id INTEGER PRIMARY KEY,
    directive INTEGER NOT NULL REFERENCES directives (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    inherited INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
) STRICT;
CREATE INDEX owners_directive ON owners (directive);

CREATE TABLE deadlines (
    id INTEGER PRIMARY KEY,
    directive INTEGER NOT NULL REFERENCES directives (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    date TEXT,
    date_end TEXT,
    edtf TEXT,
    date_basis TEXT,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
) STRICT;
CREATE INDEX deadlines_directive ON deadlines (directive);
CREATE INDEX deadlines_date_end ON deadlines (date_end);

CREATE TABLE quantities (
    id INTEGER PRIMARY KEY,
    directive INTEGER NOT NULL REFERENCES directives (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    value REAL,
    op TEXT NOT NULL,
    unit TEXT,
    object TEXT,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
) STRICT;
CREATE INDEX quantities_directive ON quantities (directive);

CREATE TABLE papers (
    id INTEGER PRIMARY KEY,
    brief INTEGER NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    action TEXT,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
) STRICT;
CREATE INDEX papers_brief ON papers (brief);

CREATE TABLE diagnostics (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    brief INTEGER REFERENCES briefs (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER
) STRICT;
CREATE INDEX diagnostics_document ON diagnostics (document);
CREATE INDEX diagnostics_brief ON diagnostics (brief);

CREATE VIRTUAL TABLE words USING fts5 (grams, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE owner_words USING fts5 (grams, content = '', tokenize = 'ascii');
"""

#: In the order in which rows may be inserted: what is referred to comes first.
FACTS = ("people", "briefs", "attendances", "speeches", "directives", "owners", "deadlines", "quantities", "papers", "diagnostics")
#: The tables whose ``text`` is searched: by `grams`, and by trigrams (``briefs_fts`` …) for Datasette and other programs.
SEARCHED = ("briefs", "speeches", "directives")
