// The right side: doubts first, then the meeting as a form. Blocks that have not changed keep their elements.

let printing = false;
let kept = new Map();

/** The element of a block, made anew only if what it shows has changed. */
function block(id, shows, make, fresh) {
  const key = `${state.part}/${id}`;
  const json = JSON.stringify([shows, state.open.has(key), printing]);
  const before = kept.get(key);
  const node = before?.json === json ? before.node : make();
  fresh.set(key, { json, node });
  return node;
}

function list(id, title, items, more) {
  return el(
    "section",
    { class: "list", id: `part-${id}`, "aria-labelledby": `head-${id}` },
    el("h3", { id: `head-${id}` }, title, " ", el("span", { class: "number" }, items.length), more ?? null),
    items.length ? el("ul", { class: `cards ${id}` }, stretched(id, items, id === "attendee" ? 32 : 60)) : el("p", { class: "empty" }, "（无）"),
  );
}

function meetingBlocks(fresh) {
  const { title, meeting, organizer, date, location, attendees, agenda, speeches, directives, documents, background } = brief();
  const names = JSON.stringify(attendees.map((each) => [each.id, each.name ?? each.text]));
  const each = (items, kind, make, beside) =>
    items.map((item, n) => {
      const key = `${kind}:${item.id ?? n}`;
      return { key, make: () => block(key, [item, n, beside], () => make(item, n), fresh) };
    });
  return [
    block("basics", [title, meeting, organizer, date, location], () => el("section", { class: "basics", "aria-label": "基本情况" }, basics()), fresh),
    list(
      "attendee",
      "参会",
      each(attendees, "attendee", personCard),
      button("＋ 手工添加", { class: "plain", "data-add": "person", title: "添加原文没有印出姓名的人" }),
    ),
    list("agenda", "议题", each(agenda, "agenda", excerptCard("agenda", "议题"))),
    list("speech", "发言", each(speeches, "speech", speechCard, names)),
    list("directive", "要求", each(directives, "directive", directiveCard, names)),
    list("paper", "文件", each(documents, "paper", paperCard)),
    list("background", "其他记载", each(background, "background", backgroundCard)),
    el(
      "p",
      { class: "whole", role: "group", "aria-label": "这个会议" },
      state.part > 0 ? button("与上一会议合并", { "data-whole": "merge", "data-of": `brief:${state.part}` }) : null,
      button("这不是会议", { "data-whole": "dissolve", "data-of": `brief:${state.part}` }),
    ),
  ];
}

/** code → open doubts. */
function bySort(all) {
  const out = new Map();
  for (const each of all) if (each.state === "open" && !each.members) (out.get(each.code) ?? out.set(each.code, []).get(each.code)).push(each);
  return out;
}

function doubtBlock(fresh) {
  const all = doubts(state.part);
  const open = all.filter((each) => each.state === "open").length;
  const sorts = state.part === WHOLE ? new Map() : bySort(all);
  const alike = (each) => (each.code && sorts.get(each.code)?.[0] === each ? sorts.get(each.code).length : 0);
  const items = all.map((each) => {
    const key = `doubt-${each.key}`;
    return { key, make: () => block(key, [each, alike(each)], () => doubtItem(each, alike(each)), fresh) };
  });
  const split = all.findIndex((each) => each.severity === "left");
  const [first, left] = split < 0 ? [items, []] : [items.slice(0, split), items.slice(split)];
  const empty = state.part === WHOLE ? "没有存疑。" : "没有存疑，也没有漏下的文字；印发前仍请对照原件。";
  return el(
    "section",
    { class: "doubts", "aria-labelledby": "head-doubts" },
    el("h3", { id: "head-doubts" }, "待核 ", el("span", { class: "number" }, open), el("span", { class: "keys" }, "J 下一处　K 上一处　C 已核")),
    all.length ? null : el("p", { class: "empty" }, empty),
    all.length
      ? el(
          "ul",
          { class: "doubt-list", tabindex: all.length > 6 ? 0 : null, "aria-label": "待核事项" },
          stretched("doubts", first, 44),
          left.length
            ? el("li", { class: "divider", role: "presentation" }, state.part === WHOLE ? "没有归入任何会议的文字" : "没有任何一栏用到的文字")
            : null,
          stretched("left", left, 44),
        )
      : null,
  );
}

