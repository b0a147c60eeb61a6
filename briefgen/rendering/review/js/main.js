// From the data in the page to a page at work: one listener for each kind of event, for the whole document.

function onClick(event) {
  const at = event.target.closest("button");
  openName(event.target);
  if (!at) return;
  const { dataset } = at;
  if (dataset.choose) choose(dataset.choose);
  else if (dataset.toggle) toggle(dataset.toggle);
  else if (dataset.remove) removeCard(dataset.remove);
  else if (dataset.seen) settle(at.closest(".doubt"));
  else if (dataset.alike) {
    settleAll(dataset.alike);
    if (allOpen()) toDoubt(1);
  } else if (dataset.to) goTo({ part: state.part, key: dataset.to, side: "record" });
  else if (dataset.add) addHand();
  else if (dataset.whole) wholeAct(dataset.whole, Number(dataset.of.split(":")[1]));
}

function toggle(key) {
  if (!state.open.delete(stamp(key))) state.open.add(stamp(key));
  drawForm();
}

function removeCard(key) {
  const [kind, id, n] = key.split(":");
  const holder = holderOf(key);
  const beside = holder?.nextElementSibling?.dataset.key ?? holder?.previousElementSibling?.dataset.key;
  state.target = null;
  if (kind === "mention")
    edit("已删去一处出处", (copy) => {
      const person = personOf(copy, id);
      person.spans.splice(Number(n), 1);
      if (!person.spans.some((span) => slice(span) === person.text)) person.text = slice(person.spans[0]);
    });
  else {
    const what = KINDS[kind]?.[0] ?? KINDS[lookUp(brief(), key).kind][0];
    edit(`已删去：${what}${kind === "attendee" ? removal(brief(), id) : ""}`, (copy) => remove(copy, key));
  }
  if (beside) focusKey(beside.slice(beside.indexOf("/") + 1));
}

function addHand() {
  let key = null;
  edit("已手工添加人员，请填姓名", (copy) => {
    key = addByHand(copy);
  });
  state.open.add(stamp(key));
  draw();
  holderOf(key)?.querySelector(`[data-name="name"]`)?.focus();
}

/** A control has a new value. */
function onChange(event) {
  const at = event.target;
  if (at.id === "part") {
    showPart(Number(at.value));
    showStart();
    return;
  }
  if (at.id === "labels") {
    byId("text").classList.toggle("labelled", at.checked);
    return;
  }
  const { of: key, name } = at.dataset;
  if (!key || !name) return;
  if (at.dataset.was !== undefined) {
    if (at.value === at.dataset.was) return;
    takeText(at, key, name);
  } else edit(`已改：${at.getAttribute("aria-label") ?? at.parentNode.textContent}`, (copy) => setChoice(copy, key, name, at));
}

/** A change comes before the focus moves on: draw when it has arrived. */
function afterFocus(event) {
  const held = pressed;
  pressed = true;
  onChange(event);
  setTimeout(() => {
    if (!held) release();
  });
}

function release() {
  pressed = false;
  drawChoices();
  if (waiting) draw();
}

function takeText(at, key, name) {
  const value = strip(typed(at.value));
  const label = at.getAttribute("aria-label").replace(/（.*/, "");
  let wrong = null;
  const change = (copy) => {
    wrong = (state.part === WHOLE ? setWhole : setField)(copy, key, name, value);
    return wrong === null;
  };
  if (state.part === WHOLE) editWhole(`已改：${label}`, change);
  else edit(`已改：${label}`, change);
  if (!wrong) return;
  at.setAttribute("aria-invalid", "true");
  at.title = wrong;
  say(wrong, true);
}

/** Selects and check boxes. */
function setChoice(copy, key, name, at) {
  const [kind] = key.split(":");
  const part = lookUp(copy, key);
  if (kind === "speech" && name === "speaker") {
    if (at.value !== "as-is") reassign(copy, part, at.value);
  } else if (name === "issued_by") {
    if (at.value !== "as-is") part.issued_by = speakerFor(copy, at.value, part.issued_by);
  } else if (name === "division") Object.assign(part, { division: part.candidates[Number(at.value)], candidates: [] });
  else if (name.startsWith("role-")) part.roles = at.checked ? [...part.roles, name.slice(5)] : part.roles.filter((role) => role !== name.slice(5));
  else if (name === "open") part.open = at.checked;
  else if (kind === "attendee" && name === "kind") {
    part.kind = at.value;
    if (at.value === "group") Object.assign(part, { name: null, titles: [] });
    else Object.assign(part, { ...readPerson(part.text), count: null });
    for (const speaker of speakersOf(copy)) if (speaker.attendee === part.id) Object.assign(speaker, { kind: part.kind, name: part.name });
  } else part[name] = at.value || null;
}

