// Controls of the form. Each says whose value it holds: data-of is a key, data-name the field; `form.js` hears their changes.

const stamp = (key) => `${state.part}/${key}`;
const control = (key, name, label, more) => ({
  "data-of": key,
  "data-name": name,
  "data-focus": `${key}.${name}`,
  "aria-label": label,
  title: label,
  ...more,
});

/** A line of text. `printed`: it must stand in the source. */
function line(key, name, label, value, more) {
  return el("input", {
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    value: shown(value),
    "data-was": shown(value),
    placeholder: label,
    ...control(key, name, label, more),
  });
}

/** Text that may need several lines; Enter takes it over. */
function area(key, name, label, value, more) {
  const node = el("textarea", { rows: 1, spellcheck: "false", placeholder: label, ...control(key, name, label, more) });
  node.value = shown(value);
  node.dataset.was = node.value;
  return node;
}

function pick(key, name, label, options, value, more) {
  const entries = options instanceof Map ? [...options] : Object.entries(options);
  return el(
    "select",
    control(key, name, label, more),
    entries.map(([each, text]) => el("option", { value: each, selected: each === value }, text)),
  );
}

function tick(key, name, label, checked) {
  return el(
    "label",
    { class: "tick" },
    el("input", { type: "checkbox", checked, "data-of": key, "data-name": name, "data-focus": `${key}.${name}` }),
    label,
  );
}

const swatch = (kind) =>
  el("span", { class: `swatch ${KINDS[kind][1] === "block" ? `b-${kind}` : `inner i-${kind}`}`, "aria-hidden": "true" }, KINDS[kind][2] || "文");
const cross = (key, what) =>
  button("✕", { class: "cross", "data-remove": key, "aria-label": `删去${what}`, title: `删去${what}（Delete）`, "data-focus": `${key}.remove` });

/** One line of the form: what it is, and its controls. */
function row(key, kind, label, ...controls) {
  return el(
    "div",
    { class: "row", "data-key": stamp(key), "data-target": key },
    el("span", { class: "label" }, swatch(kind), label),
    el("div", { class: "controls" }, ...controls),
  );
}

/** Who can have spoken. */
function speakers(value) {
  const options = new Map([
    ["unknown", "（不明）"],
    ["meeting", "会议"],
  ]);
  for (const each of brief().attendees) options.set(each.id, oneLine(each.name ?? each.text) || "（未填姓名）");
  let chosen = value?.attendee ?? (value?.kind === "meeting" ? "meeting" : "unknown");
  if (value && !value.attendee && (value.name || value.kind === "group")) {
    options.set("as-is", oneLine(value.name ?? value.text) || "（原文所载）");
    chosen = "as-is";
  }
  return [options, chosen];
}

function basics() {
  const { title, meeting, organizer, date, location } = brief();
  const rows = [
    row("title", "headline", "标题", area("title", "value", "标题", title, { placeholder: printedHeadline(state.part) || "标题" })),
    row(
      "meeting",
      "meeting",
      "会议名称",
      area("meeting", "name", "会议名称", meeting?.name),
      meeting && line("meeting", "kind", "类别", meeting.kind, { class: "small" }),
    ),
    row("organizer", "organizer", "主办", line("organizer", "text", "主办（原文印出的字）", organizer?.text)),
    row("date", "date", "时间", ...dateControls(date)),
    row("location", "location", "地点", line("location", "text", "地点（原文印出的字）", location?.text), ...division(location)),
  ];
  return rows;
}

function dateControls(date) {
  const open = date && !date.start;
  const year = date && /^XXXX/.test(date.edtf ?? "");
  return [
    line("date", "text", "原文印出的时间", date?.text),
    line("date", "start", year ? "年份" : "年-月-日", date?.start, {
      class: "day",
      title: year ? "补年份，例如 2023；也可写 2023-08-09" : "开会的第一天，写作 2023-08-09",
    }),
    el("span", { class: "to" }, "至"),
    line("date", "end", "年-月-日", date?.end, { class: "day", title: "开会的最后一天，写作 2023-08-09", disabled: !date }),
    pick("date", "part", "时段", PARTS, date?.part ?? "", { disabled: !date }),
    line("date", "time", "时刻", date?.time, { class: "clock", placeholder: "时刻", disabled: !date }),
    open &&
      el(
        "span",
        { class: "hint" },
        [date.edtf ? `现为 ${date.edtf}，年份未载明` : "具体日期未载明", ...date.evidence.map((each) => `文中另有${oneLine(each.text)}`)].join("；"),
      ),
  ];
}

function division(location) {
  if (!location) return [];
  if (location.division) return [el("span", { class: "hint" }, `${location.division.path.join(" › ")}（${location.division.code}）`)];
  if (!location.candidates.length) return [];
  const options = new Map([
    ["", `有 ${location.candidates.length} 处同名，请选`],
    ...location.candidates.map((each, n) => [String(n), `${each.path.join(" › ")}（${each.code}）`]),
  ]);
  return [pick("location", "division", "行政区划", options, "")];
}

/** Masthead, distribution and what no meeting took. */
function wholeRows() {
  const { masthead, distribution } = doc();
  const out = [];
  const heads = { name: "名称", number: "期号", total_number: "总期号", issuer: "编发单位", secrecy: "密级", copy_number: "份号" };
  const lists = { report_to: "报", send_to: "送", issue_to: "发" };
  if (masthead) {
    out.push(
      row(
        "masthead",
        "masthead",
        "报头",
        ...Object.entries(heads).map(([name, label]) => el("label", { class: "named" }, label, line("masthead", name, label, masthead[name]))),
      ),
    );
    if (masthead.issued)
      out.push(
        row(
          "masthead",
          "date",
          "印发日期",
          el("span", { class: "hint" }, oneLine(masthead.issued.text)),
          line("masthead", "issued", "年-月-日", masthead.issued.start, { class: "day" }),
        ),
      );
  }
  if (distribution) {
    out.push(
      row(
        "distribution",
        "distribution",
        "报尾",
        ...Object.entries(lists).map(([name, label]) =>
          el("label", { class: "named wide" }, label, line("distribution", name, `${label}（各处之间用；分开）`, distribution[name].join("；"))),
        ),
        el(
          "label",
          { class: "named" },
          "份数",
          line("distribution", "copies", "份数", distribution.copies === null ? "" : String(distribution.copies)),
        ),
      ),
    );
  }
  return out;
}

/** Each returns a sentence where the value cannot stand. */
function setWhole(document, key, name, value) {
  const part = document[key];
  if (name === "copies") {
    if (value && !/^\d{1,9}$/.test(value)) return "份数请写整数。";
    part.copies = value ? Number(value) : null;
  } else if (name === "issued") {
    if (value && !isDay(value)) return "日期写作 2023-08-09。";
    Object.assign(part.issued, { start: value || null, end: value || null, edtf: value || part.issued.edtf, basis: value ? "reference" : null });
  } else if (Array.isArray(part[name])) part[name] = value.split(/[；;]/).map(strip).filter(Boolean);
  else part[name] = value || null;
  return null;
}
