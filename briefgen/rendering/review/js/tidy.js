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
  const { span, diagnostics, ...fields } = brief;
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
