// Several review pages behind one list. Each is a page of its own in a frame, made when it is first asked for and kept: its edits, its drafts, its export.

const byId = (id) => document.getElementById(id);
/** {style, script, pages: [{name, note, parts}]}: a page is its three parts with the style and the script, which all share, between them. */
let held = null;
let frames = [];
let current = -1;

async function load() {
  const block = byId("data");
  if (block.type === "application/json") return block.textContent;
  const packed = Uint8Array.from(atob(block.textContent), (each) => each.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

const rows = () => [...byId("list").querySelectorAll("button")];

function show(n) {
  if (n < 0 || n >= held.pages.length) return;
  current = n;
  frames[n] ??= made(n);
  frames.forEach((each, at) => {
    if (each) each.hidden = at !== n;
  });
  rows().forEach((row, at) => {
    if (at === n) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  });
  rows()[n].scrollIntoView({ block: "nearest" });
}

function made(n) {
  const { name, parts } = held.pages[n];
  const frame = document.createElement("iframe");
  frame.title = `核对：${name}`;
  frame.srcdoc = parts[0] + held.style + parts[1] + held.script + parts[2];
  frame.addEventListener("load", () => watch(n, frame.contentDocument));
  byId("desk").append(frame);
  return frame;
}

/** What the page in the frame counts is told in the list; keys that mean the list are heard there, too. */
function watch(n, inner) {
  const count = inner.getElementById("count");
  const tell = () => {
    const note = rows()[n].querySelector("small");
    if (count.textContent) note.textContent = count.textContent.trim();
    note.classList.toggle("edited", dirty(frames[n]));
    drawSum();
  };
  new MutationObserver(tell).observe(count, { childList: true, subtree: true, characterData: true });
  tell();
  inner.addEventListener("keydown", onKey);
  // a fragment would be looked for in the page around the frame
  inner.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    inner.getElementById("record").focus();
  });
  if (n === current) frames[n].focus();
}

const dirty = (frame) => Boolean(frame?.contentDocument?.querySelector("#count .dirty"));

function drawSum() {
  const edited = frames.filter(dirty).length;
  byId("sum").textContent = `共 ${held.pages.length} 份${edited ? `，${edited} 份改了还没有导出` : ""}`;
}

function onKey(event) {
  if (event.altKey && (event.key === "PageDown" || event.key === "PageUp")) {
    event.preventDefault();
    show(current + (event.key === "PageDown" ? 1 : -1));
    frames[current].focus();
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p") {
    event.preventDefault();
    frames[current].contentWindow.print();
  }
}

function fold() {
  const folded = document.body.classList.toggle("folded");
  byId("fold").setAttribute("aria-expanded", String(!folded));
  byId("fold").textContent = folded ? "›" : "‹";
}

function start(raw) {
  held = JSON.parse(raw);
  frames = held.pages.map(() => null);
  byId("list").replaceChildren(
    ...held.pages.map(({ name, note }, n) => {
      const row = document.createElement("li");
      const button = document.createElement("button");
      const [title, small] = [document.createElement("b"), document.createElement("small")];
      button.type = "button";
      title.textContent = name;
      small.textContent = note;
      button.append(title, small);
      button.addEventListener("click", () => show(n));
      row.append(button);
      return row;
    }),
  );
  byId("fold").addEventListener("click", fold);
  document.addEventListener("keydown", onKey);
  addEventListener("beforeunload", (event) => {
    if (frames.some(dirty)) event.preventDefault();
  });
  drawSum();
  show(0);
  document.documentElement.dataset.ready = "true";
}

load().then(start);
