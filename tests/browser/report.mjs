// `schemadown report` as somebody uses it: opened from the disk, searched, filtered, walked through with keys alone.
// The program is the first argument, or what `cargo build` has left.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { NEW, OLD, hostile } from "./docs.mjs";
import { faults, launch, open } from "./harness.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = resolve(process.argv[2] ?? join(root, "target/debug/schemadown"));
const folder = mkdtempSync(join(tmpdir(), "report-"));

function report(name, ...args) {
  const file = join(folder, name);
  execFileSync(program, ["report", "--quiet", "--out", file, ...args], { cwd: root });
  return file;
}

function docs(name, text) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "shop.md"), text);
  return join(folder, name);
}

const specs = report("specs.html");
const changed = report("changed.html", docs("new", NEW), "--diff", docs("old", OLD));
const harmful = report("hostile.html", docs("hostile", hostile()), "--dialect", "tables", "--title", "</title><script>globalThis.harmed=1</script>", "--diff", docs("before", OLD));
const browser = await launch();

const heading = (page) => page.locator("main h1").innerText();
const found = (page) => page.locator("#found").innerText();

const tests = {
  async "it opens on an overview, and nothing leaves the page"({ page }) {
    assert.equal(await heading(page), "authserver, orchard, parcels");
    assert.match(await found(page), /^\d+ models$/);
    assert.ok(await page.locator(".plot tbody tr").count() > 20);
  },

  async "a search goes by names first, then by rows, then by words"({ page }) {
    const names = () => page.locator("[role=option] .name").allInnerTexts();
    await page.fill("#query", "grant");
    assert.equal((await names())[0], "Grant");
    await page.fill("#query", "recovery_code_that_no_page_has");
    assert.match(await found(page), /^0 of/);
    await page.fill("#query", "grantId");
    assert.match(await page.locator("[role=option] .where").first().innerText(), /grantId/);
    await page.fill("#query", "length.between");
    await page.waitForFunction(() => /^[1-9]\d* of \d+ models$/.test(document.getElementById("found").textContent));
    assert.equal(await page.locator("[role=option] .where").first().innerText(), "in the words");
  },

  async "filters leave the models that have it, and their rows"({ page }) {
    const all = await found(page);
    const lint = page.getByRole("button", { name: "Lint", exact: true });
    await lint.click();
    assert.equal(await lint.getAttribute("aria-pressed"), "true");
    assert.match(await found(page), /^[1-9]\d* of/);
    await page.locator("[role=option]").first().click();
    const rows = page.locator("article.row");
    const few = await rows.count();
    assert.ok(few > 0 && await rows.filter({ has: page.locator(".remarks .warning") }).count() === few);
    await page.getByRole("button", { name: "Show all" }).click();
    assert.ok(await rows.count() > few);
    await lint.click();
    assert.equal(await found(page), all);
  },

  async "a row shows the words, what was read in them, and the Rust"({ page }) {
    await page.goto(`${page.url().split("#")[0]}#model/parcels/shipments.Parcel/fields`);
    const row = page.locator("article.row", { has: page.locator("mark") }).first();
    const mark = row.locator("mark").first();
    const number = (await mark.getAttribute("data-read")).split(" ")[0];
    assert.match(await row.locator(`.reading[data-read="${number}"]`).innerText(), /enforced/);
    assert.match(await row.locator("pre").first().innerText(), /pub /);
    await mark.hover();
    assert.ok(await row.locator(`.reading[data-read="${number}"].lit`).count() === 1);
  },

  async "keys alone are enough"({ page }) {
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "query");
    await page.keyboard.type("serverevent");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "listbox");
    const active = await page.locator("#list").getAttribute("aria-activedescendant");
    assert.equal(await page.locator(`[id="${active}"]`).getAttribute("role"), "option");
    await page.keyboard.press("Enter");
    assert.equal(await heading(page), "ServerEvent");
    await page.locator(".tabs a", { hasText: "References" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".graph");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    const next = page.locator(".graph a.node").first();
    const name = await next.locator(".name").innerText();
    await next.focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".middle .name").innerText(), name);
    assert.equal(await page.locator(".trail a").count(), 2);
    await page.goBack();
    assert.equal(await page.locator(".middle .name").innerText(), "ServerEvent");
    await page.waitForFunction(() => document.querySelectorAll(".lines path").length === document.querySelectorAll(".graph a.node").length);
    await page.keyboard.press("Tab");
    await page.locator("#list").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await page.keyboard.press(" ");
    assert.equal(await heading(page), "ServerEvent");
  },

  async "a type leads to its model, and an unknown address says so"({ page }) {
    await page.goto(`${page.url().split("#")[0]}#model/authserver/components.ServerEvent/fields`);
    await page.locator(".type a").first().click();
    assert.notEqual(await heading(page), "ServerEvent");
    for (const hash of ["#model/no/such", "#model/%E0%A4%A/x", "#model", "#changes", "#%", "#model/authserver/__proto__"]) {
      await page.goto(page.url().split("#")[0] + hash);
      assert.match(await heading(page), /No such model|authserver, orchard/);
    }
  },

  async "colours follow the reader"({ page }) {
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole("button", { name: "Use dark colours" }).click();
    assert.notEqual(await ground(), light);
    await page.reload();
    await page.waitForSelector("[role=option]");
    assert.notEqual(await ground(), light);
    await page.getByRole("button", { name: "Use light colours" }).click();
    assert.equal(await ground(), light);
  },
};

