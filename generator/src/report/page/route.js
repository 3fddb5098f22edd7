// What is shown is in the address behind `#`, so that it can be sent to somebody, and the browser's own keys go back.

const VIEWS = ["fields", "graph", "rust"];

/** The address of a model. */
function toModel(number, view = "fields", row = null) {
  const listed = HEAD.models[number];
  const parts = ["model", HEAD.apis[listed.api], listed.id, view];
  if (row !== null) parts.push(row);
  return `#${parts.map(encodeURIComponent).join("/")}`;
}

/** What an address asks for. */
function route() {
  let parts;
  try {
    parts = location.hash.slice(1).split("/").map(decodeURIComponent);
  } catch {
    parts = [];
  }
  if (parts[0] === "model") {
    const number = numberOf(parts[1], parts[2]);
    const view = VIEWS.includes(parts[3]) ? parts[3] : "fields";
    return { part: "model", number, view, row: parts[4] ?? null };
  }
  return { part: parts[0] === "changes" && HEAD.changes ? "changes" : "overview" };
}

function go(to) {
  if (location.hash === to) window.dispatchEvent(new Event("hashchange"));
  else location.hash = to;
}
