// Pages in a real browser: they open without an error, ask nothing of the network, are sound by axe-core, can be gone through
// by keyboard, sort and filter, and are all there without scripts.
// Usage: node browser.mjs FOLDER_WITH_A_SITE PAGE…
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [site, ...pages] = process.argv.slice(2);
const problems = [];
const demand = (holds, words) => holds || problems.push(words);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });

async function opened(path, scheme, width, javaScriptEnabled = true) {
  const viewport = { width, height: 900 };
  const context = await browser.newContext({ colorScheme: scheme, viewport, bypassCSP: true, javaScriptEnabled });
  const page = await context.newPage();
  page.on("console", (said) => said.type() === "error" && problems.push(`${path}: ${said.text()}`));
  page.on("pageerror", (error) => problems.push(`${path}: ${error.message}`));
  page.on("request", (asked) => {
    if (!asked.url().startsWith("file:")) problems.push(`${path}: asks for ${asked.url()}`);
  });
  await page.goto(pathToFileURL(path).href);
  return page;
}

// The first stop leads past what stands on every page; each stop is seen, and shows that it is one.
async function byKeyboard(page, path) {
  const stop = () => page.evaluate(() => {
    const at = document.activeElement;
    const { top, bottom, left, width } = at.getBoundingClientRect();
    const isSeen = width > 0 && left >= 0 && bottom > 0 && top < innerHeight;
    return { name: at.className, outer: at.outerHTML.slice(0, 120), isSeen, outline: getComputedStyle(at).outlineStyle };
  });
  await page.keyboard.press("Tab");
  demand((await stop()).name === "skip", `${path}: the first stop is ${(await stop()).outer}`);
  for (let count = 0; count < 40; count += 1) {
    const { outer, isSeen, outline } = await stop();
    demand(isSeen && outline !== "none", `${path}: by keyboard one does not see ${outer}`);
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement === document.body)) break;
  }
}

// Figures, and the words above them, that stand on more than one line: `10` above `0` is not 100.
function brokenFigures() {
  const found = [];
  for (const cell of document.querySelectorAll(".number, thead th")) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      for (const { 0: word, index } of text.data.matchAll(/[^\s\p{Pd}]+/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].filter((one) => one.width > 0).map((one) => Math.round(one.top)));
        if (lines.size > 1) found.push(word);
      }
    }
  }
  return found;
}

for (const path of [...pages, `${site}/index.html`, `${site}/map.html`]) {
  for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 400], ["light", 360]]) {
    const page = await opened(path, scheme, width);
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run());
    for (const { id, nodes } of found.violations) {
      problems.push(`${path}, ${scheme}, ${width}: ${id} at ${nodes[0].html.slice(0, 200)} (${nodes.length} in all)`);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    demand(over <= 0, `${path}, ${width}: wider than the window by ${over}`);
    const broken = await page.evaluate(brokenFigures);
    demand(broken.length === 0, `${path}, ${width}: broken in the middle: ${broken.slice(0, 3)}`);
    const bare = await page.$$eval("th:not([scope])", (heads) => heads.length);
    demand(bare === 0, `${path}: ${bare} heads of tables say neither row nor column`);
    await byKeyboard(page, path);
    await page.context().close();
  }
}

// Without scripts everything is there; what would need them is not.
const still = await opened(`${site}/index.html`, "light", 1280, false);
demand((await still.locator(".listing tbody tr").count()) > 0, "rows without scripts");
demand(!(await still.locator(".tools").first().isVisible()), "no field that does nothing");
demand((await still.locator("th button").count()) === 0, "no button that does nothing");
await still.locator(".listing a").first().click();
await still.waitForURL(/cities\/.*\.html$/);
await still.context().close();

const page = await opened(`${site}/index.html`, "light", 1280);
const column = (at) => page.$$eval(`#part-1 .listing tbody tr:not([hidden]) > :nth-child(${at})`, (cells) =>
  cells.map((cell) => cell.textContent.trim()));
const listing = page.locator(".listing").first();
const before = await column(2);
await listing.getByRole("button", { name: "City", exact: true }).click();
const byName = await column(2);
demand(String(byName) === String([...before].sort((one, other) => one.localeCompare(other))), "sorting by name");
await listing.getByRole("button", { name: "Overall" }).focus();
await page.keyboard.press("Enter");
demand((await listing.locator("th[aria-sort=ascending]").innerText()).startsWith("Overall"), "sorting by keyboard");
const lows = (await column(5)).map((words) => parseFloat(words));
demand(lows.every((low, at) => at === 0 || lows[at - 1] <= low), "sorting by the score");
// Cities without a state are in no choice of the list.
const state = (await column(3)).find((one) => one);
await listing.getByLabel("State").selectOption(state);
demand((await column(3)).every((one) => one === state), "filtering by state");
await listing.getByLabel("State").selectOption("");
await listing.getByLabel(/^Find/).fill(before[0]);
demand((await column(2)).every((one) => one.includes(before[0])), "finding by name");
await listing.getByLabel(/^Find/).fill("");
await listing.getByRole("link").first().click();
await page.waitForURL(/cities\/.*\.html$/);
demand((await page.title()).length > 0, "a city's page opens");
await browser.close();
console.log(problems.length ? problems.join("\n") : "pages: no problem found");
process.exit(problems.length ? 1 : 0);
