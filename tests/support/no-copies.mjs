// Texts that a person may bring as a copy of their records though they are none, for the test of my/copy.js.

export const RECORD = '{"level":2,"aside":true}';
const HEAD = '"careerguide":1,"taken":"2026-11-22"';
/** A copy with these records. */
export const copyOf = (records, head = HEAD) => `{${head},"records":${records}}`;
/** A copy with one record. */
export const copyWith = (value, key = '"rating/sql"') => copyOf(`{${key}:${value}}`);

const COPY = copyWith(RECORD);
/** The words of a table without spaces inside its cells. */
const cells = (table) => table.split(/\s+/).filter(Boolean);

const BAD_NUMBERS = cells(`
  -01 01 00 -00 +1 ++1 1. .5 -.5 1.e1 1e 1e+ 1E- 1ee1 1e1.5 0x1 0X1F 1_000 1,5 - -a 1a 0b1 0o7 ∞ Infinity -Infinity NaN
  -NaN nan 1.2.3 2.e3 0e 0e+ 0.e1 -2. --1 1-2 1n 1/2 1+1 Inf 9.e+ .e1 1eE2 \u0661 \uff11`);

const BAD_TEXTS = [
  ...cells(`'a' "a a" a \`a\` “a” «a» "a"b ""a""`),
  ...['"a\tb"', '"a\nb"', '"a\rb"', '"\u0000"', '"\u0001"', '"\u001f"', '"a" "b"'],
  ...cells(`a x41 ' 0 012 u u1 u12 u123 uZZZZ u{41} U0041 v e`).map((sequence) => `"\\${sequence}"`),
  ...[" ", "\n", "u 041", "\u00e9"].map((sequence) => `"\\${sequence}"`),
  ...cells(String.raw`"\" "\\\" "\uD834\u" "\uD834\uD" \u0022a\u0022`),
  ...['"a\\', "\ud800"],
  ...cells("undefined None Null NULL True TRUE nul tru fals"),
];

const BAD_RECORDS = [
  ...cells(`{ } [ ] {] [} {{}} {[]} {}} [{]} {,} {:} {:1} {"a"} {"a":} {"a",1} {"a":1,} {"a":1,,"b":1} {,"a":1}`),
  ...cells(`{"a"::1} {"a":1:2} {a:1} {'a':1} {1:1} {null:1} {"a":1}/*c*/ {/*c*/"a":1} {"a":1}// #{"a":1}`),
  ...cells(`[1,] [,1] [1,,2] [,] [1:2] ["a":1] [1;2] [-] [...] []] [[] ({}) {}; * ? <null> {"a":b} {}{}`),
  ...cells(`{"a":"b"}# {"a":[} {"a":[1,} {"a":/ {"a":{ {"a":"`),
  ...['{"a" 1}', '{"a":1 "b":1}', "[1 2]", "[1,\n1\n,1", "{} {}"],
  ...["{\u00a0}", "{\u2003}", "{\u2060}", "{\u000c}", "{\u000b}", "\ufeff{}", "{\u0000}", "{\u0085}", "{\u200b}"],
  "{\u2028}",
];

