// The left side: the source, part by part, every mark shown. A part is plain text until it comes near the window; then it
// is cut at the ends of its marks, so that marks may overlap in any way.

/** A section of the source on the page: {span, part, label, body, pieces, byMark, drawn}. A long part has several. */
let sections = [];
let nearby = null;

/** Stretches in text order: meetings, masthead, distribution, unassigned text, and blanks between. */
function stretches() {
  const { briefs, masthead, distribution, unassigned } = doc();
  const several = briefs.length > 1;
  const parts = briefs.map((each, n) => ({ span: each.span, part: n, label: several ? `会议 ${n + 1}` : "会议" }));
  if (masthead) parts.push({ span: masthead.span, part: WHOLE, label: "报头", mark: { key: "masthead", kind: "masthead" } });
  if (distribution) parts.push({ span: distribution.span, part: WHOLE, label: "报尾", mark: { key: "distribution", kind: "distribution" } });
  unassigned.forEach((each, n) =>
    parts.push({ span: each.span, part: WHOLE, label: REASONS[each.reason], mark: { key: `unassigned:${n}`, kind: "unassigned" } }),
  );
  return parts.sort(bySpan);
}

function drawSource() {
  const pane = byId("text");
  const top = pane.scrollTop;
  nearby?.disconnect();
  nearby = new IntersectionObserver((entries) => entries.forEach((entry) => entry.isIntersecting && drawSection(sections[entry.target.dataset.n])), {
    root: pane,
    rootMargin: "400px",
  });
  sections = [];
  pane.replaceChildren(
    ...stretches().map((each) => {
      const bodies = portions(each.span).map((span) => {
        const body = el("div", { class: "body", "data-from": span[0], "data-n": sections.length });
        body.style.containIntrinsicBlockSize = `auto ${Math.ceil((span[1] - span[0]) / 36) * 2 + 2}em`;
        runs(body, span);
        sections.push({ ...each, span, body, pieces: [], byMark: new Map(), drawn: false, sign: "" });
        return body;
      });
      return el("section", { class: `stretch ${each.mark?.kind ?? "brief"}` }, el("h2", { "data-part": each.part }, each.label), ...bodies);
    }),
  );
  sections.forEach((each) => nearby.observe(each.body));
  pane.scrollTop = top;
}

/** A span in pieces of some thousand characters, cut at line ends. */
function portions([start, end]) {
  const out = [];
  for (let at = start; at < end;) {
    const unit = UNITS ? UNITS[Math.min(at + PORTION, end)] : at + PORTION;
    const line = at + PORTION < end ? TEXT.indexOf("\n", unit) : -1;
    const cut = line < 0 ? end : Math.min(pointAt(line + 1), end);
    out.push([at, cut]);
    at = cut;
  }
  return out.length ? out : [[start, end]];
}
const PORTION = 3000;

/** Text with its hidden characters shown by name. */
function runs(parent, span) {
  let rest = slice(span);
  for (let match = HIDDEN.exec(rest); match; match = HIDDEN.exec(rest)) {
    if (match.index) parent.append(rest.slice(0, match.index));
    const label = match[0] === "\r" ? "\n" : named(match[0]);
    parent.append(el("span", { class: match[0] === "\r" ? "mark" : "mark hidden", title: "看不见的字符" }, label));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest) parent.append(rest);
}

/** Cut a section at the ends of its marks. */
function drawSection(section) {
  if (section.drawn) return;
  const { within, flags, sign } = contents(section);
  Object.assign(section, { drawn: true, pieces: [], byMark: new Map(), sign });
  section.order = within.filter(({ span }) => span[0] >= section.span[0]).sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const cuts = new Set([section.span[0], section.span[1]]);
  for (const { span } of within) for (const at of span) if (at > section.span[0] && at < section.span[1]) cuts.add(at);
  for (const { span } of flags) if (span[0] > section.span[0]) cuts.add(span[0]);
  const ends = [...cuts].sort((a, b) => a - b);
  const starting = new Map();
  for (const mark of within) starting.set(mark.span[0], [...(starting.get(mark.span[0]) ?? []), mark]);
  let active = within.filter((mark) => mark.span[0] < section.span[0]);
  const out = [];
  for (let n = 0; n + 1 < ends.length; n += 1) {
    const span = [ends[n], ends[n + 1]];
    active = [...active.filter((mark) => mark.span[1] > span[0]), ...(starting.get(span[0]) ?? [])];
    const piece = { span, marks: [...active].sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0])) };
    out.push(drawPiece(section, piece, flags));
  }
  section.body.replaceChildren(...out);
  if (hot) showHot();
}

