// Cards: people, speeches, demands and the rest, each a line that opens.

/** A card: a line with a button that opens it, what stands there when it is open, and a cross. */
function card(key, kind, what, head, detail, beside) {
  const open = state.open.has(stamp(key)) && !printing;
  const toggle =
    detail &&
    button("", {
      class: "toggle",
      "aria-expanded": String(open),
      "aria-label": `${what}：${open ? "收起" : "展开"}`,
      "data-toggle": key,
      "data-focus": `${key}.toggle`,
    });
  return el(
    "li",
    { class: `card ${open ? "open" : ""}`, "data-key": stamp(key), "data-target": key, tabindex: -1, "aria-label": what },
    el("div", { class: "head" }, swatch(kind), el("div", { class: "summary" }, head), beside ?? null, toggle, cross(key, what)),
    open && detail ? el("div", { class: "detail" }, detail()) : null,
  );
}

const tag = (text) => el("span", { class: "tag" }, text);

function personCard(each) {
  const key = `attendee:${each.id}`;
  const name = oneLine(each.name ?? each.text) || "（未填姓名）";
  const missing = each.spans.every(([start, end]) => start === end);
  const head = [
    el("b", each.kind === "person" ? { "data-rename": key, title: "改姓名" } : null, name),
    " ",
    each.kind === "person" ? el("span", { class: "titles" }, each.titles.map(oneLine).join("、") || "（无职务）") : null,
    each.count === null ? null : el("span", { class: "titles" }, `${each.count} 人`),
    each.open ? el("span", { class: "titles" }, "等") : null,
    ...each.roles.filter((role) => role !== "attend" || each.roles.length === 1).map((role) => tag(ROLES[role])),
    missing ? tag("原文未载") : null,
  ];
  return card(key, each.kind, each.kind === "person" ? `人员${name}` : `单位${name}`, head, () => [
    each.kind === "person" ? el("div", { class: "pair" }, el("span", null, "姓名"), line(key, "name", "姓名", each.name)) : null,
    each.kind === "person"
      ? el("div", { class: "pair" }, el("span", null, "职务"), area(key, "titles", "职务（用、分开）", each.titles.join("、")))
      : null,
    el(
      "div",
      { class: "pair" },
      el("span", null, "角色"),
      el(
        "div",
        { class: "ticks" },
        Object.entries(ROLES).map(([role, text]) => tick(key, `role-${role}`, text, each.roles.includes(role))),
      ),
    ),
    el(
      "div",
      { class: "pair" },
      el("span", null, "类别"),
      el(
        "div",
        { class: "ticks" },
        pick(key, "kind", "类别", { person: "人员", group: "单位或群体" }, each.kind),
        each.kind === "group" ? line(key, "count", "人数", each.count === null ? "" : String(each.count), { class: "small" }) : null,
        tick(key, "open", "后有“等”", each.open),
      ),
    ),
    missing
      ? null
      : el(
          "div",
          { class: "pair" },
          el("span", null, "出处"),
          el(
            "ul",
            { class: "chips" },
            each.spans.map((span, n) => chip(`mention:${each.id}:${n}`, slice(span), each.spans.length > 1, span)),
          ),
        ),
  ]);
}

/** A small thing with a cross; `span` is shown on the left. */
function chip(key, text, removable, span, note) {
  const kind = key.split(":")[0];
  return el(
    "li",
    {
      class: `chip ${KINDS[kind] ? `inner i-${kind}` : ""}`,
      "data-key": stamp(key),
      "data-span": span.join("-"),
      "data-target": TARGETS[kind] ? key : null,
      tabindex: -1,
    },
    el("span", { class: "words" }, oneLine(text)),
    note ? el("span", { class: "note" }, note) : null,
    removable ? cross(key, `“${short(text, 10)}”`) : null,
  );
}

function speechCard(each) {
  const key = `speech:${each.id}`;
  const [options, chosen] = speakers(each.speaker);
  const head = [
    el("span", { class: "who" }, pick(key, "speaker", "谁说的", options, chosen), pick(key, "act", "怎样说", ACTS, each.act)),
    each.attribution ? el("span", { class: "said" }, `“${short(each.attribution.text, 30)}”`) : null,
    el("p", { class: "text" }, oneLine(each.text)),
  ];
  return card(key, "speech", `发言“${short(each.text, 12)}”`, head, () => [
    each.points.length ? el("p", { class: "hint" }, `分 ${each.points.length} 点`) : null,
    el("p", { class: "hint" }, "要改起止：点一下这张卡片，在左侧选取整段所说的话，再按 0。"),
  ]);
}

