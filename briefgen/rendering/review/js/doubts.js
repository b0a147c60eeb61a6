// What a person should look at, in the order of J and K: doubts, the weightiest first, and text that no field took. Nothing
// is stored about a doubt that the record itself answers; what a person has looked at bears `_seen`, which leaves with the draft.

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
  "group-missed": (brief, span) => attendeesAt(brief, span).length > 0,
  "title-missing": (brief, span) => !attendeesAt(brief, span).some((each) => each.kind === "person" && !each.titles.length),
  "name-doubtful": (brief, span) => !attendeesAt(brief, span).length,
  "name-uncertain": (brief, span) => !attendeesAt(brief, span).length,
  "name-variant": (brief, span) => !attendeesAt(brief, span).length,
  "roster-variant": (brief, span) => !attendeesAt(brief, span).length,
  "roster-ambiguous": (brief, span) => !attendeesAt(brief, span).length,
  "title-differs": (brief, span) => !attendeesAt(brief, span).length,
  "attendance-doubtful": (brief, span) => !attendeesAt(brief, span).length,
  "group-uncertain": (brief, span) => !attendeesAt(brief, span).length,
  "speech-uncertain": (brief, span) => !speechesAt(brief, span).length,
  "directive-uncertain": (brief, span) => !brief.directives.some((each) => overlap(each.span, span)),
  "owner-uncertain": (brief, span) => !brief.directives.some((each) => each.owners.some((owner) => overlap(owner.span, span))),
};
const attendeesAt = (brief, span) => brief.attendees.filter((each) => each.spans.some((one) => overlap(one, span)));
const speechesAt = (brief, span) =>
  brief.speeches.filter((each) => overlap(each.span, span) || (each.attribution && overlap(each.attribution.span, span)));

/** Doubts that stand once for all of a meeting: they only say what the source does not tell. */
const FOLDED = {
  "title-missing": (n) => `${n} 人没有写明职务，请核对是否需要补上。`,
  "owner-missing": (n) => `${n} 项任务没有写明责任单位，请补上。`,
};
const RANKS = ["error", "warning", "info", "tact", "left"];
/** The code of what only this page doubts. */
const NAMELESS = "nameless";
/** Where a decision is not weighed, it may be either. */
const EVEN = 0.5;

/** How weighty a doubt is, least first: what concerns all of a meeting, then by how sure the fact is that it is about. */
function weightOf(brief, { code, span }) {
  if (FOLDED[code]) return 1;
  if (!span) return 0;
  if (code.endsWith("-missed")) return EVEN;
  const far = (one) => Math.abs(one[0] - span[0]) + Math.abs(one[1] - span[1]);
  let nearest = null;
  for (const [fact] of weighed(brief)) {
    for (const one of fact.spans ?? [fact.span]) {
      if (overlap(one, span) && (!nearest || far(one) < nearest.far)) nearest = { far: far(one), confidence: fact.confidence };
    }
  }
  return nearest?.confidence ?? EVEN;
}

/** Note the weights as the record came: a doubt does not move while one works at it. */
function weighedDoubts(document) {
  for (const brief of document.briefs) for (const each of brief.diagnostics) each._weight ??= weightOf(brief, each);
  return document;
}

/** What is perhaps not to be printed; only this page has it. `at` and not `span`: it is no part of the record. */
function useHints(record, hints) {
  record.briefs.forEach((each, n) => {
    each._hints = hints[n].map(([message, at]) => ({ message, at }));
  });
}

/** Every doubt of a part: {key, code, severity, message, span, weight, state}; `state` is open, seen or answered. */
function eachDoubt(part) {
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
      weight: each._weight ?? EVEN,
      state: answered ? "answered" : each._seen ? "seen" : "open",
    });
  });
  const left = (key, each) => ({ key, severity: "left", message: each.text, span: each.span, weight: 0, state: each._seen ? "seen" : "open" });
  if (part === WHOLE) {
    doc().unassigned.forEach((each, n) => each.reason === "unparsed" && out.push(left(`unassigned:${n}`, each)));
    return out;
  }
  for (const each of holder.attendees.filter(unnamed)) {
    const message = "手工添加的一位还没有填姓名，导出时不列入，请填上或删去。";
    out.push({ key: `${NAMELESS}:${each.id}`, code: NAMELESS, severity: "warning", message, span: null, weight: 0, state: "open" });
  }
  (holder._hints ?? []).forEach((each, n) =>
    out.push({ key: `_hints:${n}`, severity: "tact", message: each.message, span: each.at, weight: 0, state: each._seen ? "seen" : "open" }),
  );
  const taken = spansOf({ ...holder, background: [], passages: [], diagnostics: [], span: null });
  const title = headline(holder);
  if (title) taken.push(title);
  taken.sort((a, b) => a[0] - b[0]);
  const asked = holder.diagnostics.filter((each) => each.span && each.code.endsWith("-missed"));
  holder.background.forEach((each, n) => {
    if (taken.some((span) => overlap(span, each.span)) || asked.some((one) => inside(each.span, one.span))) return;
    out.push(left(`background:${n}`, each));
  });
  return out;
}

/** Those of a code that is folded as one, with `members`. */
function folded(all) {
  const out = [];
  for (const code of Object.keys(FOLDED)) {
    const members = all.filter((each) => each.code === code);
    if (members.length < 2) continue;
    const open = members.filter((each) => each.state === "open");
    const state = open.length ? "open" : members.every((each) => each.state === "answered") ? "answered" : "seen";
    const message = FOLDED[code](open.length || members.length);
    out.push({ ...(open[0] ?? members[0]), key: `fold:${code}`, message, members, state });
  }
  const gone = new Set(out.flatMap((each) => each.members));
  return [...all.filter((each) => !gone.has(each)), ...out];
}

/** Doubts of a part as they are shown: the weightiest first, text that no field took last. */
function doubtsOf(part) {
  const place = (each) => each.span?.[0] ?? -1;
  return folded(eachDoubt(part)).sort(
    (a, b) => RANKS.indexOf(a.severity) - RANKS.indexOf(b.severity) || a.weight - b.weight || place(a) - place(b),
  );
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
  const was = doubts(part).find((each) => each.key === key);
  const back = was?.state === "seen";
  const change = (holder) => {
    for (const one of was?.members ?? [{ key }]) {
      const [kind, n] = one.key.split(":");
      const each = kind === "doubt" ? holder.diagnostics[n] : holder[kind][n];
      if (back) delete each._seen;
      else each._seen = true;
    }
  };
  const label = back ? "改回待核" : "已核";
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
