// Opens pages that hold hostile texts in a real browser, beside pages with harmless words in the same places.
//
// Usage: hostile.mjs PROGRAM TEXTS.json FOLDER
// PROGRAM is the built ketascreen. The pages are written to FOLDER: as many texts on each as it has places for.

import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(path.resolve("target/ci/node/package.json"));
const { chromium } = require("playwright-core");

const [program, data, folder] = process.argv.slice(2);
const texts = JSON.parse(readFileSync(data, "utf8")).map(({ name, text, times }) => ({ name, text: text.repeat(times ?? 1) }));
const LEAST_TEXTS = 100;
const faults = [];
if (texts.length < LEAST_TEXTS) faults.push(`only ${texts.length} texts`);

// As many lines, with nothing in them but words.
const harmless = (text) => text.replaceAll("\r\n", "\n").split("\n").map((line) => (line.trim() ? "word" : "")).join("\n");

const json = (...line) => JSON.parse(execFileSync(program, line, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
const ANSWERS = { age: 34, bp_systolic: 185, bp_diastolic: 95, suicidal_thoughts: "passive", heart: ["stroke?"], ssri_trials: "one", provider_found: "yes" };

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const written = (name, [client, own]) => {
  const record = {
    format: "ketascreen-record/2",
    bank: BANK,
    record: { client },
    answers: { ...ANSWERS, own_words: own },
  };
  const [input, page] = [path.join(folder, `${name}.json`), path.join(folder, `${name}.html`)];
  writeFileSync(input, JSON.stringify(record));
  execFileSync(program, ["summarize", "--reasons", input, "--format", "html", "--force", "-o", page], { stdio: ["ignore", "ignore", "pipe"] });
  return pathToFileURL(path.resolve(page)).href;
};

const first = path.join(folder, "first.json");
writeFileSync(first, JSON.stringify({ answers: ANSWERS }));
const { bank: BANK } = json("summarize", first, "--format", "json");
// A reference and own words; notes stand on no page.
const places = 2;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// Every element with its attributes, and all words, as the browser has them.
async function opened(where, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.on("console", (message) => faults.push(`${where}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${where}: error: ${error.message}`));
  page.on("dialog", (dialog) => { faults.push(`${where}: a dialog opened`); dialog.dismiss(); });
  page.on("popup", () => faults.push(`${where}: a window opened`));
  page.on("request", (request) => { if (request.url() !== address) faults.push(`${where}: a request for ${request.url()}`); });
  page.on("framenavigated", (frame) => { if (frame.url() !== address) faults.push(`${where}: it went to ${frame.url()}`); });
  await page.goto(address);
  // What waits for a time, a pointer or the keyboard gets its chance.
  await page.keyboard.press("Tab");
  await page.mouse.move(200, 200);
  await page.waitForTimeout(100);
  const found = await page.evaluate(() => {
    document.querySelectorAll("details").forEach((part) => { part.open = true; });
    const attributes = (element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort().join(" ");
    return {
      elements: [...document.querySelectorAll("*")].map((element) => `${element.localName} ${attributes(element)}`),
      words: document.querySelector("main").innerText,
      comments: document.createTreeWalker(document, NodeFilter.SHOW_COMMENT).nextNode() !== null,
    };
  });
  await context.close();
  return found;
}

// Runs of plain characters of a text, each of which must be read on the page. What is not plain may be shown by its number.
const runs = (text) => text.split(/[^\x20-\x7e]+/).map((run) => run.replace(/\s+/g, " ").trim()).filter(Boolean);

let pages = 0;
for (let start = 0; start < texts.length; start += 1) {
  const some = Array.from({ length: places }, (_, index) => texts[(start + index) % texts.length]);
  const hostile = await opened(`page ${pages + 1}`, written(`hostile-${pages}`, some.map(({ text }) => text)));
  const plain = await opened(`harmless page ${pages + 1}`, written(`harmless-${pages}`, some.map(({ text }) => harmless(text))));
  pages += 2;
  const at = hostile.elements.findIndex((element, index) => element !== plain.elements[index]);
  if (at >= 0 || hostile.elements.length !== plain.elements.length) faults.push(`page ${pages}: another element: ${hostile.elements[at]} in place of ${plain.elements[at]}`);
  if (hostile.comments) faults.push(`page ${pages}: a comment`);
  const words = hostile.words.replace(/\s+/g, " ");
  // The first is a reference, which is cut on the page; as own words it is shown whole on the next one.
  for (const { name, text } of some.slice(1)) {
    for (const run of runs(text)) if (!words.includes(run)) faults.push(`${name}: not shown: ${run.slice(0, 80)}`);
  }
}

await browser.close();

console.log(`hostile: ${texts.length} texts, ${pages} pages opened`);
if (faults.length) {
  console.error([...new Set(faults)].slice(0, 40).join("\n"));
  process.exit(1);
}
