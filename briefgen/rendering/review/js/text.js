// The source and its offsets. A record counts code points, JavaScript UTF-16 units: both meet here and nowhere else.

let TEXT = "";
/** Offset in units of every code point; null where both counts are the same. */
let UNITS = null;

function useText(text) {
  TEXT = text;
  UNITS = null;
  if (!/[\ud800-\udbff]/.test(text)) return;
  const units = [];
  for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) units.push(at);
  units.push(text.length);
  UNITS = Uint32Array.from(units);
}

const pointsOf = (text) => {
  let n = text.length;
  for (const pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) n -= pair[0].length - 1;
  return n;
};
const textLength = () => (UNITS ? UNITS.length - 1 : TEXT.length);
const slice = ([start, end]) => (UNITS ? TEXT.slice(UNITS[start], UNITS[end]) : TEXT.slice(start, end));

/** The code point at an offset in units. */
function pointAt(unit) {
  if (!UNITS) return unit;
  let low = 0;
  let high = UNITS.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (UNITS[middle] < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a text stands first in [start, end), as a span; null where it does not. */
function find(piece, [start, end]) {
  if (!piece) return null;
  const at = TEXT.indexOf(piece, UNITS ? UNITS[start] : start);
  if (at < 0) return null;
  const found = [pointAt(at), pointAt(at + piece.length)];
  return found[1] <= end ? found : null;
}

/** What Python's str.isspace calls white space; JavaScript's \s is another set. */
const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BLANKS = new RegExp(`[${BLANK}]+`, "g");
const LEADING = new RegExp(`^[${BLANK}]+`);
const TRAILING = new RegExp(`[${BLANK}]+$`);
const unblank = (text) => text.replace(BLANKS, "");
const strip = (text) => text.replace(LEADING, "").replace(TRAILING, "");

/** A span without the blanks at its ends. */
function trimmed(span) {
  const text = slice(span);
  const body = text.replace(LEADING, "");
  if (!body) return [span[0], span[0]];
  return [span[0] + (text.length - body.length), span[1] - (body.length - body.replace(TRAILING, "").length)];
}

const overlap = (a, b) => a[0] < b[1] && b[0] < a[1];
const inside = (inner, outer) => outer[0] <= inner[0] && inner[1] <= outer[1];
const bySpan = (a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1];

/** Characters that show nothing, or turn round what stands beside them: they are shown by name. */
const HIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]|\r(?!\n)/u;
const HIDDEN_ALL = new RegExp(HIDDEN.source, "gu");
const named = (character) => `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
/** A text for a form: hidden characters by name. */
const shown = (text) => (text ?? "").replace(HIDDEN_ALL, named);
/** And back. */
const typed = (text) =>
  text.replace(/⟨U\+([0-9A-F]{4,6})⟩/g, (whole, hex) => (parseInt(hex, 16) <= 0x10ffff ? String.fromCodePoint(parseInt(hex, 16)) : whole));
/** A text for a card: one line. */
const oneLine = (text) => shown(strip(text ?? "").replace(/[\r\n]+[ \t\u3000]*/g, ""));
const short = (text, most = 24) => {
  const all = [...oneLine(text)];
  return all.length > most ? `${all.slice(0, most - 1).join("")}…` : all.join("");
};
