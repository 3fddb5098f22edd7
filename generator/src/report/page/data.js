// The data: a head that is read at once, and a line for each model, which is read when it is needed.

const LINES = byId("data").textContent.split("\n");
byId("data").remove();
const HEAD = JSON.parse(LINES[0]);

/** So many models are kept as they were read last. */
const KEPT = 200;
const read = new Map();

/** The model of a number. */
function model(number) {
  let found = read.get(number);
  if (found === undefined) {
    found = JSON.parse(LINES[number + 1]);
    if (read.size >= KEPT) read.delete(read.keys().next().value);
    read.set(number, found);
  }
  return found;
}

/** The number of the model of an API and an id; -1 where there is none. */
const numbers = new Map(HEAD.models.map((listed, number) => [`${HEAD.apis[listed.api]}\n${listed.id}`, number]));

function numberOf(api, id) {
  return numbers.get(`${api}\n${id}`) ?? -1;
}

/** Who refers to each model. */
const referrers = HEAD.models.map(() => []);
HEAD.models.forEach((listed, number) => listed.refs.forEach((to) => referrers[to]?.push(number)));

/** The last part of an id, and what stands before it. */
function nameOf(id) {
  const at = id.lastIndexOf(".");
  return at < 0 ? ["", id] : [id.slice(0, at), id.slice(at + 1)];
}

function placeText(place) {
  return `${HEAD.files[place[0]]}:${place[1]}`;
}