async function check(name, file, options, run) {
  const opened = await open(browser, file, options);
  try {
    await run(opened);
    assert.deepEqual(opened.surprises, []);
    console.log(`ok   ${name}`);
    return true;
  } catch (error) {
    console.log(`FAIL ${name}\n${error.stack}`);
    return false;
  } finally {
    await opened.close();
  }
}

const results = [];
for (const [name, run] of Object.entries(tests)) results.push(await check(name, specs, {}, run));

results.push(await check("old and new stand side by side", changed, { hash: "#changes" }, async ({ page }) => {
  const card = page.locator("article.change", { hasText: "Order.note" }).first();
  assert.equal(await card.locator(".before mark").first().innerText(), "40");
  assert.equal(await card.locator(".after mark").first().innerText(), "20");
  assert.match(await card.locator(".before pre").innerText(), /at most 40/);
  assert.match(await card.locator(".after pre").innerText(), /at most 20/);
  const cards = await page.locator("article.change").count();
  await page.locator(".filter.breaking").click();
  assert.ok(await page.locator("article.change").count() < cards);
  await page.getByRole("button", { name: "Changed", exact: true }).click();
  assert.match(await found(page), /^1 of 2/);
}));

// Each view, in both colours, and where there is little room.
const views = [
  [specs, ["#overview", "#model/authserver/components.PolicyRule/fields", "#model/authserver/components.ServerEvent/graph", "#model/authserver/components.Client/rust"]],
  [changed, ["#changes"]],
];
for (const scheme of ["light", "dark"]) {
  for (const width of [1360, 420]) {
    for (const [file, hashes] of views) {
      for (const hash of hashes) {
        results.push(await check(`no serious fault: ${hash} ${scheme} ${width}`, file, { hash, scheme, width }, async ({ page }) => {
          assert.deepEqual(await faults(page), []);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the window");
        }));
      }
    }
  }
}

