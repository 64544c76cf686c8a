// Verifies a receipt in the browser, without believing the server: signature of the issuing
// authority (SD-JWT, RFC 9901), each disclosure's digest, the checkpoint's signature (C2SP
// signed-note), and that the log contains the act (RFC 6962). What it cannot know is whether
// the keys in the receipt are the right ones: the page says where to compare them.
const utf8 = new TextEncoder();
const text = new TextDecoder("utf-8", { fatal: true });

function bytes(base64) {
  const plain = base64.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(plain), (c) => c.charCodeAt(0));
}
function base64(array) { return btoa(String.fromCharCode(...array)); }
function base64url(array) { return base64(array).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""); }
function joined(...parts) {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
}
async function sha256(array) { return new Uint8Array(await crypto.subtle.digest("SHA-256", array)); }
const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);
function must(held, why) { if (!held) throw new Error(why); }

async function ed25519(raw) { return crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]); }
async function signed(raw, signature, message) {
  return crypto.subtle.verify({ name: "Ed25519" }, await ed25519(raw), signature, message);
}

async function issuer(receipt) {
  const jwt = receipt.credential.split("~")[0];
  const [header, payload, signature] = jwt.split(".");
  const head = JSON.parse(text.decode(bytes(header)));
  must(head.alg === "EdDSA", "algorithm");
  must(receipt.issuer_key.kty === "OKP" && receipt.issuer_key.crv === "Ed25519", "key");
  must(await signed(bytes(receipt.issuer_key.x), bytes(signature), utf8.encode(header + "." + payload)), "signature");
  const claims = JSON.parse(text.decode(bytes(payload)));
  must(claims.iss === undefined || claims.iss === receipt.issuer, "issuer");
  return claims;
}

async function disclosures(receipt, claims) {
  const digests = new Set(claims._sd ?? []);
  must(claims._sd_alg === undefined || claims._sd_alg === "sha-256", "digest algorithm");
  const fields = [];
  for (const disclosure of receipt.credential.split("~").slice(1).filter((d) => d !== "")) {
    const digest = base64url(await sha256(utf8.encode(disclosure)));
    must(digests.delete(digest), "disclosure");
    const [, name, value] = JSON.parse(text.decode(bytes(disclosure)));
    fields.push([name, value]);
  }
  return fields;
}

async function checkpoint(receipt) {
  const note = receipt.proof.slice(receipt.proof.indexOf("\n\n") + 2);
  const blank = note.lastIndexOf("\n\n");
  const body = note.slice(0, blank + 1);
  const [name, id, ...rest] = receipt.log_key.split("+");
  const key = bytes(rest.join("+"));
  must(key[0] === 1 && key.length === 33, "log key");
  const hash = await sha256(joined(utf8.encode(name + "\n"), key));
  const hex = Array.from(hash.slice(0, 4), (b) => b.toString(16).padStart(2, "0")).join("");
  must(hex === id, "log key id");
  let held = false;
  for (const line of note.slice(blank + 2).split("\n")) {
    const [dash, by, encoded] = line.split(" ");
    if (dash !== "\u2014" || by !== name) continue;
    const signature = bytes(encoded);
    if (!same(signature.slice(0, 4), hash.slice(0, 4))) continue;
    held = await signed(key.slice(1), signature.slice(4), utf8.encode(body));
    must(held, "checkpoint signature");
  }
  must(held, "no checkpoint signature");
  const [origin, size, root] = body.split("\n");
  must(origin === name, "origin");
  return { size: BigInt(size), root: bytes(root) };
}

async function inclusion(receipt, tree) {
  const head = receipt.proof.slice(0, receipt.proof.indexOf("\n\n")).split("\n");
  must(head.shift() === "c2sp.org/tlog-proof@v1", "proof");
  if (head[0].startsWith("extra ")) head.shift();
  const place = head.shift();
  must(place === "index " + receipt.index, "index");
  const node = (left, right) => sha256(joined(Uint8Array.of(1), left, right));
  let hash = await sha256(joined(Uint8Array.of(0), utf8.encode(receipt.credential.split("~")[0])));
  // RFC 9162, section 2.1.3.2.
  let fn = BigInt(receipt.index), sn = tree.size - 1n;
  must(fn <= sn, "beyond the tree");
  for (const sibling of head.map(bytes)) {
    must(sn > 0n, "too long");
    if ((fn & 1n) === 1n || fn === sn) {
      hash = await node(sibling, hash);
      while ((fn & 1n) === 0n && fn !== 0n) { fn >>= 1n; sn >>= 1n; }
    } else {
      hash = await node(hash, sibling);
    }
    fn >>= 1n; sn >>= 1n;
  }
  must(sn === 0n && same(hash, tree.root), "root");
}

function setUp(panel) {
  const { ok, bad, busy, unable, good, failed } = panel.dataset;
  const button = panel.querySelector("button"), steps = panel.querySelector("ol");
  const result = panel.querySelector(".verify__result"), said = panel.querySelector(".verify__said");
  const mark = (step, held) => {
    const item = steps.querySelector(`[data-step=${step}]`);
    item.className = held ? "ok" : "bad";
    item.querySelector(".verify__mark").textContent = "\u2014 " + (held ? ok : bad);
  };
  const show = (claims, fields) => {
    const list = said.querySelector("dl");
    list.replaceChildren();
    const plain = Object.entries(claims).filter(([name]) => !name.startsWith("_"));
    for (const [name, value] of [...plain, ...fields]) {
      const row = document.createElement("div"), dt = document.createElement("dt"), dd = document.createElement("dd");
      dt.textContent = name;
      dd.textContent = typeof value === "string" ? value : JSON.stringify(value);
      row.append(dt, dd);
      list.append(row);
    }
    said.hidden = false;
  };
  button.addEventListener("click", async () => {
    panel.classList.remove("good", "failed");
    steps.hidden = false;
    for (const item of steps.children) { item.className = ""; item.querySelector(".verify__mark").textContent = ""; }
    result.textContent = busy;
    let step = "fetch";
    try {
      const answer = await fetch(panel.dataset.receipt, { cache: "no-cache" });
      must(answer.ok, "receipt");
      const receipt = await answer.json();
      must(receipt.format === "standing-receipt/v1", "format");
      mark(step, true);
      step = "issuer";
      const claims = await issuer(receipt);
      mark(step, true);
      step = "disclosures";
      const fields = await disclosures(receipt, claims);
      mark(step, true);
      step = "checkpoint";
      const tree = await checkpoint(receipt);
      mark(step, true);
      step = "inclusion";
      await inclusion(receipt, tree);
      mark(step, true);
      result.textContent = good;
      panel.classList.add("good");
      show(claims, fields);
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotSupportedError") {
        result.textContent = unable;
        return;
      }
      mark(step, false);
      result.textContent = failed;
      panel.classList.add("failed");
    }
  });
  panel.hidden = false;
}

const panel = document.getElementById("verify");
if (panel && globalThis.crypto?.subtle) setUp(panel);
