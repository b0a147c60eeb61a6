// The record being corrected, and the way back: every edit is a new record that shares what it did not change.

const state = {
  /** What tells this record's drafts from those of others. */
  fingerprint: "",
  /** {doc, label, part, edits}: entry 0 is the record as it came; `at` is the one shown. */
  history: [],
  at: 0,
  exported: 0,
  /** How often the record has been exported from this page. */
  exports: 0,
  /** The meeting on the right: an index, or WHOLE for what belongs to none. */
  part: 0,
  /** Keys of the cards that stand open. */
  open: new Set(),
  /** The key of the field that a selection goes into. */
  target: null,
};
const WHOLE = -1;
const MOST_STEPS = 500;

const doc = () => state.history[state.at].doc;
const brief = () => doc().briefs[state.part];
/** How many edits the record shown has had; that a doubt was looked at is none. */
const edits = () => state.history[state.at].edits;
const dirty = () => state.at !== state.exported;
/** Undoing an edit, and making another, leaves an export behind for good. */
const NEVER = -1;

/** Give every object with a span its text: the page has it only once. */
function fill(value) {
  if (Array.isArray(value)) value.forEach(fill);
  else if (value && typeof value === "object") {
    if (value.text === null && value.span) value.text = slice(value.span);
    Object.values(value).forEach(fill);
  }
  return value;
}

function push(next, label, part, count = 1) {
  const before = edits();
  if (state.exported > state.at) state.exported = NEVER;
  state.history.length = state.at + 1;
  state.history.push({ doc: next, label, part, edits: before + count });
  if (state.history.length > MOST_STEPS) {
    state.history.splice(1, 1);
    state.exported = state.exported > 1 ? state.exported - 1 : NEVER;
  }
  state.at = state.history.length - 1;
  state.part = Math.min(state.part, next.briefs.length - 1);
  changed([part]);
}

/** Change one meeting. `change` gets a copy; false means that there was nothing to do. */
function edit(label, change, part = state.part, count = 1) {
  const copy = structuredClone(doc().briefs[part]);
  if (change(copy) === false) return false;
  tidy(copy);
  vouch(doc().briefs[part], copy);
  const briefs = [...doc().briefs];
  briefs[part] = copy;
  push({ ...doc(), briefs }, label, part, count);
  say(label);
  return true;
}

/** Change what belongs to the document as a whole: masthead, distribution, what no meeting took, the list of meetings. */
function editWhole(label, change, part = WHOLE, count = 1) {
  const copy = structuredClone(doc());
  if (change(copy) === false) return false;
  copy.briefs.forEach(tidy);
  vouchEnds(doc().briefs, copy.briefs);
  push(copy, label, part, count);
  say(label);
  return true;
}

function step(by) {
  const to = state.at + by;
  if (to < 0 || to >= state.history.length) return say(by < 0 ? "没有可以撤销的改动。" : "没有可以重做的改动。");
  const { label, part } = state.history[Math.max(state.at, to)];
  state.at = to;
  if (part !== WHOLE && part < doc().briefs.length) state.part = part;
  if (state.part >= doc().briefs.length) state.part = doc().briefs.length - 1;
  say(`${by < 0 ? "已撤销" : "已重做"}：${label}`);
  changed(doc().briefs.map((_, n) => n));
}

/** The JSON that the page holds; that of a long text comes packed, and browsers unpack it themselves. */
async function load(id) {
  const held = byId(id);
  if (held.type === "application/json") return held.textContent;
  const packed = Uint8Array.from(atob(held.textContent), (each) => each.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}
