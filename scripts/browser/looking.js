// What the checks of pages share: the browser, the two screens, and what is wrong with a page.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const languages = ["en", "zh-Hans", "zh-Hant"];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const executablePath = "/usr/bin/chromium";

export const launch = () => chromium.launch({ executablePath, args });
export const launchKept = (profile) => chromium.launchPersistentContext(profile, { executablePath, args, viewport: null });

export const tooWide = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Horizontal scroll, and axe's violations (WCAG 2.2 A and AA), as sentences.
export async function faults(page) {
  const wrong = [];
  const too = await tooWide(page);
  if (too > 0) wrong.push(`${too}px too wide`);
  // Everything opened, so that what is folded away is judged too.
  const folded = await page.evaluate(() => {
    const closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((d) => { d.open = true; d.dataset.folded = ""; });
    return closed.length;
  });
  const opened = folded ? await tooWide(page) : 0;
  if (opened > 0) wrong.push(`${opened}px too wide with everything open`);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), rules);
  for (const v of found.violations) wrong.push(`${v.id}: ${v.help} (${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join("; ")})`);
  await page.evaluate(() => document.querySelectorAll("details[data-folded]").forEach((d) => { d.open = false; delete d.dataset.folded; }));
  return wrong;
}