/** The marks and flags of a section, and what tells whether they have changed. */
function contents(section) {
  const own = section.part === WHOLE ? [{ ...section.mark, span: section.span }, ...wholeMarks()] : marksOf(doc().briefs[section.part]);
  const within = own.filter((mark) => overlap(mark.span, section.span));
  const flags = doubts(section.part)
    .flatMap((each) => each.members ?? [each])
    .filter((each) => each.state === "open" && each.span && inside([each.span[0], each.span[0] + 1], section.span));
  return {
    within,
    flags,
    sign: JSON.stringify([within.map(({ key, kind, span }) => [key, kind, span]), flags.map(({ span, severity }) => [span, severity])]),
  };
}

function wholeMarks() {
  const issued = doc().masthead?.issued;
  return issued ? [{ key: "masthead", kind: "date", span: issued.span }] : [];
}

function drawPiece(section, piece, flags) {
  const kinds = new Set(piece.marks.map((mark) => mark.kind));
  const [first, second] = INNER.filter((kind) => kinds.has(kind));
  const block = BLOCKS.find((kind) => kinds.has(kind));
  const node = el("span", { class: "piece", "data-from": piece.span[0], "data-piece": section.pieces.length });
  if (block) node.classList.add(`b-${block}`);
  if (first) node.classList.add("inner", `i-${first}`);
  if (second) node.classList.add(`j-${second}`);
  const starting = Object.keys(KINDS).filter((kind) => piece.marks.some((mark) => mark.kind === kind && mark.span[0] === piece.span[0]));
  const tag = (layer) =>
    starting
      .filter((kind) => KINDS[kind][1] === layer)
      .reverse()
      .map((kind) => KINDS[kind][2])
      .filter(Boolean)
      .join("·");
  if (tag("block")) node.dataset.block = tag("block");
  if (tag("inner")) node.dataset.inner = tag("inner");
  const flag = flags.filter((each) => each.span[0] === piece.span[0]);
  if (flag.length) node.dataset.flag = flag.some((each) => ["error", "warning"].includes(each.severity)) ? "核" : "?";
  runs(node, piece.span);
  section.pieces.push({ ...piece, node });
  for (const { key } of piece.marks) {
    if (!section.byMark.has(key)) section.byMark.set(key, []);
    section.byMark.get(key).push(node);
  }
  return node;
}

function redrawPart(part) {
  sections.forEach((section) => {
    if (section.part !== part || !section.drawn || contents(section).sign === section.sign) return;
    section.drawn = false;
    drawSection(section);
  });
}

const pieceOf = (node) => {
  const found = node?.closest?.(".piece");
  const section = found && sections[found.parentNode.dataset.n];
  return section ? { section, ...section.pieces[found.dataset.piece] } : null;
};

/** The nodes that a key, or else a span, covers; they are drawn if need be. */
function nodesOf(part, key, span) {
  const brief = doc().briefs[part];
  if (!brief && part !== WHOLE) return [];
  const spans = span
    ? [span]
    : brief
      ? marksOf(brief)
          .filter((mark) => mark.key === key)
          .map((mark) => mark.span)
      : null;
  const out = [];
  for (const section of sections) {
    if (section.part !== part || (spans && !spans.some((each) => overlap(section.span, each)))) continue;
    drawSection(section);
    if (span) out.push(...section.pieces.filter((piece) => overlap(piece.span, span)).map((piece) => piece.node));
    else out.push(...(section.byMark.get(key) ?? []));
  }
  return out;
}
