// Search and filters. Names are searched at once; the words of the documentation once there was time to read them.

const names = HEAD.models.map((listed) => listed.id.toLowerCase());
const rowNames = HEAD.models.map((listed) => listed.names.toLowerCase());
/** The words of each model, in lower case, as far as they were read. */
const prose = new Array(HEAD.models.length);
let proseRead = 0;

/** Reads the words of some models; whether there are more. */
function readSome(until) {
  while (proseRead < prose.length && performance.now() < until) {
    prose[proseRead] = wordsOf(JSON.parse(LINES[proseRead + 1])).toLowerCase();
    proseRead += 1;
  }
  return proseRead < prose.length;
}

function wordsOf(model) {
  const words = [];
  const take = (of) => {
    for (const excerpt of of.source ?? []) for (const part of excerpt.parts) words.push(typeof part === "string" ? part : part[0]);
    for (const reading of of.readings ?? []) words.push("\n", reading.text, " ", reading.rule, "\n");
    for (const remark of of.lint ?? []) words.push("\n", remark.code, " ", remark.message, "\n");
  };
  take(model);
  for (const row of model.rows ?? []) {
    words.push("\n");
    take(row);
  }
  return words.join("");
}

/** Reads all words while nothing else is to be done, and says when that is over. */
function readProse(done) {
  const idle = window.requestIdleCallback ?? ((run) => setTimeout(() => run({ timeRemaining: () => 8 }), 1));
  const step = (deadline) => {
    if (readSome(performance.now() + Math.max(4, Math.min(deadline.timeRemaining(), 30)))) idle(step);
    else done();
  };
  idle(step);
}

/** How well a model fits, the best first; 9 where it does not. */
function rank(number, query) {
  const id = names[number];
  const name = id.slice(id.lastIndexOf(".") + 1);
  if (name === query || id === query) return 0;
  if (name.startsWith(query)) return 1;
  if (name.includes(query)) return 2;
  if (id.includes(query)) return 3;
  if (rowNames[number].includes(query)) return rowNames[number].split("\n").includes(query) ? 4 : 5;
  if (prose[number]?.includes(query)) return 6;
  return 9;
}

/** The numbers of the models that fit, and why each does. */
function find({ query, tags }) {
  const wanted = query.trim().toLowerCase();
  const fits = [];
  HEAD.models.forEach((listed, number) => {
    if (!tags.every((tag) => listed.tags.includes(tag))) return;
    const place = wanted === "" ? 0 : rank(number, wanted);
    if (place < 9) fits.push([place, number]);
  });
  if (wanted !== "") fits.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return fits.map(([place, number]) => ({ number, why: why(place, number, wanted) }));
}

/** The row in whose name the query is, or that it is in the words. */
function why(place, number, query) {
  if (place === 6) return "in the words";
  if (place < 4) return null;
  const at = rowNames[number].split("\n").findIndex((row) => row.includes(query));
  return HEAD.models[number].names.split("\n")[at] ?? null;
}
