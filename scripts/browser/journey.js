// Walks a penalty from its proposal to its annulment in a real browser, as the officer who
// proposes it, the officer who approves and decides it, the organisation it is about, and the
// reviewer who annuls it. Each page on the way is seen in three languages, wide and on a phone:
// a picture, no scrolling sideways, nothing from axe. One walk goes without scripts.
//   node journey.js STANDING OUTDIR [PICTURES]     PICTURES: where the guide's pictures go
// With STANDING_BROWSER_QUICK=1 each page is seen once in each language, wide and narrow by turns.
// The register is a sandbox made for this and thrown away; passwords and one-time codes are made
// up here. So is the factory: a penalty that never was is not told of a firm that is.
import { execFileSync, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faults, languages, launch } from "./looking.js";

const [standing, out, pictures] = process.argv.slice(2);
const quick = process.env.STANDING_BROWSER_QUICK === "1";
const screens = { wide: { width: 1280, height: 900 }, phone: { width: 375, height: 812 } };
const bureau = "tw-environment/taoyuan-epb";
const factory = "tw-epa:H0000001";
const factoryName = "範例化學工業股份有限公司桃園第二廠";
const theirPage = `/organisations/${factory}`;
const facts = "派員查核，發現廢棄物產出、貯存情形未依規定申報。";

const wrong = [];
const complain = (where, what) => { wrong.push(where); console.log(`WRONG ${where}: ${what}`); };
const expect = (what, right) => { if (!right) complain(here, what); };
let here = "start", looked = 0, turn = 0;

// The register and whoever works with it.
const work = await mkdtemp(join(tmpdir(), "standing-journey-"));
const data = join(work, "register");
const run = (input, ...args) => execFileSync(standing, [...args, "--data", data], { input, encoding: "utf8", stdio: "pipe" });
const people = {};

function add(login, role, body, withCode) {
  const password = randomBytes(18).toString("base64url");
  run(password + "\n", "person", "add", login);
  run("", "person", "role", login, role, body, "--from", "2024-01-01");
  people[login] = { password, secret: withCode && JSON.parse(run("", "person", "totp", login, "--json")).secret };
}

// A one-time code of RFC 6238.
function codeOf(secret) {
  const bits = [...secret].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
  const hash = createHmac("sha1", key).update(step).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1000000).padStart(6, "0");
}

