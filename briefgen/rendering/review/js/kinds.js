// What can be marked in the source: the kinds with their Chinese names, and where a meeting has each. A mark is
// {key, kind, span}; its key names the part of the form that shows the same thing.

/** kind → [label, whether it is a block (a tint) or stands inside one (an underline), tag]. The order says which of several inner kinds wins. */
const KINDS = {
  directive: ["要求", "block", "要求"],
  speech: ["发言", "block", "发言"],
  attribution: ["引语", "block", ""],
  agenda: ["议题", "block", "议题"],
  headline: ["标题", "block", "标题"],
  background: ["其他记载", "block", ""],
  masthead: ["报头", "block", "报头"],
  distribution: ["报尾", "block", "报尾"],
  unassigned: ["未归入", "block", "未归入"],
  date: ["时间", "inner", "时"],
  deadline: ["时限", "inner", "限"],
  owner: ["责任单位", "inner", "责"],
  quantity: ["指标", "inner", "标"],
  person: ["人员", "inner", "人"],
  group: ["单位", "inner", "群"],
  location: ["地点", "inner", "地"],
  organizer: ["主办", "inner", "办"],
  meeting: ["会议名称", "inner", "会"],
  paper: ["文件", "inner", "文"],
};
const INNER = Object.keys(KINDS).filter((kind) => KINDS[kind][1] === "inner");
const BLOCKS = Object.keys(KINDS).filter((kind) => KINDS[kind][1] === "block");

/** Where the headline stands: it has no span of its own. */
const headline = (brief) => (brief.title ? find(brief.title, brief.span) : null);

/** Every mark of a meeting. */
function marks(brief) {
  const out = [];
  const add = (key, kind, span) => {
    if (span && span[0] < span[1]) out.push({ key, kind, span });
  };
  add("title", "headline", headline(brief));
  add("meeting", "meeting", brief.meeting?.span);
  for (const name of ["organizer", "date", "location"]) add(name, name, brief[name]?.span);
  for (const each of brief.attendees) for (const span of each.spans) add(`attendee:${each.id}`, each.kind, span);
  brief.agenda.forEach((each, n) => add(`agenda:${n}`, "agenda", each.span));
  for (const each of brief.speeches) {
    add(`speech:${each.id}`, "attribution", each.attribution?.span);
    add(`speech:${each.id}`, "speech", each.span);
  }
  for (const each of brief.directives) {
    add(`directive:${each.id}`, "directive", each.span);
    each.owners.forEach((owner, n) => add(`owner:${each.id}:${n}`, "owner", owner.span));
    each.deadlines.forEach((date, n) => add(`deadline:${each.id}:${n}`, "deadline", date.span));
    each.quantities.forEach((quantity, n) => add(`quantity:${each.id}:${n}`, "quantity", quantity.span));
  }
  brief.documents.forEach((each, n) => add(`paper:${n}`, "paper", each.span));
  brief.background.forEach((each, n) => add(`background:${n}`, "background", each.span));
  return out;
}

/** Marks are asked for often and change only with the meeting. */
const markCache = new WeakMap();
function marksOf(brief) {
  if (!markCache.has(brief)) markCache.set(brief, marks(brief));
  return markCache.get(brief);
}

const ROLES = { attend: "出席", chair: "主持", speak: "讲话", report: "汇报", observe: "列席", absent: "缺席", record: "记录" };
const ACTS = { say: "说", point_out: "指出", stress: "强调", require: "要求", propose: "建议", report: "汇报", decide: "决定", express: "表示" };
const MODALITIES = { must: "必须", should: "应当", ensure: "确保", strive: "力争", forbid: "禁止" };
const OPERATORS = { eq: "等于", ge: "不少于", gt: "超过", le: "不超过", lt: "少于", approx: "约" };
const PARTS = { "": "—", 上午: "上午", 下午: "下午", 晚: "晚", 中午: "中午", 凌晨: "凌晨" };
const SEVERITIES = { error: "错误", warning: "警告", info: "提示" };
const REASONS = { boilerplate: "页面附带文字", unparsed: "未归入任何会议" };