const DOCUMENTS = [
  ...["", " ", "\n", "\t\r\n ", "\u0000", "\u0000".repeat(5000), "\ufeff", "\ufeff\ufeff{}", "\u00a0", "null", "true"],
  ...["0", "1e999", "-0", '""', '"careerguide"', "[]", "{}", "[[]]", "[{}]"],
  "[".repeat(100_000),
  "[".repeat(100_000) + "]".repeat(100_000),
  '{"a":'.repeat(100_000),
  `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
  "]".repeat(100_000),
  '[{"":'.repeat(50_000),
  "-".repeat(100_000),
  '"'.repeat(100_000),
  `\ufeff\ufeff${COPY}`,
  ...["x", "\u0000", COPY, `,${COPY}`, "]", "// end"].map((end) => COPY + end),
  ...["x", "[", "\u0000", "\ufffe", "\u200b", "while(1);"].map((start) => start + COPY),
  `callback(${COPY})`,
  ...["'", "“"].map((quote) => COPY.replaceAll('"', quote)),
  COPY.replaceAll(":", "="),
  COPY.replaceAll(",", ";"),
  [...COPY].join("\u0000"),
  Buffer.from(COPY, "utf16le").toString("latin1"),
  Buffer.from(COPY).toString("hex"),
  "UEsDBBQABgAIAAAAIQ",
  ...["PK\u0003\u0004\u0014\u0000", "%PDF-1.7", "\u0089PNG\r\n\u001a\n", "\u001f\u008b\b"],
  `[${COPY}]`,
  JSON.stringify(COPY),
  `{"copy":${COPY}}`,
];

/** Texts that JSON does not allow, or that hold something else than a copy. */
export const MALFORMED = [
  ...BAD_NUMBERS.map((number) => copyWith(`{"level":${number},"aside":true}`)),
  ...BAD_TEXTS.map((text) => copyWith(`{"text":${text}}`, '"talk/say"')),
  ...BAD_RECORDS.map((records) => copyOf(records)),
  ...DOCUMENTS,
];

const ONE_RECORD = `{"rating/sql":${RECORD}}`;
const WRONG_VERSIONS = cells('0 -1 2 99 "1" 1.5 null [1] {} true 1e999 1e400');
const WRONG_KEYS = cells(
  String.raw`"rating/SQL" "rating" "sql" "" "__proto__" "constructor" "rating/../x" "cg.keep" "unknown/x"
    "rating/sql\u0000" "0"`,
);
const WRONG_VALUES = cells(`
  null [] {} 2 "2" {"level":2} {"level":"2","aside":true} {"level":2,"aside":true,"x":1} {"level":8,"aside":true}
  {"level":1e999,"aside":true} {"level":2,"aside":true,"__proto__":1} {"level":2,"__proto__":{"aside":true}}
  {"level":[2],"aside":true}`);

/** Files of other programs, and copies whose version, keys or values are wrong. */
export const FOREIGN = [
  "<!doctype html><html><body>404</body></html>",
  "<?xml version='1.0'?><records/>",
  "skill,level\nsql,3\n",
  "skill;level\r\nsql;3\r\n",
  "careerguide: 1\nrecords: {}\n",
  "# My skills\n\n* SQL\n",
  "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
  '{"name":"app","version":"1.0.0","dependencies":{}}',
  '{"version":1,"bookmarks":[{"url":"http://a"}]}',
  '{"type":"FeatureCollection","features":[]}',
  '{"log":{"version":"1.2","entries":[]}}',
  `{"records":${ONE_RECORD}}`,
  '{"records":[],"careerguide":1}',
  '{"careerguide":1}',
  ...["null", '"{}"', "1", "{}", `[${RECORD}]`].map((records) => `{"careerguide":1,"records":${records}}`),
  `{"Careerguide":1,"records":${ONE_RECORD}}`,
  `{"__proto__":{"careerguide":1,"records":${ONE_RECORD}}}`,
  `{"careerguide":1,"__proto__":{"records":${ONE_RECORD}}}`,
  ...WRONG_VERSIONS.map((version) => copyOf(ONE_RECORD, `"careerguide":${version}`)),
  ...[...WRONG_KEYS, '" rating/sql"'].map((key) => copyWith(RECORD, key)),
  ...WRONG_VALUES.map((value) => copyWith(value)),
  copyWith("[".repeat(50_000) + "]".repeat(50_000)),
  copyOf(`{"rating/sql":${RECORD},"rating/excel":{"level":8,"aside":true}}`),
  copyOf(`{"rating/sql":${RECORD},"talk/say":{"text":"${"x".repeat(5001)}"}}`),
  copyOf(`{"rating/sql":${RECORD},"__proto__":${RECORD}}`),
];

const recordsOf = (count, record) => copyOf(`{${Array.from({ length: count }, (_, number) => record(number)).join()}}`);
const entry = (number) => `"entry/${`${number}`.padStart(8, "0")}"`;

/** Texts that are larger than a copy can be. */
export const HUGE = [
  "x".repeat(3_000_000),
  " ".repeat(3_000_000) + COPY,
  COPY + " ".repeat(3_000_000),
  "[".repeat(3_000_000),
  recordsOf(6000, (number) => `"rating/s${number}":${RECORD}`),
  recordsOf(1600, (number) => `${entry(number)}:{"month":"2026-10","kind":"task","text":"${"x".repeat(1900)}"}`),
];
