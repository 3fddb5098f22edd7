// The list of models: only what is to be seen of it is drawn, however many there are.

const ROW = 46;
const AROUND = 6;

/** A list of models in an element; `open` is called with the number of the one that is chosen. */
function modelList(box, open) {
  const room = el("div", { class: "room", role: "presentation" });
  box.append(room);
  let items = [];
  let active = 0;
  let current = -1;

  function option(at) {
    const { number, why } = items[at];
    const listed = HEAD.models[number];
    const [folder, name] = nameOf(listed.id);
    const where = HEAD.apis.length > 1 ? [HEAD.apis[listed.api], folder].filter(Boolean).join(" · ") : folder;
    const row = el("div", {
      id: `option-${at}`, role: "option", class: "option", title: listed.id,
      "aria-selected": number === current ? "true" : "false", "aria-setsize": items.length, "aria-posinset": at + 1,
      on: { click: () => { active = at; draw(); open(number); } },
    },
      el("span", { class: `kind ${listed.kind}`, "aria-hidden": "true" }, listed.kind[0].toUpperCase()),
      el("span", { class: "name" }, el("bdi", {}, name)),
      el("span", { class: "where" }, el("bdi", {}, why ?? where), why ? null : ` ${rowCount(listed)}`),
    );
    row.classList.toggle("active", at === active);
    row.style.transform = `translateY(${at * ROW}px)`;
    return row;
  }

  function rowCount(listed) {
    return { struct: plural(listed.rows, "field"), enum: plural(listed.rows, "value"), union: plural(listed.rows, "member"), alias: "alias" }[listed.kind];
  }

  function draw() {
    room.style.height = `${items.length * ROW}px`;
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - AROUND);
    const last = Math.min(items.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW) + AROUND);
    const drawn = [];
    for (let at = first; at < last; at += 1) drawn.push(option(at));
    fill(room, drawn);
    if (active >= first && active < last) box.setAttribute("aria-activedescendant", `option-${active}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function move(to) {
    active = Math.max(0, Math.min(items.length - 1, to));
    const top = active * ROW;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW - box.clientHeight;
    draw();
  }

  const page = () => Math.max(1, Math.floor(box.clientHeight / ROW) - 1);
  const keys = {
    ArrowDown: () => move(active + 1), ArrowUp: () => move(active - 1),
    PageDown: () => move(active + page()), PageUp: () => move(active - page()),
    Home: () => move(0), End: () => move(items.length - 1),
    Enter: () => items[active] && open(items[active].number), " ": () => items[active] && open(items[active].number),
  };
  box.addEventListener("keydown", (event) => {
    const run = event.ctrlKey || event.metaKey || event.altKey ? null : keys[event.key];
    if (run) { event.preventDefault(); run(); }
  });
  box.addEventListener("scroll", draw, { passive: true });
  window.addEventListener("resize", draw);

  return {
    show(found) { items = found; active = 0; box.scrollTop = 0; draw(); },
    /** The model that is open. */
    mark(number) {
      current = number;
      const at = items.findIndex((item) => item.number === number);
      if (at < 0) return draw();
      const top = at * ROW;
      if (top < box.scrollTop || top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = top - (box.clientHeight - ROW) / 3;
      return move(at);
    },
    first() { return items[0]?.number; },
    focus() { box.focus(); draw(); },
  };
}
