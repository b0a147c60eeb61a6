// Corrections of what is there. Each takes a copy of a meeting and changes it.

const byKey = { speech: "speeches", directive: "directives", attendee: "attendees" };
const LISTS = { agenda: "agenda", paper: "documents", background: "background" };
const PARTS_OF = { owner: "owners", deadline: "deadlines", quantity: "quantities" };

/** `owner:d3:0` → the object it names, in the copy at hand. */
function lookUp(brief, key) {
  const [kind, id, n] = key.split(":");
  if (byKey[kind]) return brief[byKey[kind]].find((each) => each.id === id);
  if (LISTS[kind]) return brief[LISTS[kind]][Number(id)];
  if (PARTS_OF[kind]) return brief.directives.find((each) => each.id === id)?.[PARTS_OF[kind]][Number(n)];
  return brief[kind];
}

/** A printed text stands where a span says. */
function print(value, span) {
  value.span = span;
  value.text = slice(span);
  return value;
}

/** Take something out. What only it covered goes back to the narration (`tidy`). */
function remove(brief, key) {
  const [kind, id, n] = key.split(":");
  if (kind === "attendee") removeAttendee(brief, id);
  if (kind === "speech") for (const each of brief.directives) if (each.speech === id) each.speech = null;
  if (byKey[kind]) brief[byKey[kind]] = brief[byKey[kind]].filter((each) => each.id !== id);
  else if (LISTS[kind]) brief[LISTS[kind]].splice(Number(id), 1);
  else if (PARTS_OF[kind]) lookUp(brief, `directive:${id}`)[PARTS_OF[kind]].splice(Number(n), 1);
  else brief[kind] = null;
}

/** What a text field holds, by `key.name`; each returns a sentence where the value cannot stand. */
function setField(brief, key, name, value) {
  const [kind] = key.split(":");
  const part = lookUp(brief, key);
  const field = `${kind}.${name}`;
  if (field === "title.value") brief.title = value || null;
  else if (field === "meeting.name") return setMeeting(brief, value);
  else if (field === "attendee.name") {
    if (!unblank(value)) return "姓名不能是空的；没有这个人就删去。";
    rename(brief, part, unblank(value));
  } else if (field === "attendee.titles") part.titles = [...new Set(offices(value))];
  else if (field === "attendee.count") return setCount(part, value);
  else if (field === "date.start" || field === "date.end" || field === "deadline.end") return setDay(brief, key, name, value);
  else if (field === "date.time") {
    if (value && !/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) return "时刻写作 15:00。";
    part.time = value || null;
  } else if (field === "quantity.value") {
    if (value && !Number.isFinite(Number(value))) return "请写一个数。";
    part.value = value ? Number(value) : null;
  } else if (name === "text") return setPrinted(brief, key, value);
  else part[name] = value || (field === "paper.title" ? part.title : null);
  return null;
}

function setMeeting(brief, value) {
  if (!value) brief.meeting = null;
  else
    brief.meeting = {
      kind: null,
      ...brief.meeting,
      name: value,
      span: find(value, brief.span) ?? brief.meeting?.span ?? [brief.span[0], brief.span[0]],
    };
  return null;
}

function setCount(part, value) {
  if (value && !/^\d{1,9}$/.test(value)) return "人数请写整数。";
  part.count = value ? Number(value) : null;
  return null;
}

