// From a selection on the left to a span of the source, and the bar that says what it shall be.

let chosen = null;

/** A place in the document → a code point of the source; null outside of it. */
function pointIn(node, offset) {
  let at = node;
  const before = [];
  if (at.nodeType === Node.TEXT_NODE) {
    const hidden = at.parentNode.closest(".mark");
    if (hidden) return pointBefore(hidden) + (offset > 0 ? 1 : 0);
    return pointBefore(at) + pointsOf(at.data.slice(0, offset));
  }
  if (at.closest(".mark")) return pointBefore(at.closest(".mark")) + (offset > 0 ? 1 : 0);
  if (at.dataset?.from === undefined) {
    const next = at.childNodes[offset];
    const body = next?.querySelector?.("[data-from]") ?? (next?.dataset?.from ? next : null);
    if (body) return Number(body.dataset.from);
    const all = [...byId("text").querySelectorAll(".body")];
    const past = all
      .filter(
        (each) =>
          at.compareDocumentPosition(each) & (Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_CONTAINED_BY) &&
          (!next || each.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING),
      )
      .at(-1);
    return past ? sections[past.dataset.n].span[1] : null;
  }
  for (const child of [...at.childNodes].slice(0, offset)) before.push(child);
  return Number(at.dataset.from) + before.reduce((sum, child) => sum + lengthOf(child), 0);
}

const lengthOf = (node) =>
  node.nodeType === Node.TEXT_NODE
    ? pointsOf(node.data)
    : node.classList.contains("mark")
      ? 1
      : [...node.childNodes].reduce((sum, child) => sum + lengthOf(child), 0);

function pointBefore(node) {
  let sum = 0;
  for (let each = node.previousSibling; each; each = each.previousSibling) sum += lengthOf(each);
  return Number(node.parentNode.dataset.from) + sum;
}

/** What is selected of the source, to the character; null where nothing is. */
function rawSelection() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const pane = byId("text");
  if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return null;
  const [start, end] = [pointIn(range.startContainer, range.startOffset), pointIn(range.endContainer, range.endOffset)];
  return start === null || end === null || start >= end ? null : [start, end];
}

/** The same without blanks at its ends. */
function selectedSpan() {
  const raw = rawSelection();
  const span = raw && trimmed(raw);
  return span && span[0] < span[1] ? span : null;
}

/** A code point → a place in the document, for selecting by keyboard. */
function placeOf(point, atEnd) {
  const section = sections.find((each) => (atEnd ? each.span[0] < point && point <= each.span[1] : each.span[0] <= point && point < each.span[1]));
  if (!section) return null;
  drawSection(section);
  const piece = section.pieces.find((each) =>
    atEnd ? each.span[0] < point && point <= each.span[1] : each.span[0] <= point && point < each.span[1],
  );
  let left = point - piece.span[0];
  for (const child of piece.node.childNodes) {
    const length = lengthOf(child);
    if (left <= length && child.nodeType === Node.TEXT_NODE) return [child, [...child.data].slice(0, left).join("").length];
    if (left < length || (left === length && atEnd)) return [piece.node, [...piece.node.childNodes].indexOf(child) + (left ? 1 : 0)];
    left -= length;
  }
  return [piece.node, piece.node.childNodes.length];
}

function select([start, end]) {
  const from = placeOf(start, false);
  const to = placeOf(end, true);
  if (from && to) document.getSelection().setBaseAndExtent(...from, ...to);
}

const partAt = (span) => doc().briefs.findIndex((each) => inside(span, each.span));

