// Where meetings begin and end: text that none took, one meeting that is two, two that are one. Each function takes a copy
// of the whole record.

/** An id as the parser makes it: a hash of the source's and the span. */
async function nameOf(span) {
  if (!globalThis.crypto?.subtle) return `hand-${span[0]}-${span[1]}`;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${doc().source.sha256}:${span[0]}-${span[1]}`)));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether masthead or distribution lie within a span. */
const barred = (document, span) => [document.masthead, document.distribution].some((each) => each && overlap(each.span, span));

/** Stretches of the source as paragraphs of a meeting that has such: what pages are made of. */
function* paragraphs(brief, spans) {
  if (brief.passages) for (const span of spans) yield { kind: "body", text: slice(span), span, joined: false, key: null, topic: null };
}

/** A piece that no meeting took joins the meeting before or behind it, with what lies between. */
function join(document, n, by) {
  const piece = document.unassigned[n];
  const near = document.briefs.filter((each) => (by < 0 ? each.span[1] <= piece.span[0] : each.span[0] >= piece.span[1])).at(by < 0 ? -1 : 0);
  const span = near && [Math.min(near.span[0], piece.span[0]), Math.max(near.span[1], piece.span[1])];
  if (!near || barred(document, span)) return false;
  near.span = span;
  near.passages?.push(...paragraphs(near, [piece.span]));
  near.passages?.sort(bySpan);
  document.unassigned = document.unassigned.filter((each) => !inside(each.span, span));
  return true;
}

/** A piece that no meeting took becomes one. */
function found(document, n, id) {
  const [{ span }] = document.unassigned.splice(n, 1);
  const nothing = { title: null, meeting: null, organizer: null, date: null, location: null };
  const lists = Object.fromEntries(
    ["attendees", "agenda", "speeches", "directives", "documents", "background", "diagnostics"].map((name) => [name, []]),
  );
  const near = document.briefs.findLast((each) => each.span[1] <= span[0]) ?? document.briefs[0];
  const genre = versioned() ? { genre: near?.genre ?? "narrative" } : {};
  const made = { id, span: trimmed(span), ...genre, ...nothing, ...lists };
  if (near?.passages) made.passages = [...paragraphs(near, [made.span])];
  document.briefs.push(made);
  document.briefs.sort(bySpan);
}

/** A meeting that is none: its text belongs nowhere, until somebody says where. */
function dissolve(document, n) {
  const [{ span }] = document.briefs.splice(n, 1);
  document.unassigned.push({ text: slice(span), span, reason: "unparsed" });
  document.unassigned.sort(bySpan);
}

/** What of a meeting lies in a span; what runs over its end is cut there. */
function within(brief, span) {
  const clip = (items) =>
    items
      .filter((each) => each.span[0] >= span[0] && each.span[0] < span[1])
      .map((each) => ({ ...(each.span[1] > span[1] ? print(each, trimmed([each.span[0], span[1]])) : each) }));
  const cut = (each) => [Math.max(each.span[0], span[0]), Math.min(each.span[1], span[1])];
  const passages = brief.passages?.filter((each) => overlap(each.span, span)).map((each) => print({ ...each }, trimmed(cut(each))));
  const one = (each) => (each && inside(each.span, span) ? each : null);
  const said = [...brief.speeches, ...brief.directives].filter((each) => each.span[0] >= span[0] && each.span[0] < span[1]);
  const speaking = new Set(said.map((each) => (each.speaker ?? each.issued_by)?.attendee));
  const attendees = brief.attendees
    .map((each) => ({ ...each, spans: each.spans.filter((mention) => inside(mention, span)) }))
    .filter((each) => each.spans.length || (each.name && speaking.has(each.id)))
    .map((each) => (each.spans.length ? each : { ...each, roles: ["speak"], spans: [[span[0], span[0]]] }));
  for (const each of attendees) if (!each.spans.some((mention) => slice(mention) === each.text)) each.text = slice(each.spans[0]);
  const known = new Set(attendees.map((each) => each.id));
  const speaker = (each) => each && { ...each, attendee: known.has(each.attendee) ? each.attendee : null };
  const speeches = clip(brief.speeches).map((each) => ({
    ...each,
    speaker: speaker(each.speaker),
    points: each.points.filter((point) => inside(point, span)),
    attribution: one(each.attribution),
  }));
  const kept = new Set(speeches.map((each) => each.id));
  const directives = clip(brief.directives).map((each) => ({
    ...each,
    issued_by: speaker(each.issued_by),
    speech: kept.has(each.speech) ? each.speech : null,
    ...Object.fromEntries(Object.values(PARTS_OF).map((name) => [name, each[name].filter((part) => inside(part.span, span))])),
  }));
  return {
    ...brief,
    span,
    meeting: one(brief.meeting),
    organizer: one(brief.organizer),
    date: one(brief.date),
    location: one(brief.location),
    attendees,
    agenda: clip(brief.agenda),
    speeches,
    directives,
    documents: brief.documents.filter((each) => inside(each.span, span)),
    background: clip(brief.background),
    ...(passages ? { passages } : {}),
    diagnostics: brief.diagnostics.filter((each) => each.span && each.span[0] >= span[0] && each.span[0] < span[1]),
  };
}

/** One meeting becomes two. */
function split(document, n, at, id) {
  const whole = document.briefs[n];
  const spans = [trimmed([whole.span[0], at]), [at, whole.span[1]]];
  if (spans[0][0] >= spans[0][1]) return false;
  const about = whole.diagnostics.filter((each) => !each.span);
  const [first, second] = spans.map((span) => within(structuredClone(whole), span));
  first.diagnostics.unshift(...about);
  const title = headline(whole);
  const own = !title || title[0] < at;
  document.briefs.splice(n, 1, { ...first, title: own ? whole.title : null }, { ...second, id, title: own ? null : whole.title });
  return true;
}

/** A meeting and the one before it are one. */
function merge(document, n) {
  const [first, second] = [document.briefs[n - 1], document.briefs[n]];
  const span = [first.span[0], second.span[1]];
  if (barred(document, span)) return false;
  const people = new Map();
  for (const each of second.attendees) {
    const known = each.name && first.attendees.find((one) => one.name === each.name);
    people.set(each.id, known?.id ?? freshId(first.attendees, "a"));
    if (!known) first.attendees.push({ ...each, id: people.get(each.id) });
    else
      Object.assign(known, {
        spans: [...known.spans, ...each.spans],
        titles: [...new Set([...known.titles, ...each.titles])],
        roles: [...known.roles, ...each.roles],
      });
  }
  first.attendees.sort((a, b) => Number(a.kind === "group") - Number(b.kind === "group"));
  for (const speaker of speakersOf(second)) speaker.attendee = people.get(speaker.attendee) ?? null;
  const speeches = new Map();
  for (const each of second.speeches) {
    speeches.set(each.id, freshId(first.speeches, "s"));
    first.speeches.push({ ...each, id: speeches.get(each.id) });
  }
  for (const each of second.directives)
    first.directives.push({ ...each, id: freshId(first.directives, "d"), speech: speeches.get(each.speech) ?? null });
  for (const name of ["title", "meeting", "organizer", "date", "location"]) first[name] ??= second[name];
  for (const name of ["agenda", "documents", "background", "diagnostics"]) first[name].push(...second[name]);
  const between = document.unassigned.filter((each) => inside(each.span, span)).map((each) => each.span);
  first.passages?.push(...(second.passages ?? []), ...paragraphs(first, between));
  first.passages?.sort(bySpan);
  first.span = span;
  document.briefs.splice(n, 1);
  document.unassigned = document.unassigned.filter((each) => !inside(each.span, span));
  return true;
}

const WHOLE_ACTS = {
  "join-before": ["已并入上一会议", (document, n) => join(document, n, -1)],
  "join-after": ["已并入下一会议", (document, n) => join(document, n, 1)],
  furniture: [
    "不是正文",
    (document, n) => {
      document.unassigned[n].reason = "boilerplate";
    },
  ],
  merge: ["已与上一会议合并", merge],
  dissolve: ["已撤去这个会议", dissolve],
};

async function wholeAct(name, n) {
  const founding = name === "found";
  const id = founding ? await nameOf(trimmed(doc().unassigned[n].span)) : "";
  const [label, change] = founding ? ["已另立会议", (copy) => found(copy, n, id)] : WHOLE_ACTS[name];
  state.open.clear();
  if (!editWhole(label, (copy) => change(copy, n))) return say("这一边没有相邻的会议，或者隔着报头、报尾。", true);
  if (name === "merge") showPart(n - 1);
  else if (founding) showPart(doc().briefs.findIndex((each) => each.id === id));
}

async function splitAt(part, at) {
  const id = await nameOf([at, doc().briefs[part].span[1]]);
  state.open.clear();
  if (!editWhole("已另立会议", (copy) => split(copy, part, at, id))) return say("所选文字就在会议开头，没有可以分开的。", true);
  document.getSelection().removeAllRanges();
  showPart(part + 1);
  showStart();
}
