// Visits every page in three languages on a wide and a narrow screen; takes pictures; runs axe
// (WCAG 2.2 A and AA); checks the skip link, the width, pages without scripts, and that
// verifying in the browser turns green. Ends with 1 when anything is wrong.
// With STANDING_BROWSER_QUICK=1 each page is seen once in each language, wide and narrow by turns.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faults, languages, launch, launchKept, tooWide } from "./looking.js";

const [base, out] = process.argv.slice(2);
const screens = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const quick = process.env.STANDING_BROWSER_QUICK === "1";
const wrong = [];
const complain = (where, what) => { wrong.push(`${where}: ${what}`); console.log(`WRONG ${where}: ${what}`); };

// A list given by the server (the samples' has one), else pages found by following links.
async function pages() {
  const listed = await fetch(base + "/sample-pages");
  if (listed.ok) return (await listed.text()).trim().split("\n");
  const found = new Map();
  const kindOf = (path) => path.split("?")[0].split("/").slice(1, 3).map((p, i) => (i && /[0-9:]/.test(p) ? "*" : p)).join("/");
  const queue = ["/", "/search?q=a", "/acts?adverse=true", "/no-such-page"];
  while (queue.length && found.size < 120) {
    const path = queue.shift();
    if (found.has(path)) continue;
    if ([...found.keys()].filter((p) => kindOf(p) === kindOf(path)).length >= 2) continue;
    const answer = await fetch(base + path, { headers: { "accept-language": "en" } });
    if (!(answer.headers.get("content-type") ?? "").includes("text/html")) continue;
    found.set(path, answer.status);
    for (const [, href] of (await answer.text()).matchAll(/<a [^>]*?href="(\/[^"#]*)/g)) {
      const next = href.replaceAll("&amp;", "&").replaceAll("&#38;", "&");
      if (!next.includes("lang=") && !next.startsWith("/api/")) queue.push(next);
    }
  }
  return [...found.keys()];
}

const withLang = (path, lang) => path + (path.includes("?") ? "&" : "?") + "lang=" + lang;
const nameOf = (path) => path.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, "").slice(0, 60) || "start";

async function look(page, path, lang, screen) {
  const where = `${path} ${lang} ${screen}`;
  const logged = [];
  page.removeAllListeners("console");
  page.on("console", (m) => {
    if (m.type() === "error" && !m.text().includes("status of 4")) logged.push(m.text());
  });
  await page.goto(base + withLang(path, lang), { waitUntil: "load" });
  await page.screenshot({ path: join(out, `${nameOf(path)}.${lang}.${screen}.jpg`), type: "jpeg", quality: 80, fullPage: true });
  for (const what of await faults(page)) complain(where, what);
  for (const text of logged) complain(where, `console: ${text}`);
}

async function keyboard(page, path) {
  await page.goto(base + withLang(path, "en"));
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  if (first !== "#main") return complain(path, "the first stop is not the skip link");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => {
    const main = document.querySelector("main"), at = document.activeElement;
    return main.contains(at) || (main.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
  if (!inside) complain(path, "the skip link does not lead to the main content");
}

async function verify(page, path) {
  await page.goto(base + withLang(path, "en"));
  const panel = page.locator("#verify");
  if (!(await panel.isVisible())) return complain(path, "no way to verify in the browser");
  await panel.locator("button").click();
  await page.waitForFunction(() => document.querySelector("#verify").matches(".good,.failed"), null, { timeout: 10000 })
    .catch(() => complain(path, "verifying does not end"));
  const good = await panel.evaluate((p) => p.matches(".good"));
  if (!good) complain(path, `verifying failed: ${await panel.locator("ol").innerText()}`);
  await panel.screenshot({ path: join(out, `verify.${good ? "good" : "failed"}.png`) });
}

await mkdir(out, { recursive: true });
const paths = await pages();
const profile = await mkdtemp(join(tmpdir(), "standing-browser-"));
let looked = 0;
try {
  const context = await launchKept(profile);
  const page = await context.newPage();
  for (const [turn, [screen, size]] of Object.entries(screens).entries()) {
    await page.setViewportSize(size);
    for (const [p, path] of paths.entries()) for (const [l, lang] of languages.entries()) {
      if (quick && (p + l) % 2 !== turn) continue;
      await look(page, path, lang, screen);
      looked++;
    }
  }
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of paths) {
    await page.goto(base + withLang(path, "en"));
    const too = await tooWide(page);
    if (too > 0) complain(`${path} 320px`, `${too}px too wide`);
  }
  await page.setViewportSize(screens.wide);
  for (const path of paths.slice(0, 8)) await keyboard(page, path);
  const acts = paths.filter((p) => /^\/acts\/[0-9]/.test(p));
  let tried = 0;
  for (const path of acts) {
    const answer = await fetch(base + path);
    if (answer.ok && (await answer.text()).includes('id="verify"')) { await verify(page, path); if (++tried === 2) break; }
  }
  if (tried === 0) complain("acts", "no act to verify was found");
  await context.close();
  const plain = await launch();
  const quiet = await plain.newPage({ javaScriptEnabled: false });
  for (const path of paths) {
    const answer = await quiet.goto(base + withLang(path, "en"));
    if ((await quiet.locator("h1").count()) !== 1) complain(`${path} without scripts`, "no heading");
    if (answer.status() >= 500 && !path.includes("wrong")) complain(path, `status ${answer.status()}`);
  }
  await quiet.goto(base + "/");
  await quiet.fill("#q", "zzzz");
  await quiet.press("#q", "Enter");
  if (!quiet.url().includes("/search?q=zzzz")) complain("/", "looking up without scripts does not work");
  await plain.close();
} finally {
  await rm(profile, { recursive: true, force: true });
}
console.log(`${looked} pages looked at, ${wrong.length} wrong`);
process.exit(wrong.length ? 1 : 0);
