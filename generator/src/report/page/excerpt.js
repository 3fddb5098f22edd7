// Words of the documentation, with marks where something was read, and the list of what was.

const WEB = /https?:\/\/[^\s<>()[\]"'`|]+/g;

/** Text in which addresses of web pages are links. */
function linked(text) {
  const out = [];
  let from = 0;
  for (const found of text.matchAll(WEB)) {
    const to = found[0].replace(/[.,;:!?]+$/, "");
    if (address(to) === null) continue;
    out.push(quietPipes(text.slice(from, found.index)), el("a", { href: to, rel: "noopener noreferrer", target: "_blank" }, to));
    from = found.index + to.length;
  }
  out.push(quietPipes(text.slice(from)));
  return out;
}

/** Text in which what parts the cells of a table steps back. */
function quietPipes(text) {
  return text.split(/(?<!\\)\|/).map((cell, at) => [at > 0 ? el("span", { class: "pipe" }, "|") : null, cell]);
}

/** Words of a page. `readings` is what was read in them; the marks bear their numbers. */
function excerpt({ place, parts }, readings) {
  const last = new Map();
  parts.forEach((part, at) => { if (typeof part !== "string") part[1].forEach((number) => last.set(number, at)); });
  const drawn = parts.map((part, at) => {
    if (typeof part === "string") return linked(part);
    const [text, numbers] = part;
    const read = numbers.map((number) => readings[number]).filter(Boolean);
    const strongest = read.find((reading) => reading.as_what !== "concluded") ?? read[0];
    const ends = numbers.filter((number) => last.get(number) === at);
    return [
      el("mark", { class: strongest ? family(strongest) : "", "data-read": numbers.join(" "), title: read.map((reading) => reading.text).join("; ") }, linked(text)),
      ends.length > 0 ? el("sup", { class: "number" }, ends.map((number) => number + 1).join(" ")) : null,
    ];
  });
  return el("figure", { class: "excerpt" },
    el("blockquote", {}, el("bdi", {}, drawn)),
    el("figcaption", {}, el("bdi", {}, placeText(place))));
}

/** What was read, numbered as the marks are. */
function readingList(readings) {
  if (!readings?.length) return null;
  const items = readings.map((reading, number) => el("li", { class: `reading ${reading.as_what}`, "data-read": number },
    el("span", { class: `chip ${family(reading)}` }, number + 1),
    el("span", { class: "what" },
      el("code", {}, el("bdi", {}, reading.text)), " ",
      el("span", { class: "became" }, BECAME[reading.as_what], reading.why && reading.as_what !== "enforced" ? `: ${reading.why}` : ""),
      reading.why && reading.as_what === "enforced" ? el("span", { class: "quiet" }, ` by the configuration: ${reading.why}`) : null,
      reading.rule === reading.text ? null : el("span", { class: "rule" }, reading.rule))));
  const list = el("ol", { class: "readings", "aria-label": "What was read" }, items);
  return list;
}

/** Shows which words and which reading belong together, for whoever points at either. */
function pairMarks(card) {
  const at = (event) => event.target.closest?.("[data-read]");
  const light = (event, on) => {
    const found = at(event);
    if (!found) return;
    const wanted = found.dataset.read.split(" ");
    for (const other of card.querySelectorAll("[data-read]")) {
      if (other.dataset.read.split(" ").some((number) => wanted.includes(number))) other.classList.toggle("lit", on);
    }
  };
  card.addEventListener("pointerover", (event) => light(event, true));
  card.addEventListener("pointerout", (event) => light(event, false));
  return card;
}

function remarks(list) {
  if (!list?.length) return null;
  return el("ul", { class: "remarks", "aria-label": "Findings" }, list.map((remark) =>
    el("li", { class: remark.severity },
      el("span", { class: "code" }, remark.code), " ",
      el("bdi", {}, remark.message),
      remark.help?.length ? el("details", {}, el("summary", {}, "What to do"), remark.help.map((help) => el("p", { class: "help" }, el("bdi", {}, help)))) : null)));
}
