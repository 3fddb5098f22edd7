// What changed: each change with both sides of the documentation and of the Rust.

const CHANGES = 40;

function changesView() {
  const { version, list } = HEAD.changes;
  const counts = new Map(SEVERITIES.map(([name]) => [name, list.filter((change) => change.severity === name).length]));
  const wanted = new Set(SEVERITIES.map(([name]) => name));
  const box = el("div", { class: "rows" });
  const show = (count) => {
    const fits = list.filter((change) => wanted.has(change.severity));
    fill(box, fits.slice(0, count).map((change, at) => changeCard(change, at, fits[at - 1])),
      fits.length > count ? el("button", { type: "button", class: "plain more", on: { click: () => show(count + CHANGES) } }, `Show more (${fits.length - count})`) : null,
      fits.length === 0 ? el("p", { class: "note" }, list.length === 0 ? "Nothing changed." : "No change fits.") : null);
  };
  const filters = SEVERITIES.filter(([name]) => counts.get(name) > 0).map(([name, title]) => {
    const button = el("button", { type: "button", class: `filter ${name}`, "aria-pressed": "true" }, title, " ", el("span", { class: "count" }, counts.get(name)));
    button.addEventListener("click", () => {
      if (wanted.has(name)) wanted.delete(name); else wanted.add(name);
      button.setAttribute("aria-pressed", String(wanted.has(name)));
      show(CHANGES);
    });
    return button;
  });
  show(CHANGES);
  return [
    el("header", { class: "model" },
      el("p", { class: "over" }, "Changes"),
      el("h1", { tabindex: "-1" }, plural(list.length, "change")),
      el("p", { class: "under" }, version === "none" ? "The next version of the crate may be the same." : `The next version of the crate is a ${version} one.`)),
    el("div", { class: "filters", role: "group", "aria-label": "Show changes that are" }, filters),
    box,
  ];
}

function changeCard(change, at, before) {
  const label = `change-${at}`;
  const isNext = before && before.api === change.api && before.id === change.id;
  const [, name] = nameOf(change.id || change.api);
  const path = change.part === undefined ? name : `${name}.${change.part}`;
  const title = change.model === undefined ? el("bdi", {}, path) : el("a", { href: toModel(change.model, "fields", change.part ?? null) }, el("bdi", {}, path));
  const side = (words, excerptOf, code) => el("div", { class: `hand ${words.toLowerCase()}` },
    el("p", { class: "label" }, words),
    excerptOf ? excerpt(excerptOf, [{ as_what: "changed", text: "not on the other side" }]) : el("p", { class: "quiet" }, "not there"),
    code ? rust(code, `Rust, ${words.toLowerCase()}`) : null);
  const whom = change.effects.filter(([, severity]) => severity === "breaking" || severity === "dangerous")
    .map(([who, severity]) => `${severity === "breaking" ? "breaks" : "may break"} ${who}`);
  return el("article", { class: `row change ${change.severity}`, "aria-labelledby": label },
    isNext ? null : el("p", { class: "over" }, el("bdi", {}, HEAD.apis.length > 1 ? `${change.api} · ${change.id}` : change.id)),
    el("header", {},
      el("span", { class: `flag ${change.severity}` }, change.severity === "docs" ? "words only" : change.severity),
      el("h3", { id: label }, title),
      el("span", { class: "said" }, el("bdi", {}, change.message))),
    el("p", { class: "quiet" }, [change.rule, ...whom, change.because ? `comes of ${change.because}` : null, change.allowed ? `allowed: ${change.allowed}` : null].filter(Boolean).join(" · ")),
    el("div", { class: "columns both" }, side("Before", change.old, change.old_rust), side("After", change.new, change.new_rust)));
}
