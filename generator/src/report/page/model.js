// A model: what it is, its rows, its neighbours, its Rust.

const KINDS = { struct: "Struct", enum: "Enum", union: "Union", alias: "Alias" };
const PARTS = { struct: "Fields", enum: "Values", union: "Members", alias: "What it is" };
/** So many rows are drawn at once. */
const ROWS = 60;

function modelView({ number, view, row }, filter) {
  if (number < 0) {
    return [el("h1", { tabindex: "-1" }, "No such model"), el("p", {}, "The report has no model of this name. It may have been renamed since the address was written down.")];
  }
  const shown = model(number);
  const tab = (name, title, count) => el("a", { href: toModel(number, name), "aria-current": view === name ? "page" : null },
    title, count === undefined ? null : el("span", { class: "count" }, count));
  const links = referrers[number].length + HEAD.models[number].refs.length;
  return [
    head(shown),
    el("nav", { class: "tabs", "aria-label": "Parts of the model" },
      tab("fields", PARTS[shown.kind], shown.rows?.length), tab("graph", "References", links), tab("rust", "Rust")),
    view === "graph" ? graph(number, shown) : view === "rust" ? wholeRust(shown) : fieldsView(shown, row, filter),
  ];
}

function head(shown) {
  return el("header", { class: "model" },
    el("p", { class: "over" }, `${KINDS[shown.kind]} · `, el("bdi", {}, HEAD.apis.length > 1 ? `${shown.api} · ${shown.id}` : shown.id)),
    el("h1", { tabindex: "-1" }, soft(shown.name)),
    el("p", { class: "under" },
      shown.place ? el("bdi", {}, placeText(shown.place)) : null,
      shown.rust_name !== shown.name ? [" · in Rust ", el("code", {}, shown.rust_name)] : null,
      shown.deprecated !== undefined ? el("span", { class: "flag deprecated" }, "deprecated") : null));
}

function wholeRust(shown) {
  return [
    el("p", { class: "note" }, "The type and what ", el("code", {}, "validate()"), " checks. Constructors and what serde needs are in the generated file."),
    rust(shown.rust, `Rust of ${shown.name}`),
  ];
}

function fieldsView(shown, wantedRow, filter) {
  const facts = (shown.facts ?? []).map(([name, pieces]) => fact(name, typeOf(pieces)));
  if (shown.deprecated) facts.push(fact("deprecated", el("bdi", {}, shown.deprecated)));
  const about = pairMarks(el("div", { class: "about" },
    (shown.source ?? []).map((source) => excerpt(source, shown.readings ?? [])),
    readingList(shown.readings),
    facts.length > 0 ? el("dl", { class: "facts" }, facts) : null,
    remarks(shown.lint)));
  const rows = el("div", { class: "rows" });
  rowsInto(rows, shown, filter, wantedRow);
  const only = shown.kind === "enum" || shown.kind === "union" || shown.kind === "alias" ? rust(shown.rust, `Rust of ${shown.name}`) : null;
  return [about.childElementCount > 0 ? about : null, rows, only ? el("section", { class: "whole", "aria-label": "Rust" }, el("p", { class: "label" }, "Rust"), only) : null];
}

/** The rows that the filter is about, or all of them, some at a time. */
function rowsInto(box, shown, filter, wanted) {
  const all = (shown.rows ?? []).map((row, at) => [row, at]);
  const fits = all.filter(([row]) => filter.every((tag) => row.tags?.includes(tag)));
  const isNarrowed = filter.length > 0 && fits.length < all.length && fits.length > 0;
  const show = (list, count) => {
    const note = list.length < all.length
      ? el("p", { class: "narrowed" }, `${list.length} of ${plural(all.length, "row")} fit the filter. `,
        el("button", { type: "button", class: "plain", on: { click: () => show(all, ROWS) } }, "Show all"))
      : null;
    const more = list.length > count
      ? el("button", { type: "button", class: "plain more", on: { click: () => show(list, count + ROWS) } }, `Show more (${list.length - count})`)
      : null;
    fill(box, note, list.slice(0, count).map(([row, at]) => rowCard(shown, row, at)), more);
  };
  const at = wanted === null ? -1 : all.findIndex(([row]) => row.name === wanted);
  show(isNarrowed && at < 0 ? fits : all, Math.max(ROWS, at + 1));
  if (at >= 0) requestAnimationFrame(() => { const card = byId(`row-${at}`); card?.scrollIntoView(); card?.focus({ preventScroll: true }); });
}