/** What is being typed counts, even if the field still has the focus. */
function takeOver() {
  const at = document.activeElement;
  if (at?.dataset?.was !== undefined && at.value !== at.dataset.was) at.dispatchEvent(new Event("change", { bubbles: true }));
}

function drawLegend() {
  const shownKinds = [
    "date",
    "location",
    "organizer",
    "meeting",
    "person",
    "group",
    "paper",
    "agenda",
    "speech",
    "directive",
    "owner",
    "deadline",
    "quantity",
  ];
  byId("legend").replaceChildren(
    ...shownKinds.map((kind) => el("span", { class: `sample ${KINDS[kind][1] === "block" ? `b-${kind}` : `inner i-${kind}`}` }, KINDS[kind][0])),
  );
  byId("key-table").replaceChildren(
    ...KEYS.map(([keys, what]) => el("tr", null, el("th", { scope: "row" }, el("kbd", null, keys)), el("td", null, what))),
  );
}

/** For print, every meeting is shown whole. */
function beforePrint() {
  sections.forEach(drawSection);
  const part = state.part;
  printing = true;
  byId("print").replaceChildren(
    ...partsInOrder().map((each) => {
      state.part = each;
      const fresh = new Map();
      kept = new Map();
      const name = each === WHOLE ? "全文" : `会议 ${each + 1}　${oneLine(doc().briefs[each].title ?? doc().briefs[each].meeting?.name)}`;
      const sheet = el(
        "section",
        { class: "sheet" },
        el("h2", null, name),
        doubtBlock(fresh),
        ...(each === WHOLE ? wholeBlocks(fresh) : meetingBlocks(fresh)),
      );
      for (const node of sheet.querySelectorAll("[id]")) node.removeAttribute("id");
      return sheet;
    }),
  );
  state.part = part;
  printing = false;
  kept = new Map();
}

function start(blocks) {
  const [record, { lines, hints }] = blocks.map((each) => JSON.parse(each));
  useHints(record, hints);
  useText(record.source.text);
  delete record.source.text;
  state.fingerprint = fingerprint(blocks[0]);
  state.history = [{ doc: weighedDoubts(fill(record)), label: "", part: 0, edits: 0 }];
  const restored = restoreDraft();
  state.part = doc().briefs.length
    ? hasWhole() && doc().unassigned.some((each) => each.reason === "unparsed") && !restored
      ? 0
      : Math.max(0, Math.min(state.history[state.at].part, doc().briefs.length - 1))
    : WHOLE;
  byId("file").textContent = shown(record.source.name === "-" ? "标准输入" : record.source.name);
  drawLegend();
  byId("notice").hidden = !restored;
  if (restored) byId("notice").firstElementChild.textContent = dirty() ? `已恢复上次没有导出的改动（${edits()} 处）。` : `已恢复上次的改动（${edits()} 处，已经导出过）。`;

  linkSides();
  document.addEventListener("click", onClick);
  document.addEventListener("change", afterFocus);
  document.addEventListener("keydown", onKey);
  document.addEventListener("selectionchange", () => requestAnimationFrame(() => pressed || drawChoices()));
  document.addEventListener(
    "pointerdown",
    () => {
      pressed = true;
    },
    true,
  );
  for (const kind of ["pointerup", "pointercancel"]) document.addEventListener(kind, () => setTimeout(release), true);
  document.addEventListener("click", release, true);
  byId("choose").addEventListener("mousedown", (event) => event.preventDefault());
  const clicks = {
    previous: () => nextPart(-1),
    next: () => nextPart(1),
    undo: () => step(-1),
    redo: () => step(1),
    export: () => {
      takeOver();
      exportRecord();
    },
    help: () => byId("keys").showModal(),
    "close-notice": () => {
      byId("notice").hidden = true;
    },
    discard: discardDraft,
  };
  for (const [id, act] of Object.entries(clicks)) byId(id).addEventListener("click", act);
  addEventListener("beforeunload", (event) => {
    takeOver();
    if (saving) writeDraft();
    if (dirty()) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    if (saving) writeDraft();
  });
  useBrief(lines);
  addEventListener("beforeprint", () => (briefAlone() ? printBrief() : beforePrint()));
  addEventListener("afterprint", () => byId("print").replaceChildren());

  shape = JSON.stringify(stretches().map(({ span, part, label, mark }) => [span, part, label, mark]));
  drawSource();
  draw();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

Promise.all([load("data"), load("brief")]).then(start);
