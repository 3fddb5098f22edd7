// Elements are made here and nowhere else. Text is only ever set as text, and links lead to web pages or within this one.

const SVG = "http://www.w3.org/2000/svg";

/** An address that may be followed, or nothing. */
function address(text) {
  if (text.startsWith("#")) return text;
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") {
    for (const [event, run] of Object.entries(value)) element.addEventListener(event, run);
  } else if (name === "href") {
    const to = address(value);
    if (to !== null) element.setAttribute("href", to);
  } else if (!/^(on|style$|src|action|formaction|srcdoc)/i.test(name)) {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

function add(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) add(element, child);
    else if (child instanceof Node) element.append(child);
    else if (child !== null && child !== undefined && child !== false) element.append(document.createTextNode(String(child)));
  }
  return element;
}

/** An element with attributes and children; strings become text. */
function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) set(element, key, value);
  return add(element, children);
}

/** The same of a picture. */
function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes ?? {})) set(element, key, value);
  return add(element, children);
}

function byId(id) {
  return document.getElementById(id);
}

function fill(element, ...children) {
  element.replaceChildren();
  return add(element, children);
}

function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** A name of many words, which may go on in the next line between two of them. */
function soft(name) {
  return el("bdi", {}, name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[._])/).map((word, at) => [at > 0 ? el("wbr") : null, word]));
}
