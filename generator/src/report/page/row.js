// A field, a value or a member: its row, what was read in it, and the Rust beside it.

function typeOf(pieces) {
  return (pieces ?? []).map((piece) => {
    if (typeof piece === "string") return piece;
    const listed = HEAD.models[piece];
    return listed ? el("a", { href: toModel(piece) }, el("bdi", {}, nameOf(listed.id)[1])) : "?";
  });
}

function flags(row) {
  const out = (row.status ?? []).map((status) => el("span", { class: `flag ${status}` }, STATUS[status]));
  if (row.deprecated !== undefined) out.push(el("span", { class: "flag deprecated" }, "deprecated"));
  if (row.tags?.includes("changed")) out.push(el("span", { class: "flag changed" }, "changed"));
  return out;
}

function fact(name, ...value) {
  return el("div", {}, el("dt", {}, name), el("dd", {}, value));
}

function rowCard(model, row, at) {
  const label = `row-${at}`;
  const code = linesOf(model, row);
  const facts = [
    row.json !== undefined ? fact(model.kind === "union" ? "tag" : "in JSON", el("code", {}, el("bdi", {}, row.json))) : null,
    row.rust_name !== row.name ? fact("in Rust", el("code", {}, row.rust_name)) : null,
    row.condition !== undefined ? fact("required", el("bdi", {}, row.condition)) : null,
    row.deprecated ? fact("deprecated", el("bdi", {}, row.deprecated)) : null,
    ...(row.unproven ?? []).map((what) => fact("unproven", UNPROVEN[what] ?? what)),
  ].filter(Boolean);
  return pairMarks(el("article", { class: "row", id: label, "aria-labelledby": `${label}-name`, tabindex: "-1" },
    el("header", {},
      el("h3", { id: `${label}-name` }, el("bdi", {}, row.name)),
      row.type ? el("span", { class: "type" }, typeOf(row.type)) : null,
      el("span", { class: "flags" }, flags(row))),
    el("div", { class: "columns" },
      el("div", { class: "read" },
        (row.source ?? []).map((source) => excerpt(source, row.readings ?? [])),
        readingList(row.readings),
        facts.length > 0 ? el("dl", { class: "facts" }, facts) : null,
        remarks(row.lint)),
      code || row.checks ? el("div", { class: "made" },
        code ? rust(code, `Rust of ${row.name}`) : null,
        row.checks ? [el("p", { class: "label" }, "in validate()"), rust(row.checks, `Checks of ${row.name}`)] : null) : null)));
}
