// The keyboard. Letters work wherever no text is being typed.

const KEYS = [
  ["J / K", "下一处、上一处待核（跨会议）"],
  ["C", "这一处已核，到下一处；再按改回"],
  ["Enter", "待核处：到有关的一栏；卡片：展开；原文：到右侧"],
  ["[ / ]", "上一个、下一个会议"],
  ["F6", "在原文与记录之间来回"],
  ["← / →", "原文里：选前一处、后一处标记"],
  ["Shift ← / →", "原文里：所选文字的末尾缩、伸一个字；加 Ctrl 则是开头"],
  ["1 … 9", "所选文字新增为参会人员、单位、发言、要求、议题、文件、责任单位、时限、指标"],
  ["0", "所选文字填进右侧刚用过的一栏"],
  ["Delete", "删去这张卡片"],
  ["Esc", "离开输入框；取消选取"],
  ["Ctrl Z", "撤销；Ctrl Shift Z 或 Ctrl Y 重做"],
  ["Ctrl S", "导出 JSON"],
  ["?", "这张表"],
];

const typing = (node) => node.matches?.("input:not([type=checkbox]), textarea, select");

function onKey(event) {
  const { key, target } = event;
  if (event.isComposing || byId("keys").open || byId("brief-dialog").open) return;
  const control = event.ctrlKey || event.metaKey;
  const lower = key.toLowerCase();
  if (control && !event.altKey && (lower === "z" || lower === "y")) {
    if (target.dataset?.was !== undefined && target.value !== target.dataset.was) return;
    event.preventDefault();
    step(lower === "y" || event.shiftKey ? 1 : -1);
    return;
  }
  if (control && lower === "s") {
    event.preventDefault();
    takeOver();
    exportRecord();
    return;
  }
  if (key === "F6") {
    event.preventDefault();
    (byId("record").contains(document.activeElement) ? byId("text") : byId("record")).focus();
    return;
  }
  if (key === "Escape") {
    if (typing(target)) {
      if (target.dataset.was !== undefined) target.value = target.dataset.was;
      (target.closest("[tabindex]") ?? target).focus();
      target.blur();
    } else document.getSelection().removeAllRanges();
    return;
  }
  if (key === "Enter" && target.tagName === "TEXTAREA" && !event.shiftKey) {
    event.preventDefault();
    target.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  if (typing(target) || event.altKey) return;
  chosen = selectedSpan();
  if (target.id === "text" && inText(event, control)) {
    event.preventDefault();
    return;
  }
  if (control) return;
  if (act(lower, target)) event.preventDefault();
}

function act(key, target) {
  const doubt = target.closest?.(".doubt");
  const held = target.closest?.("[data-target]")?.querySelector(":scope > .head > .cross, :scope > .cross");
  if (key === "j" || key === "k") toDoubt(key === "j" ? 1 : -1);
  else if (key === "c" && doubt) settle(doubt);
  else if (key === "[" || key === "]") nextPart(key === "]" ? 1 : -1);
  else if (key === "?") byId("keys").showModal();
  else if (chosen && key === "0" && targetName()) choose("fill");
  else if (chosen && /^[1-9]$/.test(key)) choose(Object.keys(CHOICES).find((each) => CHOICES[each][0] === key));
  else if (key === "enter" && target === doubt) toField(doubt);
  else if (key === "enter" && target.matches?.(".card")) target.querySelector(".toggle")?.click();
  else if ((key === "delete" || key === "backspace") && held && target.matches("li, .toggle")) held.click();
  else return false;
  return true;
}

/** A doubt has been looked at: on to the next. */
function settle(item) {
  const key = item.dataset.key.slice(item.dataset.key.indexOf("/") + 1);
  const each = doubts(state.part).find((one) => one.key === key);
  if (!each || each.state === "answered") return;
  if (each.code === NAMELESS) return say("这一位还没有姓名，请填上或删去。", true);
  const closing = each.state === "open";
  toDoubt.last = item.dataset.key;
  toggleSeen(state.part, key);
  if (closing && allOpen()) toDoubt(1);
  else if (closing) say("全部核对完了，可以导出。");
}

function nextPart(by) {
  const all = partsInOrder();
  const to = all.indexOf(state.part) + by;
  if (to >= 0 && to < all.length) {
    showPart(all[to]);
    showStart();
  }
}

/** The source where the meeting at hand begins. */
function showStart() {
  const section = sections.find((each) => each.part === state.part);
  if (section) {
    drawSection(section);
    section.body.previousSibling.scrollIntoView({ block: "start" });
  }
}

/** Keys in the source: from mark to mark, and the ends of what is selected. */
let cursor = { section: -1, n: -1 };
function inText({ key, shiftKey }, control) {
  const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (key === "Enter" && chosen) {
    const mark = sections[cursor.section]?.order?.[cursor.n];
    if (mark) goTo({ part: sections[cursor.section].part, key: mark.key, side: "source" });
    return Boolean(mark);
  }
  if (!by) return false;
  if (shiftKey) {
    const raw = rawSelection();
    if (!raw) return false;
    const [start, end] = raw;
    const next = control ? [start + by, end] : [start, end + by];
    if (next[0] < next[1] && next[0] >= 0 && next[1] <= textLength()) select(next);
    return true;
  }
  if (control) return false;
  moveCursor(by);
  return true;
}

function moveCursor(by) {
  if (cursor.section < 0 || !sections[cursor.section]) {
    const first = sections.findIndex((each) => each.part === state.part);
    cursor = { section: Math.max(0, first), n: by > 0 ? -1 : 0 };
  }
  let { section, n } = cursor;
  for (;;) {
    drawSection(sections[section]);
    n += by;
    while (!sections[section].order[n]) {
      section += by;
      if (!sections[section]) return;
      drawSection(sections[section]);
      n = by > 0 ? 0 : sections[section].order.length - 1;
    }
    const mark = sections[section].order[n];
    if (mark.kind === "background") continue;
    cursor = { section, n };
    select(mark.span);
    rested = { part: sections[section].part, key: mark.key, side: "source" };
    heat(rested, 0);
    const node = nodesOf(rested.part, null, mark.span)[0];
    if (node) reveal(node, byId("text"));
    return;
  }
}
