// The page as a whole: what is shown follows the address, the list follows the search.

const state = { query: "", tags: [] };
const list = modelList(byId("list"), (number) => go(toModel(number, shownView())));
let shown = null;

function shownView() {
  return shown?.part === "model" ? shown.view : "fields";
}

function search() {
  const found = find(state);
  list.show(found);
  list.mark(shown?.part === "model" ? shown.number : -1);
  const all = HEAD.models.length;
  const reading = state.query !== "" && proseRead < all ? "; still reading the words" : "";
  byId("found").textContent = (found.length === all ? plural(all, "model") : `${found.length.toLocaleString("en")} of ${plural(all, "model")}`) + reading;
}

function drawFilters() {
  const offered = TAGS.filter(([tag]) => HEAD.models.some((listed) => listed.tags.includes(tag)));
  fill(byId("filters"), offered.map(([tag, title, words]) => el("button", {
    type: "button", class: `filter ${tag}`, title: words, "aria-pressed": String(state.tags.includes(tag)),
    on: { click: () => toggle(tag) },
  }, title)));
}

function toggle(tag) {
  const isOn = state.tags.includes(tag);
  state.tags = isOn ? state.tags.filter((other) => other !== tag) : [...state.tags, tag];
  for (const [at, [name]] of TAGS.filter(([name]) => HEAD.models.some((listed) => listed.tags.includes(name))).entries()) {
    byId("filters").children[at]?.setAttribute("aria-pressed", String(state.tags.includes(name)));
  }
  search();
  if (shown?.part === "model" && shown.view === "fields") draw(false);
}

function draw(isNew = true) {
  const main = byId("main");
  const had = main.contains(document.activeElement);
  shown = route();
  const views = { overview: figuresView, changes: changesView, model: () => modelView(shown, state.tags) };
  fill(main, views[shown.part]());
  drawNav();
  list.mark(shown.part === "model" ? shown.number : -1);
  if (!isNew) return;
  main.scrollTop = 0;
  // Whoever followed a link in the part that is gone goes on at the start of the new one.
  if (had && shown.row == null) main.querySelector("h1")?.focus({ preventScroll: true });
  const name = shown.part === "model" && shown.number >= 0 ? nameOf(HEAD.models[shown.number].id)[1] : null;
  document.title = `${name ? `${name} · ` : ""}${HEAD.title} · Schemadown report`;
}

function drawNav() {
  const link = (href, title, part, count) => el("a", { href, "aria-current": shown.part === part ? "page" : null }, title, count === undefined ? null : el("span", { class: "count" }, count));
  fill(byId("nav"), link("#overview", "Overview", "overview"), HEAD.changes ? link("#changes", "Changes", "changes", HEAD.changes.list.length) : null);
}

/** The reader's choice is kept where the browser keeps anything. */
function theme(next) {
  const root = document.documentElement;
  try {
    const now = next ?? localStorage.getItem("schemadown-theme");
    if (next) localStorage.setItem("schemadown-theme", next);
    if (now === "light" || now === "dark") root.dataset.theme = now;
  } catch {
    if (next) root.dataset.theme = next;
  }
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  byId("theme").textContent = isDark ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", isDark ? "Use light colours" : "Use dark colours");
  return isDark;
}

byId("title").append(el("bdi", {}, HEAD.title));
byId("theme").addEventListener("click", () => theme(theme() ? "light" : "dark"));
byId("query").addEventListener("input", (event) => {
  state.query = event.target.value;
  search();
});
byId("query").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") { event.preventDefault(); list.focus(); }
  if (event.key === "Enter" && list.first() !== undefined) go(toModel(list.first(), shownView()));
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
document.addEventListener("keydown", (event) => {
  const isTyping = /^(input|textarea|select)$/i.test(event.target.tagName);
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) { event.preventDefault(); byId("query").focus(); byId("query").select(); }
});
window.addEventListener("hashchange", () => draw());
theme();
drawFilters();
draw();
search();
readProse(() => { if (state.query !== "") search(); });
