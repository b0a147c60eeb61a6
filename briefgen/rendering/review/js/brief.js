// The 简报 itself, as it was when the page was written: to be looked at, printed, copied. What has been corrected since is not in it, and it says so.

let briefLines = null;
const NOT_YET = "【核对前的稿子：页面上的改动没有排进来】";
const ENDS = new Set(["corners", "issuer"]);

function useBrief(lines) {
  briefLines = lines;
  byId("show-brief").hidden = !lines;
  byId("show-brief").addEventListener("click", showBrief);
  byId("print-brief").addEventListener("click", () => window.print()); // `print` alone is a function of this page
  byId("copy-brief").addEventListener("click", copyBrief);
  byId("close-brief").addEventListener("click", () => byId("brief-dialog").close());
  byId("close-next").addEventListener("click", () => {
    byId("next-step").hidden = true;
  });
  addEventListener("afterprint", () => document.documentElement.classList.remove("brief-alone"));
}

/** Whether what is printed is the 简报: whoever looks at it prints it, by its button or by Ctrl+P. */
const briefAlone = () => document.documentElement.classList.toggle("brief-alone", byId("brief-dialog").open);

function briefElement([kind, parts]) {
  if (kind === "table") {
    const [head, ...rows] = parts;
    const row = (cells, tag) => el("tr", null, cells.map((cell) => el(tag, null, cell)));
    return el("table", null, el("thead", null, row(head, "th")), el("tbody", null, rows.map((cells) => row(cells, "td"))));
  }
  if (ENDS.has(kind)) return el("p", { class: `brief-${kind}` }, parts.map((each) => el("span", null, each)));
  return el(kind === "headline" ? "h3" : "p", { class: `brief-${kind}` }, parts.map(([text, bold]) => (bold ? el("b", null, text) : text)));
}

/** The headline that the 简报 prints above a meeting, perhaps one that the program made; none where not every meeting has one. */
function printedHeadline(part) {
  const heads = (briefLines ?? []).filter(([kind]) => kind === "headline");
  return heads.length === doc().briefs.length ? heads[part][1].map(([text]) => text).join("") : "";
}

const briefElements = () => briefLines.map(briefElement);

function showBrief() {
  takeOver();
  byId("sheet").replaceChildren(...briefElements());
  const stale = byId("stale");
  stale.hidden = !edits();
  stale.textContent = `这是核对前的稿子，您改的 ${edits()} 处没有排进来：请点“导出 JSON”，再把导出的文件拖到桌面上的“会议简报”图标上，得到改好的简报。`;
  byId("copied").textContent = "";
  byId("brief-dialog").showModal();
}

function printBrief() {
  byId("print").replaceChildren(el("article", { class: "brief-sheet" }, edits() ? el("p", { class: "brief-stale" }, NOT_YET) : null, ...briefElements()));
}

/** A line a paragraph, cells parted by tabs, as a word processor pastes it. */
function briefText() {
  const lineOf = ([kind, parts]) => {
    if (kind === "table") return parts.map((row) => row.join("\t")).join("\n");
    if (ENDS.has(kind)) return parts.filter(Boolean).join("　　　　");
    return (kind === "body" ? "　　" : "") + parts.map(([text]) => text).join("");
  };
  return `${[...(edits() ? [NOT_YET] : []), ...briefLines.map(lineOf)].filter(Boolean).join("\n")}\n`;
}

async function copyBrief() {
  const text = briefText();
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    done = copyByHand(text);
  }
  byId("copied").textContent = done ? `已复制 ${pointsOf(unblank(text))} 字，可以粘贴到 Word 或 WPS 里。` : "浏览器不让复制，请在下面选中文字，按 Ctrl+C。";
}

/** For browsers that give no clipboard to a page from the disk. */
function copyByHand(text) {
  const held = el("textarea", { class: "aside", "aria-hidden": "true" });
  byId("brief-dialog").append(held);
  held.value = text;
  held.select();
  const done = document.execCommand("copy");
  held.remove();
  return done;
}
