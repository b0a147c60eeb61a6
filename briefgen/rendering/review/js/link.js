// What is looked at on one side is shown on the other: by mouse, by focus, and by the keys of the doubts.

/** {part, key, span, side}: what is hot now, and what it falls back to when the mouse leaves. */
let hot = null;
let rested = null;
let hotNodes = [];
let later = 0;

function showHot() {
  hotNodes.forEach((node) => node.classList.remove("hot"));
  hotNodes = [];
  if (!hot) return drawPath([]);
  const left = nodesOf(hot.part, hot.key, hot.span);
  if (hot.side === "source" && hot.part === state.part) ensure(cardOf(hot.key));
  const right =
    hot.part === state.part && hot.key ? [...byId("record").querySelectorAll(`[data-key="${CSS.escape(`${hot.part}/${hot.key}`)}"]`)] : [];
  hotNodes = [...left, ...right];
  hotNodes.forEach((node) => node.classList.add("hot"));
  drawPath(pieceOf(left[0])?.marks ?? []);
  return { left: left[0], right: right.at(-1) };
}

/** The fields at a place, outermost first, each a button. */
function drawPath(marks) {
  const keys = new Map();
  for (const mark of [...marks].reverse()) keys.set(mark.key, mark);
  byId("path").replaceChildren(
    ...(keys.size
      ? [...keys.values()].map((mark) => button(pathName(mark), { "data-go": mark.key, class: `b-${mark.kind}`, tabindex: -1 }))
      : [el("span", { class: "hint" }, "指向或点按有标记的文字，右侧显示它归入哪一栏；选取文字可以新增或改正。")]),
  );
}

function pathName(mark) {
  const name = KINDS[mark.kind][0];
  const part = hot && doc().briefs[hot.part];
  if (!part) return name;
  const thing = lookUp(part, mark.key);
  if (mark.kind === "speech") return `${name}：${oneLine(thing?.speaker.name ?? thing?.speaker.text) || "不明"}`;
  return mark.kind === "person" ? `${name}：${oneLine(thing?.name ?? thing?.text)}` : name;
}

/** Light something up and, after a moment, bring the other side to it. */
function heat(next, wait) {
  hot = next;
  const nodes = showHot();
  clearTimeout(later);
  if (!nodes || !next) return;
  later = setTimeout(() => {
    if (next.side !== "source" && nodes.left?.isConnected) reveal(nodes.left, byId("text"));
    if (next.side !== "record" && nodes.right?.isConnected) reveal(nodes.right, byId("record"));
  }, wait);
}

function fromRecord(node) {
  const holder = node.closest?.("[data-key]");
  if (!holder) return null;
  const span = holder.dataset.span?.split("-").map(Number);
  return { part: state.part, key: holder.dataset.key.slice(holder.dataset.key.indexOf("/") + 1), span, side: "record" };
}

function fromSource(node, deep = 0) {
  const piece = pieceOf(node);
  if (!piece?.marks.length) return null;
  const keys = [...new Set(piece.marks.map((mark) => mark.key))];
  return { part: piece.section.part, key: keys[deep % keys.length], side: "source" };
}

/** Put the focus on what stands for a key on the right. */
function focusKey(key) {
  const holder = holderOf(key);
  if (!holder) return;
  const node = holder.classList.contains("row") ? holder.querySelector("input, textarea, select") : holder;
  node.focus({ preventScroll: true });
  reveal(holder, byId("record"));
}

function linkSides() {
  const text = byId("text");
  const record = byId("record");
  let pointer = "";
  const pointed = (event, next) => {
    const moved = pointer !== `${event.screenX},${event.screenY}`;
    pointer = `${event.screenX},${event.screenY}`;
    if (moved && next) heat(next, 350); // where the page has moved under the mouse, nobody has pointed at anything
  };
  text.addEventListener("mouseover", (event) => pointed(event, fromSource(event.target)));
  record.addEventListener("mouseover", (event) => pointed(event, fromRecord(event.target)));
  document.addEventListener("mousemove", (event) => {
    pointer = `${event.screenX},${event.screenY}`;
  });
  for (const pane of [text, record])
    pane.addEventListener("mouseleave", () => {
      clearTimeout(later);
      hot = rested;
      showHot();
    });
  record.addEventListener("focusin", (event) => {
    const target = event.target.closest("[data-target]");
    state.target = target?.dataset.target ?? state.target;
    record.querySelectorAll(".target").forEach((node) => node.classList.remove("target"));
    target?.classList.add("target");
    rested = fromRecord(event.target);
    if (rested) heat(rested, 0);
  });
  let clicked = null;
  let deep = 0;
  text.addEventListener("click", (event) => {
    if (!document.getSelection().isCollapsed) return;
    const heading = event.target.closest("[data-part]");
    if (heading) return showPart(Number(heading.dataset.part));
    const piece = event.target.closest(".piece");
    deep = piece === clicked ? deep + 1 : 0;
    clicked = piece;
    const next = fromSource(event.target, deep);
    if (!next) return;
    goTo(next);
  });
  byId("path").addEventListener("click", (event) => {
    const go = event.target.closest("[data-go]");
    if (go && hot) goTo({ part: hot.part, key: go.dataset.go, side: "source" });
  });
}

function goTo(next) {
  if (next.part !== state.part) showPart(next.part);
  focusKey(next.key);
  rested = next;
  heat(next, 0);
}

/** Move to the next doubt that is still open, through all meetings. */
function toDoubt(by) {
  const all = partsInOrder().flatMap((part) => doubts(part).map((each) => ({ ...each, part })));
  const here = document.activeElement?.closest?.(".doubt")?.dataset.key ?? toDoubt.last;
  const at = all.findIndex((each) => `${each.part}/${each.key}` === here);
  const from = at >= 0 ? at : by > 0 ? all.findIndex((each) => each.part === state.part) - 1 : all.length;
  for (let n = 1; n <= all.length; n += 1) {
    const each = all[(from + by * n + all.length * 2) % all.length];
    if (each.state === "open") return showDoubt(each);
  }
  say("全部核对完了。");
}

function showDoubt(each) {
  if (each.part !== state.part) showPart(each.part);
  toDoubt.last = `${each.part}/${each.key}`;
  const item = doubtOf(each.key);
  item?.focus({ preventScroll: true });
  const inner = item?.closest(".doubt-list");
  if (inner && item) {
    reveal(inner, byId("record"));
    reveal(item, inner);
  }
}

/** The key of the field at a place: the smallest. */
function fieldAt(brief, span) {
  return marksOf(brief)
    .filter((mark) => overlap(mark.span, span) && mark.kind !== "background")
    .sort(
      (a, b) =>
        Number(b.span[0] === span[0]) - Number(a.span[0] === span[0]) ||
        Math.abs(a.span[1] - a.span[0] - span[1] + span[0]) - Math.abs(b.span[1] - b.span[0] - span[1] + span[0]),
    )[0]?.key;
}

/** The field that a doubt is about. */
function toField(item) {
  const span = item.dataset.span?.split("-").map(Number);
  const brief = doc().briefs[state.part];
  if (!brief) return;
  const [code, id] = item.dataset.key.slice(item.dataset.key.indexOf("/") + 1).split(":");
  if (code === NAMELESS) return focusKey(`attendee:${id}`);
  const message = item.textContent;
  focusKey((span && fieldAt(brief, span)) ?? (/地点|地方/.test(message) ? "location" : /日期|时间/.test(message) ? "date" : "title"));
}
