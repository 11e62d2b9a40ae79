// Opens every page in a real browser and checks what only a browser can tell.
//
// Usage: page.mjs FOLDER PEOPLE [--pictures DOCS]
// FOLDER holds the pages of seven people, with and without reasons, of two comparisons and of the leaflet; PEOPLE those of random people.

import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(path.resolve("target/ci/node/package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [folder, people, wanted, docs] = process.argv.slice(2);
const SHAPES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };
const NARROWEST = 320;
// A page is one side of paper; what stands behind it, a comparison and the leaflet have more.
const MOST_SIDES = (name) => (/^(comparison|leaflet)|\.reasons\./.test(name) ? 8 : 1);
const PAPERS = ["A4", "Letter"];
// Between the margins of A4, in CSS pixels.
const PAPER = 695;
// Of text in pictures, in CSS pixels.
const LEAST_TEXT = 11;
// Of letters on paper: 11 points in CSS pixels.
const LEAST_LETTER = 11 * 96 / 72 - 0.01;
const faults = [];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// The page's own policy stops scripts; axe is put in by the debugger, in a world of its own.
async function axeViolations(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  const evaluate = async (expression) => {
    const found = await session.send("Runtime.evaluate", { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
    if (found.exceptionDetails) throw new Error(JSON.stringify(found.exceptionDetails));
    return found.result.value;
  };
  await evaluate(axe);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then((result) => ({
    passes: result.passes.length,
    incomplete: result.incomplete.map((rule) => rule.id),
    violations: result.violations.map((rule) => rule.id + ": " + rule.nodes.map((node) => node.html.slice(0, 120)).join(" | ")),
  }))`);
  await session.detach();
  return found;
}

// Text in a picture is large enough, inside the picture, and on no other text.
const faultsOfPictures = (least) => [...document.querySelectorAll("main svg")].flatMap((svg) => {
  const box = svg.getBoundingClientRect();
  const scale = box.width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll("text")].map((text) => ({ said: text.textContent, size: parseFloat(getComputedStyle(text).fontSize) * scale, at: text.getBoundingClientRect() }));
  const small = texts.filter(({ size }) => size < least).map(({ said, size }) => `'${said}' is ${size.toFixed(1)} px high`);
  const cut = texts.filter(({ at }) => at.left < box.left - 1 || at.right > box.right + 1 || at.bottom > box.bottom + 1).map(({ said }) => `'${said}' is cut`);
  const shared = (from, to) => Math.min(from[1], to[1]) - Math.max(from[0], to[0]);
  const over = texts.flatMap((one, place) => texts.slice(place + 1)
    .filter((other) => shared([one.at.left, one.at.right], [other.at.left, other.at.right]) > 1 && shared([one.at.top, one.at.bottom], [other.at.top, other.at.bottom]) > 3 * scale)
    .map((other) => `'${one.said}' stands on '${other.said}'`));
  return [...small, ...cut, ...over];
});

// Letters outside pictures that are smaller than that.
const smallLetters = (least) => [...document.querySelectorAll("main *")]
  .filter((element) => !element.closest("svg, figure") && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
  .filter((element) => parseFloat(getComputedStyle(element).fontSize) < least)
  .map((element) => `'${element.textContent.slice(0, 40)}' is ${getComputedStyle(element).fontSize} high on paper`);

// Prints a page and counts its sides.
async function sides(page, format) {
  const pdf = await page.pdf({ format, preferCSSPageSize: false });
  return pdf.toString("latin1").match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
}

const pages = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
if (pages.length < 9) faults.push(`only ${pages.length} pages to open`);
let views = 0, rules = 0, pictures = 0, incomplete = new Set(), printed = {};
for (const name of pages) {
  for (const [shape, viewport] of Object.entries(SHAPES)) {
    const context = await browser.newContext({ viewport, deviceScaleFactor: 1 });
    const page = await context.newPage();
    const where = `${name}, ${shape}`;
    const address = pathToFileURL(path.resolve(folder, name)).href;
    page.on("console", (message) => faults.push(`${where}: console: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`${where}: error: ${error.message}`));
    page.on("dialog", (dialog) => { faults.push(`${where}: a dialog opened`); dialog.dismiss(); });
    page.on("request", (request) => { if (request.url() !== address) faults.push(`${where}: a request for ${request.url()}`); });
    await page.goto(address);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, media: "screen" });
      const found = await axeViolations(page);
      views += 1;
      rules = Math.max(rules, found.passes);
      found.incomplete.forEach((id) => incomplete.add(id));
      found.violations.forEach((violation) => faults.push(`${where}, ${colorScheme}: axe: ${violation}`));
    }
    if (shape === "phone") {
      await page.setViewportSize({ width: NARROWEST, height: 640 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > NARROWEST) faults.push(`${where}: ${width} px wide on a screen of ${NARROWEST} px`);
      await page.evaluate(() => { document.documentElement.dir = "rtl"; });
      const hidden = await page.evaluate(() => [...document.querySelectorAll("main *:not(svg *)")].filter((part) => part.getBoundingClientRect().left < -1 || part.getBoundingClientRect().right > innerWidth + 1).length);
      if (hidden) faults.push(`${where}: from right to left, ${hidden} parts are out of sight`);
      await page.evaluate(() => { document.documentElement.dir = "ltr"; });
      (await page.evaluate(faultsOfPictures, LEAST_TEXT)).forEach((fault) => faults.push(`${where}, ${NARROWEST} px: ${fault}`));
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: PAPER, height: 1000 });
      (await page.evaluate(faultsOfPictures, LEAST_TEXT)).forEach((fault) => faults.push(`${name}, print: ${fault}`));
      pictures += await page.locator("main svg").count();
      (await page.evaluate(smallLetters, LEAST_LETTER)).forEach((fault) => faults.push(`${name}: ${fault}`));
      for (const format of PAPERS) {
        const count = await sides(page, format);
        printed[`${name.replace(".html", "")} ${format}`] = count;
        if (count < 1 || count > MOST_SIDES(name)) faults.push(`${name}: ${count} sides of ${format}`);
      }
    }
    await context.close();
  }
}