function directiveCard(each) {
  const key = `directive:${each.id}`;
  const [options, chosen] = speakers(each.issued_by);
  const part = (kind, list, note) => list.map((one, n) => chip(`${kind}:${each.id}:${n}`, one.text, true, one.span, note(one)));
  const head = [
    el("p", { class: "text" }, oneLine(each.text)),
    el(
      "ul",
      { class: "chips" },
      part("owner", each.owners, (one) => (one.inherited ? "承前" : "")),
      part("deadline", each.deadlines, (one) => one.end ?? ""),
      part("quantity", each.quantities, (one) => (one.op === "eq" ? "" : OPERATORS[one.op])),
      each.owners.length ? null : el("li", { class: "none" }, "责任单位未载明"),
      each.issued_by ? el("li", { class: "none" }, `提出：${options.get(chosen)}`) : null,
    ),
  ];
  return card(key, "directive", `要求“${short(each.text, 12)}”`, head, () => [
    el(
      "div",
      { class: "pair" },
      el("span", null, "提出"),
      el("div", { class: "ticks" }, pick(key, "issued_by", "谁提出的", options, chosen), pick(key, "modality", "语气", MODALITIES, each.modality)),
    ),
    ...each.deadlines.map((one, n) =>
      el(
        "div",
        { class: "pair" },
        el("span", null, "时限"),
        el(
          "div",
          { class: "ticks" },
          el("span", { class: "words" }, oneLine(one.text)),
          line(`deadline:${each.id}:${n}`, "end", "最后一天", one.end, { class: "day", placeholder: "年-月-日" }),
        ),
      ),
    ),
    ...each.quantities.map((one, n) => {
      const of = `quantity:${each.id}:${n}`;
      return el(
        "div",
        { class: "pair" },
        el("span", null, "指标"),
        el(
          "div",
          { class: "ticks" },
          el("span", { class: "words" }, oneLine(one.text)),
          pick(of, "op", "比较", OPERATORS, one.op),
          line(of, "value", "数值", one.value === null ? "" : String(one.value), { class: "small" }),
          line(of, "unit", "单位", one.unit, { class: "small" }),
          line(of, "object", "所计", one.object, { class: "small" }),
        ),
      );
    }),
    el("p", { class: "hint" }, "在左侧选取文字，再按 7、8、9 补责任单位、时限、指标；按 0 改起止。"),
  ]);
}

const excerptCard = (kind, what) => (each, n) =>
  card(`${kind}:${n}`, kind, `${what}“${short(each.text, 12)}”`, [el("p", { class: "text" }, oneLine(each.text))]);
const paperCard = (each, n) =>
  card(`paper:${n}`, "paper", `文件“${short(each.title, 12)}”`, [
    el(
      "span",
      { class: "who" },
      line(`paper:${n}`, "title", "文件名", each.title),
      line(`paper:${n}`, "action", "怎样处理", each.action, { class: "small" }),
    ),
  ]);

/** Narration cannot be removed, only turned into something: it is what nothing else took. */
function backgroundCard(each, n) {
  const key = `background:${n}`;
  return el(
    "li",
    { class: "card", "data-key": stamp(key), tabindex: -1 },
    el("div", { class: "head" }, el("div", { class: "summary" }, el("p", { class: "text" }, oneLine(each.text)))),
  );
}

const LABELS = { seen: "已核", answered: "已解决" };

/** Where each of what stands as one doubt is to be found. */
function memberLine({ key, members }) {
  const open = members.filter((each) => each.state === "open");
  return el(
    "span",
    { class: "members" },
    open.map((each) =>
      button(short(/“(.*)”/su.exec(each.message)?.[1] ?? "…", 10), {
        class: "plain",
        "data-to": fieldAt(brief(), each.span) ?? "title",
        "data-focus": `${key}.${each.key}`,
      }),
    ),
  );
}

/** `alike`: how many open doubts of its code there are, on the first of them. */
function doubtItem(each, alike) {
  const names = each.severity === "left" ? (each.key.startsWith("unassigned") ? "未归入" : "未采用") : (SEVERITIES[each.severity] ?? "刊印");
  const buttons =
    each.state === "answered" || each.code === NAMELESS
      ? []
      : [
          button(each.state === "seen" ? "改回" : "已核", {
            "data-seen": each.key,
            "data-focus": `${each.key}.seen`,
            title: "核对过了，不再提示（C）",
          }),
        ];
  if (alike > 2) buttons.push(button(`同类 ${alike} 处都已核`, { "data-alike": each.code, "data-focus": `${each.key}.alike` }));
  if (each.key.startsWith("unassigned")) {
    buttons.unshift(
      ...[
        ["join-before", "并入上一会议"],
        ["join-after", "并入下一会议"],
        ["found", "另立会议"],
        ["furniture", "不是正文"],
      ].map(([act, text]) => button(text, { "data-whole": act, "data-of": each.key })),
    );
  }
  return el(
    "li",
    {
      class: `doubt ${each.severity} ${each.state}`,
      "data-key": stamp(each.key),
      "data-span": each.span ? each.span.join("-") : null,
      tabindex: -1,
      "data-focus": `doubt.${each.key}`,
    },
    el("span", { class: "kind" }, names),
    el("span", { class: "message" }, each.severity === "left" ? short(each.message, 60) : shown(each.message), each.members ? memberLine(each) : null),
    LABELS[each.state] ? el("span", { class: "state" }, LABELS[each.state]) : null,
    el("span", { class: "buttons" }, buttons),
  );
}
