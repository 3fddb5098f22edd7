// Rust with a little colour. What the pattern does not know stays as it is.

const RUST = new RegExp([
  /(?<comment>\/\/[^\n]*)/,
  /(?<attribute>#!?\[[^\n]*\])/,
  /(?<string>b?"(?:\\.|[^"\\])*")/,
  /(?<lifetime>'[a-z_]+\b(?!'))/,
  /(?<keyword>\b(?:as|const|crate|dyn|else|enum|fn|for|if|impl|in|let|match|mod|move|mut|pub|ref|return|self|Self|static|struct|trait|type|use|where|while)\b)/,
  /(?<number>\b\d[\d_]*(?:\.\d+)?(?:[iuf]\d+)?\b)/,
  /(?<type>\b[A-Z][A-Za-z0-9]*\b)/,
].map((part) => part.source).join("|"), "g");

function rust(text, label) {
  const out = [];
  let from = 0;
  for (const found of text.matchAll(RUST)) {
    const kind = Object.keys(found.groups).find((name) => found.groups[name] !== undefined);
    out.push(text.slice(from, found.index), el("span", { class: `r-${kind}` }, found[0]));
    from = found.index + found[0].length;
  }
  out.push(text.slice(from));
  return el("pre", { class: "rust", tabindex: "0", role: "region", "aria-label": label }, el("code", {}, out));
}

/** The lines of a row in the Rust of its model. */
function linesOf(model, row) {
  if (typeof row.rust === "string") return row.rust;
  if (!row.rust) return "";
  const [first, count] = row.rust;
  return model.rust.split("\n").slice(first, first + count).map((line) => line.replace(/^ {4}/, "")).join("\n");
}
