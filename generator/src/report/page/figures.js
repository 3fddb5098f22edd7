// What there is of everything: figures, and bars that are tables to whoever does not see them.

function tile(number, words, href) {
  const inside = [el("strong", {}, number.toLocaleString("en")), el("span", {}, words)];
  return href ? el("a", { class: "tile", href }, inside) : el("div", { class: "tile" }, inside);
}

/** A table with a bar in each row. `parts` are the names of the counts of a row, and the colour of each. */
function bars(title, note, counts, parts, label = (count) => count.name) {
  if (!counts?.length) return null;
  const sum = (count) => count.counts.reduce((all, one) => all + one, 0);
  const most = Math.max(1, ...counts.map(sum));
  const bar = (count) => {
    const box = el("div", { class: "bar" });
    count.counts.forEach((value, at) => {
      if (value === 0) return;
      const part = el("span", { class: `part ${parts[at]?.[1] ?? "a"}`, title: `${parts[at]?.[0] ?? ""} ${value}`.trim() });
      part.style.width = `${(100 * value) / most}%`;
      box.append(part);
    });
    return box;
  };
  const several = parts.length > 1;
  return el("section", { class: "plot" },
    el("h2", {}, title), note ? el("p", { class: "note" }, note) : null,
    several ? el("ul", { class: "legend", "aria-hidden": "true" }, parts.map(([name, colour]) => el("li", {}, el("span", { class: `swatch ${colour}` }), name))) : null,
    el("table", {},
      el("thead", { class: "unseen" }, el("tr", {}, el("th", { scope: "col" }, "What"), parts.map(([name]) => el("th", { scope: "col" }, name)), el("td", {}))),
      el("tbody", {}, counts.map((count) => el("tr", {},
        el("th", { scope: "row", title: count.title ?? null }, label(count)),
        count.counts.map((value) => el("td", { class: "value" }, value.toLocaleString("en"))),
        el("td", { class: "bars", "aria-hidden": "true" }, bar(count)))))));
}

function figuresView() {
  const { figures } = HEAD;
  const of = (name) => (figures[name] ?? []).reduce((all, count) => all + count.counts[0], 0);
  const tagged = (tag) => HEAD.models.filter((listed) => listed.tags.includes(tag)).length;
  const open = figures.evidence.reduce((all, count) => all + (count.counts[3] ?? 0), 0);
  return [
    el("header", { class: "model" },
      el("p", { class: "over" }, "Overview"),
      el("h1", { tabindex: "-1" }, el("bdi", {}, HEAD.title)),
      el("p", { class: "under" }, `${plural(HEAD.apis.length, "API")}, ${plural(HEAD.files.length, "page")} with something in them`)),
    el("div", { class: "tiles" },
      tile(HEAD.models.length, "models"), tile(figures.fields, "fields"),
      tile(of("constraints") + of("relations"), "rules enforced"), tile(of("rejected"), "sentences not enforced"),
      tile(of("concluded"), "facts concluded"), tile(open, "facts that rest on habit"),
      tile(tagged("deprecated"), "models with something deprecated"), tile(of("lint"), "findings to look at")),
    el("div", { class: "plots" },
      bars("What facts of fields rest on", "How far the documentation shows what the Rust says. What rests on habit may be otherwise; recorded bodies or a line of configuration settle it.",
        figures.evidence, [["its row", "a"], ["another place", "b"], ["what is usual", "c"], ["habit alone", "d"]]),
      bars("Constraints by kind", "Read in prose or in the table, and whether validate() checks them.", figures.constraints, [["enforced", "a"], ["known, not checked", "c"]]),
      bars("Rules between fields", null, figures.relations, [["enforced", "a"]]),
      bars("What is not enforced, and why", "Sentences that read like a rule and are none, or cannot be kept.", figures.rejected, [["sentences", "d"]], (count) => count.title || count.name),
      bars("Conclusions by rule", "Facts that were concluded from another place than the row.", figures.concluded, [["facts", "b"]]),
      bars("Findings", "What schemadown lint says. A note is shown with --verbose.", figures.lint, [["warnings", "d"], ["notes", "c"]], (count) => `${count.name} ${count.title ?? ""}`),
      bars("Models", null, figures.models, [["models", "a"]]),
      bars("Presence of fields", null, figures.presence, [["fields", "a"]]),
      words(figures.words)),
  ];
}

function words(list) {
  return el("section", { class: "plot" }, el("h2", {}, "Words of types that nothing defines"),
    list?.length ? el("table", {},
      el("thead", {}, el("tr", {}, ["Word", "Cells", "Examples show", "First"].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, list.map((word) => el("tr", {},
        el("th", { scope: "row" }, el("code", {}, el("bdi", {}, word.word))), el("td", { class: "value" }, word.cells),
        el("td", {}, word.shown ?? "nothing"), el("td", { class: "quiet" }, word.place ? el("bdi", {}, placeText(word.place)) : "")))))
      : el("p", { class: "note" }, "Every type was read."));
}
