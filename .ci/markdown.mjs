// Parses Markdown with two CommonMark implementations and compares what they find.
//
// Usage: markdown.mjs FILE.md…
// The modules are looked for where .ci/run puts them.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

const require = createRequire(path.resolve("target/ci/node/package.json"));
const commonmark = require("commonmark");
const MarkdownIt = require("markdown-it");

// The standard alone, and with tables as most renderers have them.
const standard = new MarkdownIt("commonmark");
const withTables = new MarkdownIt("default", { html: true });
const faults = [];
const total = { headings: 0, tables: 0, links: 0 };

const squeezed = (html) => html.replace(/\s+/g, " ").replace(/> </g, "><").trim();

// Headings, tables, links and HTML, each with whether somebody's own words are around it.
function found(tokens) {
  const seen = { headings: [], tables: 0, rows: [], links: [], html: 0, inQuote: 0 };
  let quote = 0;
  const each = (list) => {
    for (const token of list) {
      if (token.type === "blockquote_open") quote += 1;
      if (token.type === "blockquote_close") quote -= 1;
      if (token.type === "heading_open") seen.headings.push(Number(token.tag.slice(1)));
      if (token.type === "table_open") { seen.tables += 1; seen.rows.push([]); }
      if (token.type === "tr_open" && seen.rows.length) seen.rows.at(-1).push(0);
      if (token.type === "th_open" || token.type === "td_open") seen.rows.at(-1)[seen.rows.at(-1).length - 1] += 1;
      if (token.type === "link_open") seen.links.push(token.attrGet("href"));
      if (token.type.startsWith("html_")) seen.html += 1;
      if (quote && ["heading_open", "table_open", "link_open", "image", "code_inline", "fence", "bullet_list_open"].includes(token.type)) seen.inQuote += 1;
      if (token.children) each(token.children);
    }
  };
  each(tokens);
  return seen;
}

function ofCommonmark(tree) {
  const seen = { headings: [], html: 0, links: [] };
  const walker = tree.walker();
  for (let step = walker.next(); step; step = walker.next()) {
    if (!step.entering) continue;
    if (step.node.type === "heading") seen.headings.push(step.node.level);
    if (step.node.type === "link") seen.links.push(step.node.destination);
    if (step.node.type.startsWith("html_")) seen.html += 1;
  }
  return seen;
}

const files = process.argv.slice(2);
for (const file of files) {
  const name = path.basename(file);
  const fault = (what) => faults.push(`${name}: ${what}`);
  const text = readFileSync(file, "utf8");
  const tree = new commonmark.Parser().parse(text);
  const html = new commonmark.HtmlRenderer().render(tree);
  const [one, two, tables] = [ofCommonmark(tree), found(standard.parse(text, {})), found(withTables.parse(text, {}))];
  if (squeezed(html) !== squeezed(standard.render(text))) fault("the two renderers do not agree");
  for (const [which, seen] of [["commonmark", one], ["markdown-it", two], ["markdown-it with tables", tables]]) {
    if (seen.html) fault(`${which} finds ${seen.html} pieces of HTML`);
    if (seen.headings.join() !== one.headings.join()) fault(`${which} finds other headings`);
    for (const link of seen.links) if (!link.startsWith("https://")) fault(`${which}: a link to ${link}`);
    if (seen.links.join() !== one.links.join()) fault(`${which} finds other links`);
  }
  const levels = one.headings;
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) fault(`the title is not the one heading of level 1: ${levels}`);
  levels.forEach((level, index) => { if (index && level > levels[index - 1] + 1) fault(`a level of heading is left out: ${levels.slice(0, index + 1)}`); });
  if (tables.inQuote) fault("somebody's own words are read as more than words");
  // A table is found for each of its rules, and each row has as many cells as the head.
  const rules = text.split("\n").filter((line) => /^\|( --- \|)+$/.test(line)).length;
  if (tables.tables !== rules) fault(`${tables.tables} tables of ${rules}`);
  for (const rows of tables.rows) if (new Set(rows).size !== 1 || rows.length < 2) fault(`a table whose rows are ${rows} cells`);
  // Links are those of sources: each its own address, as written.
  const written = [...text.matchAll(/<(https:\/\/[^>\s]+)>/g)].length;
  if (one.links.length !== written) fault(`${one.links.length} links, ${written} written`);
  total.headings += levels.length;
  total.tables += tables.tables;
  total.links += one.links.length;
}

if (!files.length || !total.headings || !total.tables || !total.links) faults.push("nothing was parsed");
console.log(`markdown: ${files.length} files, the same in commonmark and markdown-it: ${total.headings} headings, ${total.tables} tables, ${total.links} links`);
if (faults.length) {
  console.error([...new Set(faults)].slice(0, 40).join("\n"));
  process.exit(1);
}
