// A browser without a window, and what a page did in it that nobody asked for.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Chromium asks for updates and for its maker's hosts unless it is told not to.
const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET });
}

/** Opens a file. `surprises` gets what must not happen: requests, errors, dialogs, windows. */
export async function open(browser, file, { hash = "", scheme = "light", width = 1360, height = 900 } = {}) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height } });
  const surprises = [];
  context.on("page", (page) => {
    page.on("console", (message) => surprises.push(`console: ${message.type()} ${message.text()}`));
    page.on("pageerror", (error) => surprises.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => { surprises.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on("popup", (popup) => surprises.push(`window: ${popup.url()}`));
  });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  const own = `file://${file}`;
  network.on("Network.requestWillBeSent", ({ request }) => {
    if (request.url !== own) surprises.push(`request: ${request.url}`);
  });
  await page.goto(own + hash);
  await page.waitForSelector("[role=option]");
  return { page, surprises, close: () => context.close() };
}

/** What axe finds that is serious, each in a line. */
export async function faults(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
