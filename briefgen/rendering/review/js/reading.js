// What a selected piece of text most likely is. Guesses save typing; the form shows them, and the person has the last word.

/** Words that end an office, before a name. */
const OFFICES = [
  "书记|主席|委员|主任|市长|县长|区长|镇长|乡长|局长|处长|科长|部长|院长|校长|所长|站长|厂长|队长|组长|会长|行长|长",
  "经理|总监|工程师|教授|老师|先生|女士|同志|代表|干事|秘书|参谋|专员|医生",
].join("|");
const OFFICE_END = new RegExp(`^(.*(?:${OFFICES}))[\\s　]*([\\p{Script=Han}·•][\\p{Script=Han}·•\\s　]{0,14})$`, "u");
const NAME_FIRST = /^([\p{Script=Han}·•]{2,4})[\s　]*[（(](.+)[）)]$/u;

/** A printed mention of a person → name and offices. */
function readPerson(text) {
  const printed = strip(text);
  const match = OFFICE_END.exec(printed);
  if (match && unblank(match[2]).length >= 2) return { name: unblank(match[2]), titles: offices(match[1]) };
  const noted = NAME_FIRST.exec(printed);
  if (noted) return { name: noted[1], titles: offices(noted[2]) };
  return { name: unblank(printed) || null, titles: [] };
}

/** `张立、李明、王　芳` → the span of each name; anything but a list of bare names stays in one piece. */
function splitNames(span) {
  const text = slice(span);
  const marks = /[、，,;；]/.test(text) ? /[、，,;；\r\n]/u : /[\s]/u;
  const out = [];
  let at = span[0];
  for (const piece of text.split(marks)) {
    const own = trimmed([at, at + pointsOf(piece)]);
    if (own[0] < own[1]) out.push(own);
    at += pointsOf(piece) + 1;
  }
  const bare = (each) => /^[\p{Script=Han}·•]{2,4}$/u.test(unblank(slice(each))) && !OFFICE_WORD.test(unblank(slice(each)));
  return out.length > 1 && out.every(bare) ? out : [span];
}
const OFFICE_WORD = /(?:书记|主席|委员|主任|[市县区镇乡局处科部院校所站厂队组会]长|经理|总监|教授|代表|干部|群众|单位|部门)/u;

const offices = (text) =>
  text
    .split(/[、,，;；\n]/)
    .map(strip)
    .filter(Boolean);

const VERBS = [
  ["要求", "require"],
  ["强调", "stress"],
  ["指出", "point_out"],
  ["建议", "propose"],
  ["希望", "propose"],
  ["介绍", "report"],
  ["汇报", "report"],
  ["通报", "report"],
  ["决定", "decide"],
  ["议定", "decide"],
  ["同意", "decide"],
  ["表示", "express"],
  ["认为", "express"],
  ["说", "say"],
];

/** `张立要求，各街道…` → what introduces it and the act; null where nothing does. */
function readAttribution(text) {
  const match = /^([^，,：:。；;]{1,40}?)(要求|强调|指出|建议|希望|介绍|汇报|通报|决定|议定|同意|表示|认为|说|讲话)?(?:说|道|，|,|：|:)+\s*/u.exec(
    text,
  );
  if (!match || (!match[2] && !/[：:]/.test(match[0])) || match[0].length >= text.length) return null;
  return {
    printed: match[0],
    speaker: strip(match[1]).replace(/(?:在会上|随后|同时|还|并|又|最后|分别)+$/u, ""),
    act: VERBS.find(([verb]) => verb === match[2])?.[1] ?? "say",
  };
}

/** The words of a demand. */
function readModality(text) {
  if (/不得|严禁|禁止|不准|不许/.test(text)) return "forbid";
  if (/必须|务必|一律/.test(text)) return "must";
  if (/确保/.test(text)) return "ensure";
  return /力争|争取/.test(text) ? "strive" : "should";
}

const two = (digits) => digits.padStart(2, "0");
const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

/** A printed date → edtf, start, end, part, time; what the print leaves open stays open. */
function readDate(text) {
  const plain = unblank(text).normalize("NFKC");
  const match = /(?:(\d{4})[年.\-\/])?(?:(\d{1,2})[月.\-\/])(\d{1,2})日?(?:.{0,6}?[至到\-~—](?:(\d{1,2})月)?(\d{1,2})日)?/.exec(plain);
  const day = (month, date) => `${match[1] ?? "XXXX"}-${two(month)}-${two(date)}`;
  const first = match && day(match[2], match[3]);
  const last = match && (match[5] ? day(match[4] ?? match[2], match[5]) : first);
  const whole = Boolean(first && isDay(first) && isDay(last) && first <= last);
  const part = /凌晨|上午|中午|下午|晚/.exec(plain)?.[0] ?? null;
  const clock = /(\d{1,2})(?:时|点|:)(半|\d{1,2})?/.exec(plain);
  const hour = clock && Number(clock[1]) + ((part === "下午" || part === "晚") && Number(clock[1]) < 12 ? 12 : 0);
  const time = clock && hour < 24 ? `${two(String(hour))}:${clock[2] === "半" ? "30" : two(clock[2] ?? "0")}` : null;
  return {
    edtf: first ? (first === last ? first : `${first}/${last}`) : null,
    start: whole ? first : null,
    end: whole ? last : null,
    part,
    time,
    basis: whole ? "stated" : null,
    evidence: [],
  };
}

const UNIT_VALUES = { 万: 1e4, 亿: 1e8 };

/** A printed number with its unit: `不少于20家` → the number's own text, value, comparison, unit. */
function readQuantity(text) {
  const match = /(\d+(?:[.,，]\d+)*)\s*(万|亿)?\s*(%|％|个百分点|[\p{Script=Han}]{1,3})?/u.exec(text);
  const number = match ? Number(match[1].replace(/[,，]/g, "")) : NaN;
  const op = /不少于|不低于|至少|以上/.test(text)
    ? "ge"
    : /不超过|不高于|以内|以下|至多/.test(text)
      ? "le"
      : /超过|高于/.test(text)
        ? "gt"
        : /少于|低于/.test(text)
          ? "lt"
          : /约|左右/.test(text)
            ? "approx"
            : "eq";
  return {
    value: Number.isFinite(number) ? number * (UNIT_VALUES[match[2]] ?? 1) : null,
    op,
    unit: match ? ((match[2] ?? "") + (match[3] ?? "")).replace(/以[上下内]|左右/u, "") || null : null,
    object: null,
  };
}