function wholeBlocks(fresh) {
  const { masthead, distribution, unassigned } = doc();
  const rows = block("whole", [masthead, distribution], () => el("section", { class: "basics", "aria-label": "报头和报尾" }, wholeRows()), fresh);
  const furniture = unassigned.map((each, n) => [each, n]).filter(([each]) => each.reason === "boilerplate");
  const furnitureCard = ([each, n]) =>
    el(
      "li",
      { class: "card", "data-key": stamp(`unassigned:${n}`), tabindex: -1 },
      el(
        "div",
        { class: "head" },
        el("div", { class: "summary" }, el("p", { class: "text" }, short(each.text, 120))),
        ...[
          ["join-before", "并入上一会议"],
          ["join-after", "并入下一会议"],
          ["found", "另立会议"],
        ].map(([act, text]) => button(text, { "data-whole": act, "data-of": `unassigned:${n}`, class: "plain" })),
      ),
    );
  const items = furniture.map((each) => ({ key: `unassigned:${each[1]}`, make: () => furnitureCard(each) }));
  return [rows, ...(items.length ? [list("furniture", "页面附带文字", items)] : [])];
}

/** A selector for what has the focus on the right, to give it back. */
function focusNow() {
  const node = document.activeElement;
  if (!node?.closest?.("#record") || node.id === "record") return null;
  if (node.dataset.focus) return `[data-focus="${CSS.escape(node.dataset.focus)}"]`;
  return node.dataset.key ? `[data-key="${CSS.escape(node.dataset.key)}"]:not(.doubt)` : null;
}

function drawForm() {
  const pane = byId("record");
  const focus = focusNow();
  const top = pane.scrollTop;
  const inner = pane.querySelector(".doubt-list")?.scrollTop ?? 0;
  const fresh = new Map();
  forgetStretches();
  pane.replaceChildren(doubtBlock(fresh), ...(state.part === WHOLE ? wholeBlocks(fresh) : meetingBlocks(fresh)));
  kept = fresh;
  pane.scrollTop = top;
  const doubtList = pane.querySelector(".doubt-list");
  if (doubtList) doubtList.scrollTop = inner;
  if (focus) pane.querySelector(focus)?.focus({ preventScroll: true });
  showHot();
}

function drawBar() {
  const part = byId("part");
  const name = (n) =>
    n === WHOLE
      ? "全文：报头、报尾、未归入的文字"
      : `${n + 1}/${doc().briefs.length}　${oneLine(doc().briefs[n].title ?? doc().briefs[n].meeting?.name ?? "（无标题）")}`;
  const left = (n) => openDoubts(n).length;
  part.replaceChildren(
    ...partsInOrder().map((n) => el("option", { value: n, selected: n === state.part }, `${name(n)}${left(n) ? `　待核 ${left(n)}` : ""}`)),
  );
  const open = allOpen();
  byId("count").replaceChildren(
    el("b", null, open),
    " 处待核",
    dirty() ? el("span", { class: "dirty" }, edits() ? `　改动 ${edits()} 处，未导出` : "　未导出") : "",
  );
  byId("undo").disabled = state.at === 0;
  byId("redo").disabled = state.at + 1 >= state.history.length;
  byId("undo").title = state.at ? `撤销：${state.history[state.at].label}（Ctrl+Z）` : "撤销（Ctrl+Z）";
  byId("redo").title = byId("redo").disabled ? "重做（Ctrl+Shift+Z）" : `重做：${state.history[state.at + 1].label}（Ctrl+Shift+Z）`;
  document.title = `${dirty() ? "● " : ""}核对：${shown(doc().source.name)}`;
}

/** Show everything as the record now is. While a button is held down, or the focus is on its way, elements must stay. */
function draw() {
  if (pressed) {
    waiting = true;
    return;
  }
  waiting = false;
  drawBar();
  drawForm();
}
let pressed = false;
let waiting = false;
let shape = "";

/** After an edit. */
function changed(parts) {
  const now = JSON.stringify(stretches().map(({ span, part, label, mark }) => [span, part, label, mark]));
  if (now === shape) parts.forEach(redrawPart);
  else drawSource();
  shape = now;
  draw();
  keepDraft();
}

function showPart(part) {
  state.part = part;
  state.target = null;
  byId("record").scrollTop = 0;
  draw();
}