/** act → [key to press, label, what it does to a copy of the meeting] */
const CHOICES = {
  person: ["1", "参会人员", addPerson],
  group: ["2", "参会单位", addGroup],
  speech: ["3", "发言", addSpeech],
  directive: ["4", "要求", addDirective],
  agenda: ["5", "议题", addAgenda],
  paper: ["6", "文件", addPaper],
  owner: ["7", "责任单位", addPart("owner")],
  deadline: ["8", "时限", addPart("deadline")],
  quantity: ["9", "指标", addPart("quantity")],
  title: ["", "标题", null],
  meeting: ["", "会议名称", null],
  organizer: ["", "主办", null],
  date: ["", "时间", null],
  location: ["", "地点", null],
};
const TARGETS = {
  title: "标题",
  meeting: "会议名称",
  organizer: "主办",
  date: "时间",
  location: "地点",
  attendee: "此人的又一处",
  speech: "这段发言",
  directive: "这项要求",
  agenda: "这个议题",
  paper: "这份文件",
  owner: "责任单位",
  deadline: "时限",
  quantity: "指标",
};
const targetName = () => {
  const kind = state.target?.split(":")[0];
  return TARGETS[kind] && lookUpOrField(state.target) ? TARGETS[kind] : null;
};
const lookUpOrField = (key) => (key.includes(":") ? state.part !== WHOLE && brief() && lookUp(brief(), key) : true);

function drawChoices() {
  const bar = byId("choose");
  chosen = selectedSpan();
  const on = chosen && partAt(chosen) >= 0;
  const appears = bar.hidden && chosen;
  bar.hidden = !chosen;
  byId("path").hidden = Boolean(chosen);
  if (!chosen) return;
  const groups = [
    ["新增", ["person", "group", "speech", "directive", "agenda", "paper"]],
    ["补进要求", ["owner", "deadline", "quantity"]],
    ["设为", ["title", "meeting", "organizer", "date", "location"]],
  ];
  const choice = (act) =>
    button(CHOICES[act][1], {
      "data-choose": act,
      disabled: !on,
      "aria-keyshortcuts": CHOICES[act][0] || null,
      "data-digit": CHOICES[act][0] || null,
    });
  const target = on && targetName();
  bar.replaceChildren(
    el("p", null, "已选 ", el("b", null, `“${short(slice(chosen), 16)}”`), ` ${chosen[1] - chosen[0]} 字`, on ? "" : "（不在任何会议里）"),
    ...(target
      ? [
          el(
            "span",
            { class: "choices" },
            button(`填入：${target}`, { "data-choose": "fill", "data-digit": "0", class: "primary", "aria-keyshortcuts": "0" }),
          ),
        ]
      : []),
    ...groups.map(([label, acts]) =>
      el(
        "span",
        { class: "choices", role: "group", "aria-label": label },
        el("span", { class: "what", "aria-hidden": "true" }, label),
        ...acts.map(choice),
      ),
    ),
    button("由此另立会议", { "data-choose": "split", disabled: !on, class: "plain" }),
  );
  if (appears) keepInSight();
}

/** The bar takes room from below: what is selected must not be under it. Nothing changes while the mouse still draws the selection. */
function keepInSight() {
  const pane = byId("text").getBoundingClientRect();
  const below = document.getSelection().getRangeAt(0).getBoundingClientRect().bottom - pane.bottom;
  if (below > 0 && below < pane.height / 2) byId("text").scrollBy({ top: below + 8, behavior: "instant" });
}

/** Do with the selected text what was chosen. */
function choose(act) {
  if (!chosen) return;
  const part = partAt(chosen);
  if (part < 0) return say("所选文字不在任何一个会议里，请先把它并入会议。", true);
  const span = chosen;
  if (act === "split") return splitAt(part, span[0]);
  if (part !== state.part) {
    state.target = null;
    showPart(part);
  }
  const key = act === "fill" ? state.target : act;
  let made = key;
  const label =
    act === "fill" ? `已填入：${TARGETS[key.split(":")[0]]}` : CHOICES[act][2] ? `已新增：${CHOICES[act][1]}` : `已设为${CHOICES[act][1]}`;
  const done = edit(label, (copy) => {
    if (act === "fill" || !CHOICES[act][2]) return assign(copy, key, span);
    made = CHOICES[act][2](copy, span);
    return made !== null;
  });
  if (!done) return say("这几个字不在任何一项要求里，请先点开右侧的一项要求。", true);
  document.getSelection().removeAllRanges();
  drawChoices();
  if (["attendee", "speech", "directive", "paper", "agenda"].includes(made.split(":")[0])) state.open.add(`${state.part}/${made}`);
  draw();
  focusKey(made);
}