/** A day typed by hand: whole, or the year alone where month and day are printed. */
function setDay(brief, key, name, value) {
  const [kind] = key.split(":");
  const day = value;
  if (kind === "date" && !brief.date) brief.date = { text: "", span: [brief.span[0], brief.span[0]], ...readDate(""), basis: null };
  const part = lookUp(brief, key);
  if (/^\d{4}$/.test(value) && /^XXXX/.test(part.edtf ?? "")) {
    const [first, last = first] = part.edtf.replaceAll("XXXX", value).split("/");
    if (!isDay(first) || !isDay(last)) return "这一年没有这一天，请核对。";
    Object.assign(part, { start: kind === "date" ? first : null, end: last, edtf: part.edtf.replaceAll("XXXX", value), basis: "reference" });
    if (kind === "date") part.evidence = [];
    return null;
  }
  if (value && !isDay(day)) return "日期写作 2023-08-09；月、日已印出时也可以只写年份。";
  if (kind === "deadline") {
    Object.assign(part, day ? { end: day, edtf: day, basis: "reference" } : { start: null, end: null, edtf: readDate(part.text).edtf, basis: null });
    return null;
  }
  const oneDay = part.start === part.end;
  part[name] = day || null;
  if (name === "start" && (oneDay || !day || !part.end)) part.end = part.start;
  if (name === "end" && day && !part.start) part.start = day;
  if (name === "end" && !day) part.end = part.start;
  if (part.start && part.end && part.start > part.end) return "结束的日期早于开始的日期，请核对。";
  if (!part.start) Object.assign(part, { edtf: readDate(part.text).edtf, basis: null });
  else Object.assign(part, { edtf: part.start === part.end ? part.start : `${part.start}/${part.end}`, basis: "reference", evidence: [] });
  return null;
}

/** Words that must stand in the print are looked for there: a record holds no others. */
function setPrinted(brief, key, value) {
  const part = lookUp(brief, key);
  if (!value) {
    if (!["organizer", "location", "date"].includes(key)) return "这一栏不能是空的；不要它就删去。";
    brief[key] = null;
    return null;
  }
  const near = part?.span && find(value, [Math.max(brief.span[0], part.span[0] - 40), brief.span[1]]);
  const span = near ?? find(value, brief.span);
  if (!span) return `原文里没有“${short(value)}”，这一栏只收原文印出的字，请在左侧选取。`;
  assign(brief, key, span);
  return null;
}

/** A stretch of the source becomes the value of a field or the extent of a card. */
function assign(brief, key, span) {
  const [kind] = key.split(":");
  const part = lookUp(brief, key);
  const text = slice(span);
  if (kind === "title") brief.title = strip(text).replace(/\s*[\r\n]+\s*/g, "");
  else if (kind === "meeting") brief.meeting = { name: text, kind: /[\p{Script=Han}]{0,2}(?:会议|会)$/u.exec(text)?.[0] ?? null, span };
  else if (kind === "organizer") brief.organizer = { text, span };
  else if (kind === "date") {
    const read = readDate(text);
    const kept = brief.date && !read.start && brief.date.start && read.edtf === `XXXX${brief.date.start.slice(4)}`;
    brief.date = {
      text,
      span,
      ...read,
      ...(kept ? { edtf: brief.date.edtf, start: brief.date.start, end: brief.date.end, basis: brief.date.basis } : {}),
    };
  } else if (kind === "location") {
    const same = brief.location?.text === text;
    brief.location = {
      text,
      span,
      basis: "stated",
      division: same ? brief.location.division : null,
      candidates: same ? brief.location.candidates : [],
    };
  } else if (kind === "attendee") {
    if (!part.spans.some((each) => each[0] === span[0] && each[1] === span[1]))
      part.spans = [...part.spans.filter((each) => each[0] < each[1]), span].sort((a, b) => a[0] - b[0]);
    if (!part.spans.some((each) => slice(each) === part.text)) part.text = text;
  } else if (kind === "deadline") {
    const read = readDate(text);
    Object.assign(part, read, { text, span, start: null, end: read.end });
  } else if (kind === "quantity") Object.assign(part, { text, span, ...readQuantity(text) });
  else if (kind === "paper") Object.assign(part, { span, title: text.replace(/^《|》$/g, "") });
  else {
    print(part, span);
    if (part.points) part.points = part.points.filter((point) => inside(point, span));
    if (kind === "speech" || kind === "directive") claim(brief, span);
  }
}
