// A model between its neighbours: who refers to it, and what it refers to. Whoever follows a link stands in the middle next.

const FEW = 12;

/** The models that were in the middle before, as far as one walked from one to the next. */
const trail = [];

/** The rows of a model that lead to another. */
function rowsTo(from, to) {
  const leads = (pieces) => (pieces ?? []).includes(to);
  const rows = (from.rows ?? []).filter((row) => leads(row.type)).map((row) => row.name);
  return rows.length > 0 ? rows : (from.facts ?? []).filter(([, pieces]) => leads(pieces)).map(([name]) => name);
}

function neighbour(number, rows) {
  const [folder, name] = nameOf(HEAD.models[number].id);
  const shown = rows.slice(0, 3).join(", ") + (rows.length > 3 ? ` and ${rows.length - 3} more` : "");
  return el("li", {}, el("a", { class: "node", href: toModel(number, "graph") },
    el("span", { class: `kind ${HEAD.models[number].kind}`, "aria-hidden": "true" }, HEAD.models[number].kind[0].toUpperCase()),
    el("span", { class: "name" }, soft(name)),
    el("span", { class: "where" }, soft(shown || folder))));
}

function neighbours(title, list, rows, redraw) {
  const box = el("ul", {});
  const show = (count) => fill(box, list.slice(0, count).map((number) => neighbour(number, rows(number))),
    list.length > count ? el("li", {}, el("button", { type: "button", class: "plain more", on: { click: () => { show(count + 60); redraw(); } } },
      `Show more (${(list.length - count).toLocaleString("en")})`)) : null);
  show(FEW);
  return el("section", { "aria-label": title }, el("h3", {}, title, " ", el("span", { class: "count" }, list.length)),
    list.length > 0 ? box : el("p", { class: "quiet" }, "none"));
}

function graph(number, shown) {
  if (trail.at(-1) !== number) {
    const before = trail.indexOf(number);
    if (before >= 0) trail.length = before;
    trail.push(number);
    if (trail.length > 8) trail.shift();
  }
  const lines = svg("svg", { class: "lines", "aria-hidden": "true" });
  // Beside a long list the middle would be out of sight.
  const isLong = Math.max(referrers[number].length, HEAD.models[number].refs.length) > FEW / 2;
  const view = el("div", { class: isLong ? "graph long" : "graph" }, lines);
  const redraw = () => requestAnimationFrame(() => drawLines(view, lines));
  const middle = el("section", { class: "middle", "aria-label": "The model" },
    el("div", { class: "node" },
      el("span", { class: `kind ${shown.kind}`, "aria-hidden": "true" }, shown.kind[0].toUpperCase()),
      el("span", { class: "name" }, soft(shown.name)),
      el("span", { class: "where" }, HEAD.models[number].refs.includes(number) ? "refers to itself" : shown.kind)));
  const others = (list) => list.filter((other) => other !== number);
  add(view, [
    neighbours("Referred to by", others(referrers[number]), (from) => rowsTo(model(from), number), redraw),
    middle,
    neighbours("Refers to", others(HEAD.models[number].refs), (to) => rowsTo(shown, to), redraw),
  ]);
  new ResizeObserver(redraw).observe(view);
  const walked = trail.length > 1 ? el("nav", { class: "trail", "aria-label": "The way here" },
    trail.map((step, at) => [at > 0 ? el("span", { "aria-hidden": "true" }, " → ") : null,
      el("a", { href: toModel(step, "graph"), "aria-current": step === number ? "true" : null }, el("bdi", {}, nameOf(HEAD.models[step].id)[1]))])) : null;
  return [walked, view];
}

/** Curves from each neighbour to the middle; the columns stand above each other where there is no room beside. */
function drawLines(view, lines) {
  const box = view.getBoundingClientRect();
  const middle = view.querySelector(".middle .node")?.getBoundingClientRect();
  if (!middle || !view.isConnected) return;
  const columns = [...view.querySelectorAll("section")];
  const paths = [];
  for (const column of [columns[0], columns[2]]) {
    const isBefore = column === columns[0];
    for (const node of column.querySelectorAll(".node")) {
      const at = node.getBoundingClientRect();
      const beside = isBefore ? at.right < middle.left : at.left > middle.right;
      if (!beside) continue;
      const [x1, x2] = isBefore ? [at.right, middle.left] : [middle.right, at.left];
      const [y1, y2] = isBefore ? [at.top + at.height / 2, middle.top + middle.height / 2] : [middle.top + middle.height / 2, at.top + at.height / 2];
      const bend = (x2 - x1) / 2;
      const [a, b, c, d] = [x1 - box.left, y1 - box.top, x2 - box.left, y2 - box.top];
      paths.push(svg("path", { d: `M${a} ${b} C${a + bend} ${b} ${c - bend} ${d} ${c} ${d}` }));
    }
  }
  lines.setAttribute("width", box.width);
  lines.setAttribute("height", box.height);
  fill(lines, paths);
}