const random = readdirSync(people).filter((name) => name.endsWith(".html"));
if (random.length < 200) faults.push(`only ${random.length} random people`);
const page = await browser.newPage();
for (const name of random) {
  await page.goto(pathToFileURL(path.resolve(people, name)).href);
  for (const format of PAPERS) {
    const count = await sides(page, format);
    if (count !== 1) faults.push(`random ${name}: ${count} sides of ${format}`);
  }
}
await page.close();

if (wanted === "--pictures") {
  const shots = [
    ["page-phone", "nothing_tried.html", SHAPES.phone, "light", "screen"],
    ["page-dark", "nothing_tried.html", SHAPES.phone, "dark", "screen"],
    ["page-desktop", "psychosis_history.html", { width: 1280, height: 900 }, "light", "screen"],
    ["page-pictures", "severe_pressure.reasons.html", { width: 800, height: 600 }, "light", "screen", "figure"],
    ["page-paper", "psychosis_history.html", { width: 794, height: 1123 }, "light", "print"],
  ];
  for (const [picture, name, viewport, colorScheme, media, part] of shots) {
    const page = await browser.newPage({ viewport });
    await page.emulateMedia({ colorScheme, media });
    await page.goto(pathToFileURL(path.resolve(folder, name)).href);
    await (part ? page.locator(part).first() : page).screenshot({ path: path.join(docs, `${picture}.png`), type: "png" });
    await page.close();
  }
}
await browser.close();

const counts = Object.values(printed);
console.log(`page: ${pages.length} pages, ${views} views by axe (up to ${rules} rules each), ${counts.length} printed on ${Math.min(...counts)} to ${Math.max(...counts)} sides, ${random.length} random people on one, ${pictures} pictures looked at on a phone and on paper`);
if (incomplete.size) console.log(`page: axe could not decide on: ${[...incomplete].join(", ")}`);
if (faults.length) {
  console.error([...new Set(faults)].join("\n"));
  process.exit(1);
}
