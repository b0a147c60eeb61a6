// Long lists on the right: drawn in stretches, when they come near the window or something in them is asked for.

const STRETCH = 60;
/** Names of stretches that have been drawn once: they are drawn again at once. */
const drawnOnce = new Set();
/** Element that stands for a stretch → {name, items}. */
let undrawn = new Map();
const nearList = new IntersectionObserver((entries) => entries.forEach((entry) => entry.isIntersecting && drawStretch(entry.target)), {
  rootMargin: "300px",
});

/** Elements of a list's items, {key, make}; what is far down is a blank of about the same height. */
function stretched(id, items, height) {
  const out = [];
  for (let at = 0; at < items.length; at += STRETCH) {
    const some = items.slice(at, at + STRETCH);
    const name = `${state.part}/${id}:${at}`;
    if (at === 0 || printing || drawnOnce.has(name)) out.push(...some.map((each) => each.make()));
    else {
      const blank = el("li", { class: "blank", role: "presentation" });
      blank.style.height = `${some.length * height}px`;
      undrawn.set(blank, { name, items: some });
      nearList.observe(blank);
      out.push(blank);
    }
  }
  return out;
}

function drawStretch(blank) {
  const stretch = undrawn.get(blank);
  if (!stretch) return;
  undrawn.delete(blank);
  nearList.unobserve(blank);
  drawnOnce.add(stretch.name);
  blank.replaceWith(...stretch.items.map((each) => each.make()));
}

/** Before everything is drawn anew. */
function forgetStretches() {
  nearList.disconnect();
  undrawn = new Map();
}

/** The card that holds a key: `owner:d3:0` stands on that of `directive:d3`. */
function cardOf(key) {
  const [kind, id] = key.split(":");
  return PARTS_OF[kind] ? `directive:${id}` : kind === "mention" ? `attendee:${id}` : key;
}

/** Have something drawn. */
function ensure(key) {
  for (const [blank, { items }] of undrawn) if (items.some((each) => each.key === key)) return drawStretch(blank);
}

/** The element that stands for a key in the form of the meeting at hand. */
function holderOf(key) {
  ensure(cardOf(key));
  return byId("record").querySelector(`[data-key="${CSS.escape(stamp(key))}"]:not(.doubt)`);
}

function doubtOf(key) {
  ensure(`doubt-${key}`);
  return byId("record").querySelector(`.doubt[data-key="${CSS.escape(stamp(key))}"]`);
}
