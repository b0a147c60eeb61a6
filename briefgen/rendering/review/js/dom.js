// Elements from names, attributes and text. Text only ever goes in as text: there is no innerHTML on this page.

const byId = (id) => document.getElementById(id);

/** Properties that are set as such; everything else is an attribute. */
const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "selected", "indeterminate"]);

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (PROPERTIES.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function button(text, attributes) {
  return el("button", { type: "button", ...attributes }, text);
}

/** Bring an element into its pane's view; the pane alone scrolls. */
function reveal(node, pane, middle) {
  const inner = node.getBoundingClientRect();
  const outer = pane.getBoundingClientRect();
  const margin = Math.min(48, outer.height / 5);
  if (!middle && inner.top >= outer.top + margin && inner.bottom <= outer.bottom - margin) return;
  if (!middle && inner.height > outer.height && inner.top < outer.bottom - margin && inner.bottom > outer.top + margin) return;
  const top = inner.height > outer.height - 2 * margin ? outer.top + margin : outer.top + (outer.height - inner.height) / 2;
  pane.scrollBy({ top: inner.top - top, behavior: "instant" });
}

/** Tell the person, and a screen reader, what has happened. */
function say(sentence, wrong) {
  const said = byId("said");
  said.textContent = sentence;
  said.className = wrong ? "wrong" : "";
  said.classList.add("fresh");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => said.classList.remove("fresh"), 6000);
}
