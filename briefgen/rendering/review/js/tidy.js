// What always holds in a record (docs/record.md), restored after every edit: nothing lost, text order, roles in order,
// and coverage that adds up.

/** Stretches of a span that none of the others covers. */
function gaps(within, spans) {
  const out = [];
  let at = within[0];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start > at && at < within[1]) out.push([at, Math.min(start, within[1])]);
    at = Math.max(at, end);
  }
  if (at < within[1]) out.push([at, within[1]]);
  return out.map(trimmed).filter(([start, end]) => start < end);
}

/** Every span that counts as a field's own, as `briefgen validate` counts. */
function spansOf(value, out = []) {
  if (Array.isArray(value)) value.forEach((each) => spansOf(each, out));
  else if (value && typeof value === "object") {
    if (Array.isArray(value.span)) out.push(value.span);
    for (const name of ["spans", "points"]) if (Array.isArray(value[name])) out.push(...value[name]);
    Object.entries(value).forEach(([name, each]) => {
      if (!["span", "spans", "points"].includes(name)) spansOf(each, out);
    });
  }
  return out;
}

function tidy(brief) {
  const { span, diagnostics, passages, ...fields } = brief;
  const title = brief.title ?? "";
  for (const gap of gaps(span, spansOf(fields))) {
    if (!title.includes(slice(gap))) brief.background.push({ text: slice(gap), span: gap });
  }
  for (const name of ["background", "agenda"]) brief[name].sort(bySpan);
  brief.speeches.sort((a, b) => a.span[0] - b.span[0]);
  brief.directives.sort((a, b) => a.span[0] - b.span[0]);
  for (const each of brief.directives) each.actionable = each.owners.length + each.deadlines.length + each.quantities.length > 0;
  for (const each of brief.attendees) each.roles = Object.keys(ROLES).filter((role) => each.roles.includes(role));
}

const versioned = () => doc().schema_version !== "1.0";

/** What of a part of a meeting is weighed: a person who changes it is sure of it. */
function* weighed({ meeting, location, attendees, speeches, directives }) {
  if (meeting) yield [meeting, "meeting", meeting.name, meeting.kind];
  if (location) yield [location, "location", location.text, location.division?.code];
  for (const each of attendees) yield [each, each.id, each.name, each.text, each.titles, each.roles];
  for (const each of speeches) yield [each, each.id, each.span, each.act, each.speaker.kind, each.speaker.attendee];
  for (const each of directives) {
    yield [each, each.id, each.span, each.modality];
    for (const owner of each.owners) yield [owner, each.id, owner.text];
  }
}

/** What was corrected or put in has the confidence 1; a record of 1.0 has no such field. */
function vouch(before, after) {
  if (!versioned()) return;
  const known = new Set([...weighed(before)].map(([, ...facts]) => JSON.stringify(facts)));
  for (const [part, ...facts] of weighed(after)) if (part.confidence === undefined || !known.has(JSON.stringify(facts))) part.confidence = 1;
}

/** The same of meetings with other ends. */
function vouchEnds(before, after) {
  if (!versioned()) return;
  const known = new Set(before.map((each) => String(each.span)));
  for (const each of after) if (!known.has(String(each.span))) each.confidence = 1;
}

/** Take a stretch that has become a speech or a demand out of the narration. */
function claim(brief, taken) {
  brief.background = brief.background.flatMap((each) => {
    if (!overlap(each.span, taken)) return [each];
    return gaps(each.span, [taken])
      .filter((rest) => /[\p{L}\p{N}]/u.test(slice(rest)))
      .map((rest) => ({ text: slice(rest), span: rest }));
  });
}

/** Characters by where they went. */
function coverage(document) {
  const solid = (span) => pointsOf(unblank(slice(span)));
  const sum = (pieces) => pieces.reduce((total, piece) => total + solid(piece.span), 0);
  const by = (reason) => sum(document.unassigned.filter((each) => each.reason === reason));
  const blank = textLength() - pointsOf(unblank(TEXT));
  const assigned = sum(document.briefs) + sum([document.masthead, document.distribution].filter(Boolean));
  return { chars: textLength(), assigned, boilerplate: by("boilerplate"), unparsed: by("unparsed"), blank };
}
