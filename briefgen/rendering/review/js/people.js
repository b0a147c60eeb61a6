// Who is who: a name that is corrected, somebody who is none, and whose what was said is. Each takes a copy of a meeting and changes it.

const personOf = (brief, id) => brief.attendees.find((each) => each.id === id);

/** A person's name: in the record, in what he said and demanded, in doubts, and in the print where the old name was cut wrongly. */
function rename(brief, person, name) {
  const old = person.name;
  const before = person.spans;
  person.name = name;
  if (old) {
    retell(brief, old, name, before);
    person.spans = [...before.map((span) => recut(span, old, name, brief.span)), ...elsewhere(brief, old)].sort((a, b) => a[0] - b[0]);
  }
  if (!person.spans.some((span) => slice(span) === person.text)) person.text = slice(person.spans[0]);
  for (const speaker of speakersOf(brief)) {
    const his = speaker.attendee === person.id || (old && speaker.kind === "person" && !speaker.attendee && speaker.name === old);
    if (his) Object.assign(speaker, { attendee: person.id, name });
  }
}

/** Where a name stands besides the mentions of anybody: who is corrected is corrected there, too (由骆春负责). */
function elsewhere(brief, name) {
  const taken = brief.attendees.flatMap((each) => each.spans);
  const out = [];
  if (pointsOf(name) < 2) return out;
  for (let at = find(name, brief.span); at; at = find(name, [at[1], brief.span[1]])) if (!taken.some((span) => overlap(span, at))) out.push(at);
  return out;
}

/** Doubts that a corrected name settles, at the places where it stands. */
const ABOUT_NAMES = new Set(["name-doubtful", "name-uncertain", "name-variant", "roster-variant"]);

/** Doubts that name somebody do so by the new name: alone in quotes, or in a list. */
function retell(brief, old, name, places) {
  const letters = [...old].map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s?");
  const whole = new RegExp(`(?<=[“（、])${letters}(?=[”）、])`, "gu");
  for (const each of brief.diagnostics) {
    each.message = each.message.replace(whole, () => name);
    if (ABOUT_NAMES.has(each.code) && each.span && places.some((place) => overlap(place, each.span))) each._seen = true;
  }
}

/** The mention with the other name, where that stands printed across the old one: 于怀|海强 for 于怀海|强. */
function recut([start, end], old, name, within) {
  const at = slice([start, end]).lastIndexOf(old);
  if (at < 0) return [start, end];
  const first = start + pointsOf(slice([start, end]).slice(0, at));
  const last = first + pointsOf(old);
  const length = pointsOf(name);
  for (let from = Math.max(within[0], first - length + 1); from < last && from + length <= within[1]; from += 1) {
    if (slice([from, from + length]) !== name) continue;
    const begins = first === start ? from : Math.min(start, from);
    return [begins, last === end ? from + length : Math.max(end, from + length)];
  }
  return [start, end];
}

function* speakersOf(brief) {
  for (const each of brief.speeches) yield each.speaker;
  for (const each of brief.directives) if (each.issued_by) yield each.issued_by;
}

/** Who speaks: an attendee's id, `meeting` or `unknown`. The words that name the speaker in the print stay. */
function speakerFor(brief, choice, before) {
  const text = before?.text ?? "";
  const person = personOf(brief, choice);
  if (!person)
    return {
      kind: choice === "meeting" ? "meeting" : "unknown",
      attendee: null,
      name: null,
      text,
      resolved_by: choice === "meeting" ? "named" : null,
    };
  const how = !text ? "carried" : /^(?:他|她|其|该同志)/.test(text) ? "pronoun" : "named";
  return { kind: person.kind, attendee: person.id, name: person.name, text, resolved_by: how };
}

function reassign(brief, speech, choice) {
  const before = JSON.stringify(speech.speaker);
  speech.speaker = speakerFor(brief, choice, speech.speaker);
  const person = personOf(brief, choice);
  if (person && !person.roles.some((role) => role === "speak" || role === "report")) person.roles.push("speak");
  for (const each of brief.directives) {
    if (each.speech === speech.id && (!each.issued_by || JSON.stringify(each.issued_by) === before)) each.issued_by = { ...speech.speaker };
  }
}

/** Whose the talk of somebody is who is none: of whom the same name, cut otherwise, means, or else the meeting's. */
function heir(brief, id) {
  const gone = personOf(brief, id);
  const cut = (a, b) => Math.min(a.length, b.length) > 1 && (a.includes(b) || b.includes(a)); // a surname alone may be anybody's
  const same = (each) =>
    each.kind === "person" &&
    each.id !== id &&
    each.name &&
    (cut(each.name, gone.name ?? "") || each.spans.some((one) => gone.spans.some((other) => overlap(one, other))));
  return brief.attendees.find(same) ?? null;
}

/** Take somebody out: what was said stays, and is somebody's. */
function removeAttendee(brief, id) {
  const next = heir(brief, id)?.id ?? "meeting";
  const over = (speaker) => {
    const now = speakerFor(brief, next, speaker);
    return now.kind === "meeting" ? { ...now, text: "", resolved_by: "carried" } : now;
  };
  for (const each of brief.speeches) if (each.speaker.attendee === id) each.speaker = over(each.speaker);
  for (const each of brief.directives) if (each.issued_by?.attendee === id) each.issued_by = over(each.issued_by);
}

/** What is said when somebody is taken out. */
function removal(brief, id) {
  const count = [...speakersOf(brief)].filter((each) => each.attendee === id).length;
  const next = heir(brief, id);
  return count ? `；所说的话和要求 ${count} 处改记在“${next ? oneLine(next.name) : "会议"}”名下，请核对` : "";
}

/** Who cannot stand in a record: nobody has said who that is. */
const unnamed = (each) => !(each.kind === "person" ? each.name : each.text);

/** A name that is clicked is to be corrected. */
function openName(node) {
  const key = node.closest("[data-rename]")?.dataset.rename;
  if (!key || !document.getSelection().isCollapsed) return;
  state.open.add(stamp(key));
  drawForm();
  const field = holderOf(key)?.querySelector(`[data-name="name"]`);
  field?.focus();
  field?.select();
}