let server, base;
const port = await new Promise((done) => {
  const socket = createServer().listen(0, "127.0.0.1", () => { const { port } = socket.address(); socket.close(() => done(port)); });
});
async function stop() {
  if (!server) return;
  const gone = new Promise((done) => server.once("exit", done));
  server.kill();
  await gone;
  server = undefined;
}
// The register's own day moves by serving it again; who is signed in stays so.
async function day(today) {
  await stop();
  base = `http://127.0.0.1:${port}`;
  server = spawn(standing, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--today", today], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (text) => { said += text; });
  for (let n = 0; n < 150; n++) {
    if (await fetch(base + "/healthz").then((a) => a.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`the server did not come up on ${today}: ${said}`);
}

// Seeing a page.
const speak = (page, lang) => page.context().addCookies([{ name: "lang", value: lang, url: base }]);

// `arrive` comes to the page again, in another language; by itself it is loaded again.
async function see(page, name, arrive = () => page.reload()) {
  here = name;
  turn++;
  for (const [l, lang] of [...languages.slice(1), languages[0]].entries()) {
    await speak(page, lang);
    await arrive();
    for (const [s, [screen, size]] of Object.entries(screens).entries()) {
      if (quick && (turn + l) % 2 !== s) continue;
      await page.setViewportSize(size);
      await page.screenshot({ path: join(out, `journey-${name}.${lang}.${screen}.jpg`), type: "jpeg", quality: 80, fullPage: true });
      for (const what of await faults(page)) complain(`${name} ${lang} ${screen}`, what);
      looked++;
    }
  }
  await page.setViewportSize(screens.wide);
}

// One of the guide's pictures: the main part or a part of it, as wide as a page of a book.
async function picture(page, name, { part = "main", height = 2000 } = {}) {
  if (!pictures) return;
  await page.setViewportSize({ width: 760, height: 900 });
  await page.evaluate(() => document.activeElement?.blur());
  const box = await page.locator(part).first().evaluate((e) => {
    const r = e.getBoundingClientRect();
    return { x: r.x - 12 + scrollX, y: r.y + scrollY, width: r.width + 24, height: r.height };
  });
  const clip = { ...box, height: Math.min(box.height, height) };
  await page.screenshot({ path: join(pictures, `penalty-${name}.png`), fullPage: true, clip });
  await page.setViewportSize(screens.wide);
}

const has = async (page, text) => (await page.locator("main").innerText()).includes(text);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const field = (page, label) => page.getByLabel(label, { exact: true });

async function signIn(page, login, name) {
  here = `${login} signs in`;
  await page.goto(base + "/sign-in");
  if (name) await see(page, `${name}-sign-in`);
  await field(page, "Login name").fill(login);
  await field(page, "Password").fill(people[login].password);
  await press(page, "Sign in");
  if (people[login].secret) {
    if (name) await see(page, `${name}-code`, () => page.goto(base + "/sign-in/code"));
    await field(page, "Code").fill(codeOf(people[login].secret));
    await press(page, "Continue");
  }
  expect("is not at the desk", new URL(page.url()).pathname === "/desk");
}

// A step's form is folded; its fields are looked for inside.
async function step(page, word, answers = {}) {
  const form = page.locator(`#${word}`);
  if (!(await form.evaluate((d) => d.open))) await form.locator("summary").click();
  for (const [label, answer] of Object.entries(answers)) {
    const group = form.getByRole("group", { name: label, exact: true });
    if (await group.count()) { await group.getByRole("radio", { name: answer }).check(); continue; }
    const asked = form.getByLabel(label, { exact: true });
    if (await asked.evaluate((f) => f.tagName === "SELECT")) await asked.selectOption(answer);
    else await asked.fill(answer);
  }
  await form.getByRole("button").click();
}
async function taken(page, word) {
  expect(`\`${word}\` was not taken: ${await page.locator(".errors").allInnerTexts()}`, new URL(page.url()).search === `?done=${word}`);
}

async function choose(page, name) {
  await page.getByRole("radio", { name: "Environmental penalty" }).check();
  await field(page, "Identifier of the organisation").fill(factory);
  await field(page, "Its name").fill(name);
  await press(page, "Continue");
}
async function answer(page) {
  await page.getByLabel("Decision number").fill("府環廢字第1130000001號");
  await page.getByLabel("Day of the breach").fill("2024-05-20");
  await page.getByLabel(/^Fine/).fill("60,000");
  const law = page.locator("#basis-waste-31");
  if (!(await law.isVisible())) await page.locator("details", { has: law }).locator("summary").click();
  await law.check();
  await page.getByLabel("Reasons").fill(facts);
  await press(page, "Continue");
}

// The link of an error leads to its field.
async function linksLead(page) {
  for (const link of await page.locator(".errors a").all()) {
    await link.click();
    const to = (await link.getAttribute("href")).slice(1);
    const at = await page.evaluate(() => document.activeElement.id);
    expect(`the error's link leads to \`${at}\`, not \`${to}\``, at === to);
  }
}

async function walk(browser) {
  const open = async (options) => {
    const page = await (await browser.newContext({ viewport: screens.wide, ...options })).newPage();
    page.setDefaultTimeout(10000);
    return page;
  };
  const [ann, bob, rep, eve, anyone] = await Promise.all([0, 1, 2, 3, 4].map(() => open()));

  // The officer in charge proposes.
  await day("2024-05-27");
  await signIn(ann, "officer-1", "officer");
  await see(ann, "officer-desk");
  await ann.getByRole("link", { name: "Your queue" }).click();
  await see(ann, "officer-queue-empty");
  await ann.getByRole("link", { name: "Propose an act" }).click();
  await see(ann, "propose-choose");
  await press(ann, "Continue");
  here = "propose-choose-empty";
  expect("nothing is said of empty answers", (await ann.title()).startsWith("Error:"));
  await linksLead(ann);
  await see(ann, "propose-choose-empty");
  await choose(ann, "範例化學工業股份有限公司桃園第一廠");
  await see(ann, "propose-another-name");
  expect("the register's name is not told", await has(ann, `This identifier is ${factoryName} in the register`));
  await picture(ann, "another-name", { height: 900 });
  await choose(ann, factoryName);
  await see(ann, "propose-form");
  await press(ann, "Continue");
  const again = async () => { await ann.goBack(); await ann.reload(); await ann.locator("form.ask button[type=submit]").click(); };
  await see(ann, "propose-empty", again);
  expect("the title does not say so", (await ann.title()).startsWith("Error:"));
  await linksLead(ann);
  await answer(ann);
  await see(ann, "propose-check");
  expect("the answers are not shown again", (await has(ann, "NT$60,000")) && (await has(ann, facts)));
  await picture(ann, "check");
  await press(ann, "Propose");
  await taken(ann, "proposed");
  expect("no reference number", await has(ann, "Reference number"));
  await see(ann, "proposed");
  const path = new URL(ann.url()).pathname;
  expect("the writer is offered to approve", (await ann.locator("#approved").count()) === 0);

  // Another officer, with a one-time code, approves.
  await signIn(bob, "officer-2");
  await bob.getByRole("link", { name: "Your queue" }).click();
  await see(bob, "approver-queue");
  await bob.locator(`a[href="${path}"]`).click();
  await see(bob, "approver-proposed");
  await step(bob, "approved");
  await taken(bob, "approved");

  // The notice is served; deciding too early is refused and keeps what was typed.
  await ann.goto(base + path);
  await step(ann, "notified", { "Day of service": "2024-05-27", How: "post", "What proves it": "RR 0001" });
  await taken(ann, "notified");
  await see(ann, "notified");
  await bob.goto(base + path);
  const early = async () => {
    await bob.goto(base + path);
    await bob.locator("#decided-reasons").fill("審酌。");
    await bob.locator("#decided button").click();
  };
  here = "decided-early";
  await bob.goto(base + path);
  await step(bob, "decided", { "Day of decision": "2024-05-27", Reasons: "審酌。" });
  expect("the day is not told", await has(bob, "may still answer until 6 June 2024"));
  expect("what was typed is gone", (await bob.locator("#decided-reasons").inputValue()) === "審酌。");
  await linksLead(bob);
  await see(bob, "decided-early", early);
  await picture(bob, "too-early", { height: 250 });

  // The organisation sees it and answers nothing. The public sees nothing.
  await signIn(rep, "agent-1");
  await see(rep, "firm-desk");
  await rep.getByRole("link", { name: "Your queue" }).click();
  await see(rep, "firm-queue");
  await rep.locator(`a[href="${path}"]`).click();
  await see(rep, "firm-notified");
  await picture(rep, "firm", { height: 900 });

  await day("2024-06-07");
  await bob.goto(base + path);
  await step(bob, "decided", { "Day of decision": "2024-06-07", Reasons: "未於期限內陳述意見；違規事實明確，依法裁處。" });
  await taken(bob, "decided");
  await anyone.goto(base + theirPage);
  expect("shown before it is served", !(await has(anyone, "NT$60,000")));
  await ann.goto(base + path);
  await step(ann, "served", { "Day of service": "2024-06-07", How: "post", "What proves it": "RR 0002" });
  await taken(ann, "served");
  await see(ann, "served");
  await anyone.goto(base + theirPage);
  expect("not shown after it was served", await has(anyone, "NT$60,000"));
  await see(anyone, "public-stands");

  // The organisation appeals.
  await day("2024-06-17");
  await rep.goto(base + path);
  await see(rep, "firm-served");
  expect("the last day to appeal is not told", await has(rep, "until 8 July 2024"));
  await picture(rep, "contest", { part: "#contested" });
  await step(rep, "contested", { "Which way": /^Appeal/, Grounds: "當日已完成申報，申報系統留有紀錄。" });
  await taken(rep, "contested");
  await see(rep, "firm-contested");
  await anyone.goto(base + theirPage);
  expect("not marked as contested", await has(anyone, "contested"));
  await see(anyone, "public-contested");
  await picture(anyone, "public-contested", { height: 760 });

  // A reviewer of another body decides.
  await day("2024-07-02");
  await bob.goto(base + path);
  expect("who decided may decide the appeal", (await bob.locator("#settled").count()) === 0);
  await signIn(eve, "reviewer-1", "reviewer");
  await eve.getByRole("link", { name: "Your queue" }).click();
  await see(eve, "reviewer-queue");
  await eve.locator(`a[href="${path}"]`).click();
  await see(eve, "reviewer-contested");
  await picture(eve, "review", { part: "#settled" });
  await step(eve, "settled", { "What is decided": "Penalty annulled on petition", "Day of decision": "2024-07-02", Reasons: "申報紀錄屬實，原處分撤銷。" });
  await taken(eve, "settled");
  await see(eve, "reviewer-settled");
  await anyone.goto(base + theirPage);
  expect("its content is still shown", !(await has(anyone, "NT$60,000")));
  await see(anyone, "public-annulled");
  await anyone.locator("#main details summary").first().click();
  await picture(anyone, "public-annulled", { height: 520 });

  // Without scripts: proposed by one, sent back by the other, mended by the first.
  const [quiet, quietBob] = await Promise.all([0, 1].map(() => open({ javaScriptEnabled: false })));
  await signIn(quiet, "officer-3");
  here = "without scripts";
  await quiet.goto(base + "/desk/propose");
  await choose(quiet, factoryName);
  await answer(quiet);
  await press(quiet, "Propose");
  await taken(quiet, "proposed");
  const second = new URL(quiet.url()).pathname;
  await signIn(quietBob, "officer-4");
  await quietBob.goto(base + second);
  await step(quietBob, "sent_back", { Why: "違反日期有誤。" });
  await taken(quietBob, "sent_back");
  await quiet.goto(base + second);
  await quiet.getByRole("link", { name: "Mend the text" }).click();
  await quiet.getByLabel("Day of the breach").fill("2024-05-21");
  await press(quiet, "Continue");
  await press(quiet, "Propose");
  await taken(quiet, "changed");
}

const began = Date.now();
let browser;
try {
  await mkdir(out, { recursive: true });
  if (pictures) await mkdir(pictures, { recursive: true });
  execFileSync(standing, ["init", "--data", data, "--origin", "register.example/journey", "--sandbox", "2024-05-27"], { stdio: "pipe" });
  const file = join(work, "epa_facilities.csv");
  const columns = "control_no,name,address,industrial_zone,industry,regulated_media,imported_on";
  await writeFile(file, `${columns}\nH0000001,${factoryName},桃園市範例路1號,非屬工業區類,化學製品製造業,廢棄物,2017-12-01\n`);
  run("", "import", file);
  add("officer-1", "officer", bureau);
  add("officer-2", "approver", bureau, true);
  add("officer-3", "officer", bureau);
  add("officer-4", "approver", bureau, true);
  add("agent-1", "representative", factory);
  add("reviewer-1", "reviewer", "tw-environment/taoyuan-petitions", true);
  browser = await launch();
  await walk(browser);
} catch (error) {
  complain(here, error.message);
} finally {
  await browser?.close();
  await stop();
  await rm(work, { recursive: true, force: true });
}
console.log(`${looked} pages of the journey looked at in ${Math.round((Date.now() - began) / 1000)} s, ${wrong.length} wrong`);
process.exit(wrong.length ? 1 : 0);
