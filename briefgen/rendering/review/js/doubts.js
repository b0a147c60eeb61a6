// What a person should look at, in the order of J and K: doubts, and text that no field took. Nothing is stored about a
// doubt that the record itself answers; what a person has looked at bears `_seen`, which leaves with the draft.

/** code → whether a meeting as it now is has answered the doubt. */
const ANSWERED = {
  "no-date": (brief) => Boolean(brief.date?.start),
  "date-without-year": (brief) => Boolean(brief.date?.start),
  "date-relative": (brief) => Boolean(brief.date?.start),
  "date-invalid": (brief) => Boolean(brief.date?.start),
  "no-location": (brief) => Boolean(brief.location),
  "place-ambiguous": (brief) => Boolean(brief.location?.division),
  "place-relative": (brief) => Boolean(brief.location?.division),
  "no-attendee": (brief) => brief.attendees.length > 0,
  "no-chair": (brief) => brief.attendees.some((each) => each.roles.includes("chair")),
  "several-chairs": (brief) => brief.attendees.filter((each) => each.roles.includes("chair")).length === 1,
  "speaker-unknown": (brief, span) => speechesAt(brief, span).some((each) => each.speaker.kind !== "unknown"),
  "owner-missing": (brief, span) => !brief.directives.some((each) => overlap(each.span, span) && !each.owners.length),
  "speech-missed": (brief, span) => brief.speeches.some((each) => overlap(each.span, span)),
  "directive-missed": (brief, span) => brief.directives.some((each) => overlap(each.span, span)),
  "group-missed": (brief, span) => brief.attendees.some((each) => each.spans.some((one) => overlap(one, span))),
  "title-missing": (brief, span) => brief.attendees.some((each) => each.titles.length && each.spans.some((one) => overlap(one, span))),
};
const speechesAt = (brief, span) =>
  brief.speeches.filter((each) => overlap(each.span, span) || (each.attribution && overlap(each.attribution.span, span)));

/** Doubts of a part: {key, severity, message, span, state}; `state` is open, seen or answered. */
function doubtsOf(part) {
  const out = [];
  const holder = part === WHOLE ? doc() : doc().briefs[part];
  holder.diagnostics.forEach((each, n) => {
    if (each.code === REVIEWED) return;
    const answered = part === WHOLE ? each.code === "no-meeting" && doc().briefs.length > 0 : ANSWERED[each.code]?.(holder, each.span ?? holder.span);
    out.push({
      key: `doubt:${n}`,
      code: each.code,
      severity: each.severity,
      message: each.message,
      span: each.span,
      state: answered ? "answered" : each._seen ? "seen" : "open",
    });
  });
  if (part === WHOLE) {
    doc().unassigned.forEach((each, n) => {
      if (each.reason === "unparsed")
        out.push({ key: `unassigned:${n}`, severity: "left", message: each.text, span: each.span, state: each._seen ? "seen" : "open" });
    });
    return out;
  }
  const taken = spansOf({ ...holder, background: [], passages: [], diagnostics: [], span: null });
  const title = headline(holder);
  if (title) taken.push(title);
  taken.sort((a, b) => a[0] - b[0]);
  holder.background.forEach((each, n) => {
    if (taken.some((span) => overlap(span, each.span))) return;
    out.push({ key: `background:${n}`, severity: "left", message: each.text, span: each.span, state: each._seen ? "seen" : "open" });
  });
  return out;
}

/** Doubts are asked for often and change only with the record. */
const doubtCache = new WeakMap();
function doubts(part) {
  const holder = part === WHOLE ? doc() : doc().briefs[part];
  if (!doubtCache.has(holder)) doubtCache.set(holder, doubtsOf(part));
  return doubtCache.get(holder);
}

const partsInOrder = () => [...(hasWhole() ? [WHOLE] : []), ...doc().briefs.map((_, n) => n)];
const hasWhole = () => Boolean(doc().masthead || doc().distribution || doc().unassigned.length || doubtsOfWhole().length || !doc().briefs.length);
const doubtsOfWhole = () => doc().diagnostics.filter((each) => each.code !== REVIEWED);
const openDoubts = (part) => doubts(part).filter((each) => each.state === "open");
const allOpen = () => partsInOrder().reduce((sum, part) => sum + openDoubts(part).length, 0);

/** Look at a doubt as settled, or not yet. */
function toggleSeen(part, key) {
  const [kind, n] = key.split(":");
  const change = (holder) => {
    const each = kind === "doubt" ? holder.diagnostics[n] : holder[kind][n];
    if (each._seen) delete each._seen;
    else each._seen = true;
  };
  const was = doubts(part).find((each) => each.key === key);
  const label = was?.state === "seen" ? "改回待核" : "已核";
  return part === WHOLE ? editWhole(label, change, WHOLE, 0) : edit(label, change, part, 0);
}

/** Settle all open doubts of one code in the meeting at hand. */
function settleAll(code) {
  const keys = openDoubts(state.part)
    .filter((each) => each.code === code)
    .map((each) => Number(each.key.split(":")[1]));
  return edit(
    `已核：同类 ${keys.length} 处`,
    (brief) =>
      keys.forEach((n) => {
        brief.diagnostics[n]._seen = true;
      }),
    state.part,
    0,
  );
}
