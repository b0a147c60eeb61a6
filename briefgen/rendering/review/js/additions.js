// New entries from a piece of the source. Each takes a copy of a meeting and a span, and returns the key of what it added.

const freshId = (list, letter) => `${letter}${Math.max(0, ...list.map((each) => Number(/\d+$/.exec(each.id)?.[0] ?? 0))) + 1}`;

/** One person, or several in a list of bare names; the key of the last. */
const addPerson = (brief, span) =>
  splitNames(span)
    .map((each) => addOne(brief, each))
    .at(-1);

function addOne(brief, span) {
  const text = slice(span);
  const { name, titles } = readPerson(text);
  const known = name && brief.attendees.find((each) => each.kind === "person" && each.name === name);
  if (known) {
    assign(brief, `attendee:${known.id}`, span);
    known.titles.push(...titles.filter((title) => !known.titles.some((each) => each.endsWith(title))));
    return `attendee:${known.id}`;
  }
  return newAttendee(brief, { kind: "person", name, text, titles, spans: [span] });
}

const addGroup = (brief, span) => newAttendee(brief, { kind: "group", name: null, text: slice(span), titles: [], spans: [span] });

/** Somebody the source does not name: an empty mention, so that nothing printed is claimed. */
function addByHand(brief) {
  const at = brief.span[0];
  return newAttendee(brief, { kind: "person", name: null, text: "", titles: [], spans: [[at, at]] });
}

function newAttendee(brief, given) {
  const id = freshId(brief.attendees, "a");
  const { kind, name, text, titles, spans } = given;
  const made = { id, kind, name, text, titles, roles: ["attend"], count: null, open: false, spans };
  const groups = brief.attendees.findIndex((each) => each.kind === "group");
  if (kind === "person" && groups >= 0) brief.attendees.splice(groups, 0, made);
  else brief.attendees.push(made);
  return `attendee:${id}`;
}

function addSpeech(brief, whole) {
  const id = freshId(brief.speeches, "s");
  const intro = readAttribution(slice(whole));
  const cut = whole[0] + (intro ? pointsOf(intro.printed) : 0);
  const attribution = intro ? print({}, trimmed([whole[0], cut])) : null;
  const subject = brief.attendees.flatMap((each) => each.spans).find((mention) => mention[0] === whole[0] && mention[1] < whole[1]);
  const speaker = speakerNamed(brief, intro?.speaker ?? (subject ? slice(subject) : ""), whole[0]);
  const speech = { id, speaker, attribution, act: intro?.act ?? "say", ...print({}, [cut, whole[1]]), points: [], ...(versioned() ? { at: null } : {}) };
  claim(brief, whole);
  brief.speeches.push({ ...speech, text: slice([cut, whole[1]]), span: [cut, whole[1]] });
  for (const each of brief.directives) {
    if (each.speech === null && inside(each.span, speech.span)) Object.assign(each, { speech: id, issued_by: each.issued_by ?? { ...speaker } });
  }
  const person = personOf(brief, speaker.attendee);
  if (person && !person.roles.some((role) => role === "speak" || role === "report")) person.roles.push("speak");
  return `speech:${id}`;
}

/** The words before `要求，` → who that is; 他 is whoever spoke last. */
function speakerNamed(brief, words, at) {
  const unknown = { kind: "unknown", attendee: null, name: null, text: words, resolved_by: null };
  if (!words) return unknown;
  if (/^(?:会议|大会|与会)/.test(words)) return speakerFor(brief, "meeting", unknown);
  const before = brief.speeches.filter((each) => each.span[0] < at).at(-1);
  if (/^[他她]$/.test(words)) return before?.speaker.attendee ? speakerFor(brief, before.speaker.attendee, unknown) : unknown;
  const bare = unblank(words);
  const named = brief.attendees.filter((each) => (each.name && each.name.length > 1 ? bare.includes(each.name) : unblank(each.text) === bare));
  return named.length ? speakerFor(brief, named[0].id, unknown) : unknown;
}

function addDirective(brief, span) {
  const id = freshId(brief.directives, "d");
  const around = brief.speeches
    .filter((each) => overlap(each.span, span))
    .sort((a, b) => Number(inside(span, b.span)) - Number(inside(span, a.span)))[0];
  const text = slice(span);
  if (!around) claim(brief, span);
  brief.directives.push({
    id,
    text,
    span,
    speech: around?.id ?? null,
    issued_by: around ? { ...around.speaker } : null,
    owners: [],
    modality: readModality(text),
    deadlines: [],
    quantities: [],
    actionable: false,
  });
  return `directive:${id}`;
}

/** An item; one that held it along with others is cut into its items. */
function addAgenda(brief, span) {
  brief.agenda = brief.agenda.flatMap((each) => {
    if (!inside(span, each.span)) return [each];
    return gaps(each.span, [span])
      .map(bare)
      .filter((rest) => rest[0] < rest[1])
      .map((rest) => print({}, rest));
  });
  brief.agenda.push({ text: slice(span), span });
  brief.agenda.sort(bySpan);
  return `agenda:${brief.agenda.findIndex((each) => each.span === span)}`;
}

/** A span without the marks of a list at its ends. */
function bare(span) {
  const text = slice(span);
  const body = text.replace(/^[、，,；;和及\s]+/u, "");
  const end = body.replace(/[、，,；;和及\s]+$/u, "");
  return [span[1] - pointsOf(body), span[1] - pointsOf(body) + pointsOf(end)];
}

function addPaper(brief, span) {
  brief.documents.push({ title: strip(slice(span)).replace(/^《|》$/g, ""), action: null, span });
  brief.documents.sort(bySpan);
  return `paper:${brief.documents.findIndex((each) => each.span === span)}`;
}

/** An owner, a deadline or a target belongs to the demand it stands in, or else to the one at hand. */
function addPart(kind) {
  return (brief, span) => {
    const holders = brief.directives.filter((each) => inside(span, each.span)).sort((a, b) => a.text.length - b.text.length);
    const [, id] = /^(?:directive|owner|deadline|quantity):([^:]+)/.exec(state.target ?? "") ?? [];
    const holder = holders.find((each) => each.id === id) ?? holders[0] ?? lookUp(brief, `directive:${id}`);
    if (!holder) return null;
    const text = slice(span);
    const list = holder[PARTS_OF[kind]];
    if (kind === "owner") list.push({ text, span, inherited: !inside(span, holder.span), ...(versioned() ? { part: null } : {}) });
    else if (kind === "deadline") {
      const read = readDate(text);
      list.push({ text, span, ...read, start: null, end: read.end });
    } else list.push({ text, span, ...readQuantity(text) });
    list.sort(bySpan);
    return `${kind}:${holder.id}:${list.findIndex((each) => each.span === span)}`;
  };
}
