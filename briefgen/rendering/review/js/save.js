// Out of the page: the record as a file, and a draft in the browser's own store against an accidental reload.

const REVIEWED = "reviewed";

/** A record without what only this page knows. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (!value || typeof value !== "object") return typeof value === "string" ? (value.toWellFormed?.() ?? value) : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !name.startsWith("_"))
      .map(([name, each]) => [name, plain(each)]),
  );
}

/** The record to hand on: what was settled has left its doubts, and a note says that a person was at work. */
function finished() {
  const copy = structuredClone(doc());
  let settled = 0;
  const keep = (holder, part) => {
    const states = new Map(eachDoubt(part).map((each) => [each.key, each.state]));
    holder.diagnostics = holder.diagnostics.filter((_, n) => {
      const gone = ["seen", "answered"].includes(states.get(`doubt:${n}`));
      settled += gone;
      return !gone;
    });
  };
  copy.briefs.forEach((each, n) => {
    keep(each, n);
    const nobody = each.attendees.filter(unnamed);
    nobody.forEach(({ id }) => remove(each, `attendee:${id}`));
    if (nobody.length) tidy(each);
  });
  keep(copy, WHOLE);
  copy.source = { ...copy.source, text: TEXT };
  if (edits() || settled) {
    copy.diagnostics = copy.diagnostics.filter((each) => each.code !== REVIEWED);
    const left = partsInOrder().reduce((sum, part) => sum + eachDoubt(part).filter((each) => each.state === "open" && each.code !== NAMELESS).length, 0);
    const sums = `改动 ${edits()} 处，认可或解决存疑 ${settled} 处，尚余 ${left} 处待核`;
    copy.diagnostics.push({ code: REVIEWED, severity: "info", message: `记录已由人核对过（${sums}），请以它为准。`, span: null });
  }
  const errors = [copy, ...copy.briefs].some((each) => each.diagnostics.some((one) => one.severity === "error"));
  if (copy.status !== "failed") copy.status = errors ? "partial" : "ok";
  if (edits()) copy.coverage = coverage(copy);
  return plain(copy);
}

/** Characters that JSON leaves bare and a terminal may obey. */
const escaped = (json) =>
  json.replace(/[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);

function exportRecord() {
  const json = `${escaped(JSON.stringify(finished(), null, 2))}\n`;
  const stem = (doc().source.name === "-" ? "会议" : doc().source.name.split(/[\\/]/).at(-1))
    .replace(/\.[^.]{1,5}$/, "")
    .replace(HIDDEN_ALL, "")
    .replace(/[\\/:*?"<>|]/g, "_");
  const url = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  state.exports += 1;
  const name = `${stem}.核对${state.exports > 1 ? state.exports : ""}.json`;
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  state.exported = state.at;
  writeDraft();
  drawBar();
  const nobody = doc().briefs.reduce((sum, each) => sum + each.attendees.filter(unnamed).length, 0);
  const left = allOpen() - nobody;
  tellNext(stem, name);
  say(`已导出 ${name}${nobody ? `，没有填姓名的 ${nobody} 位没有列入` : ""}${left ? `，还有 ${left} 处待核` : ""}。`);
}

/** The export is a file among the browser's downloads: what it is for, and how a 简报 comes of it. */
function tellNext(stem, name) {
  const next = byId("next-step");
  const again = state.exports > 1 ? `（第 ${state.exports} 次导出，以这一份为准）` : "";
  next.firstElementChild.replaceChildren(
    `已导出到浏览器的下载文件夹：${name}${again}。下一步：把它拖到桌面上的“会议简报”图标上，旁边就写出 ${stem}.简报.docx 并打开；没有图标时运行 `,
    el("kbd", null, `briefgen open "${name}"`),
    "。改动留在这一页里，刷新或再打开都还在。",
  );
  next.hidden = false;
}

const draftName = () => `briefgen-review:${state.fingerprint}`;
let complained = false;
let saving = 0;

/** Texts that spans name are cut from the source again. */
function withoutTexts(value) {
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === "text" && value.span ? null : withoutTexts(each)]));
}

function keepDraft() {
  clearTimeout(saving);
  saving = setTimeout(writeDraft, 500);
}

/** What has been done, exported or not, and how often it was: an export is no reason to forget it. */
function writeDraft() {
  clearTimeout(saving);
  saving = 0;
  const draft = { exported: !dirty(), exports: state.exports, edits: edits(), part: state.part, doc: state.at ? withoutTexts(doc()) : null };
  try {
    if (!draft.doc && !draft.exports) localStorage.removeItem(draftName());
    else store(JSON.stringify(draft));
  } catch {
    if (!complained && dirty()) say("浏览器存不下草稿，请及时导出。", true);
    complained = true;
  }
}

/** A store that is full first loses what other pages have exported. */
function store(draft) {
  try {
    localStorage.setItem(draftName(), draft);
  } catch {
    for (const key of Object.keys(localStorage))
      if (key.startsWith("briefgen-review:") && key !== draftName() && localStorage.getItem(key)?.startsWith('{"exported":true')) localStorage.removeItem(key);
    localStorage.setItem(draftName(), draft);
  }
}

/** The draft of an earlier visit, as one edit that can be undone. */
function restoreDraft() {
  let draft = null;
  try {
    draft = JSON.parse(localStorage.getItem(draftName()) ?? "null");
  } catch {
    /* none, or not ours */
  }
  state.exports = Number.isInteger(draft?.exports) ? draft.exports : 0;
  if (!draft?.doc?.briefs) return false;
  state.history.push({ doc: weighedDoubts(fill(draft.doc)), label: "恢复草稿", part: draft.part ?? 0, edits: draft.edits ?? 1 });
  state.at = 1;
  if (draft.exported) state.exported = 1;
  return true;
}

function discardDraft() {
  byId("notice").hidden = true;
  state.exported = 0;
  step(-1);
  writeDraft();
}

/** Tells one page's drafts from another's: FNV-1a over the data as it came. */
function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return `${(hash >>> 0).toString(16)}-${text.length}`;
}