results.push(await check("a hostile documentation is text and nothing else", harmful, {}, async ({ page }) => {
  const count = Number((await found(page)).match(/^\d+/)[0]);
  assert.ok(count >= 2);
  const hashes = ["#overview", "#changes"];
  for (let at = 0; at < count; at += 1) {
    await page.locator("[role=option]").nth(at).click();
    const hash = await page.evaluate(() => location.hash);
    hashes.push(hash, hash.replace(/fields$/, "graph"), hash.replace(/fields$/, "rust"));
  }
  for (const hash of hashes) {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForTimeout(50);
    for (const more of await page.locator("summary").all()) await more.click();
    const state = await page.evaluate(() => ({
      harmed: globalThis.harmed ?? null,
      elements: [...document.querySelectorAll("img, iframe, object, embed, form, base, meta[http-equiv=refresh], link, audio, video")].map((one) => one.outerHTML),
      scripts: document.scripts.length,
      styles: document.querySelectorAll("style").length,
      handlers: [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some(({ name }) => /^on|^srcdoc$|^style$/.test(name) && !(name === "style" && one.matches(".room, .option, .part")))).map((one) => one.tagName),
      links: [...document.querySelectorAll("[href]")].map((one) => one.getAttribute("href")).filter((to) => !/^(#|https?:\/\/)/.test(to)),
      wide: document.documentElement.scrollWidth > innerWidth,
      bidi: /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/.test(document.body.innerText),
    }));
    assert.deepEqual(state, { harmed: null, elements: [], scripts: 1, styles: 1, handlers: [], links: [], wide: false, bidi: false }, hash);
  }
  await page.fill("#query", "</script>");
  await page.waitForFunction(() => /^[1-9]/.test(document.getElementById("found").textContent));
  assert.equal(await page.title(), await page.evaluate(() => document.title));
}));

results.push(await check("the policy holds even where the page would not", harmful, {}, async ({ page, surprises }) => {
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    const refused = [];
    const tricks = [
      () => { script.text = "globalThis.harmed=1"; },
      () => { document.body.innerHTML = "<b>x</b>"; },
      () => { document.body.setAttribute("onclick", "globalThis.harmed=1"); },
    ];
    for (const trick of tricks) {
      try { trick(); } catch (error) { refused.push(error.name); }
    }
    document.body.click();
    return { refused, harmed: globalThis.harmed ?? null };
  });
  assert.deepEqual(ran, { refused: ["TypeError", "TypeError", "TypeError"], harmed: null });
  assert.ok(surprises.length > 0, "the browser says nothing of what it refused");
  surprises.length = 0;
}));

const tampered = join(folder, "tampered.html");
writeFileSync(tampered, readFileSync(specs, "utf8").replace("</body>",
  "<script>globalThis.harmed=1</script><img src=x onerror=globalThis.harmed=1><button></button></body>"));
results.push(await check("what somebody adds to the file does not run, and axe sees what is wrong with it", tampered, {}, async ({ page, surprises }) => {
  assert.equal(await page.evaluate(() => globalThis.harmed ?? null), null);
  assert.ok(surprises.some((said) => /Content Security Policy/.test(said)));
  assert.ok((await faults(page)).some((fault) => fault.startsWith("button-name")));
  surprises.length = 0;
}));

// Eleven thousand models, made of a hundred: what is drawn does not grow.
const large = join(folder, "large.html");
writeFileSync(large, multiplied(readFileSync(specs, "utf8"), 110));
results.push(await check("eleven thousand models are no more to draw", large, {}, async ({ page }) => {
  assert.match(await found(page), /^11,\d\d\d models$/);
  assert.ok(await page.locator("[role=option]").count() < 60);
  await page.locator("#list").focus();
  await page.keyboard.press("End");
  const last = page.locator("[role=option].active");
  assert.equal(await last.getAttribute("aria-posinset"), await last.getAttribute("aria-setsize"));
  await page.keyboard.press("Enter");
  assert.notEqual(await heading(page), "authserver, orchard, parcels");
  await page.fill("#query", "serverevent");
  assert.match(await found(page), /^\d+ of 11,\d\d\d models/);
}));

function multiplied(html, times) {
  const [before, rest] = html.split('id="data">');
  const end = rest.indexOf("</script>");
  const [head, ...models] = rest.slice(0, end).split("\n");
  const data = JSON.parse(head);
  const once = data.models;
  data.models = [];
  for (let at = 0; at < times; at += 1) {
    for (const listed of once) {
      data.models.push({ ...listed, id: `copy${at}.${listed.id}`, refs: listed.refs.map((to) => to + at * once.length) });
    }
  }
  const safe = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const lines = Array.from({ length: times }, () => models).flat();
  return `${before}id="data">${[safe, ...lines].join("\n")}${rest.slice(end)}`;
}

await browser.close();
rmSync(folder, { recursive: true });
const failed = results.filter((passed) => !passed).length;
console.log(`${results.length - failed} of ${results.length} hold`);
process.exitCode = failed > 0 ? 1 : 0;
