"use strict";
// What happens when: a text comes or changes, a button is pressed, a view is asked for.

const TITLE = "cablelint";
const NOTHING = { marking: null, hue: "unknown", paper: null, findings: [], marks: [], portions: [], notices: [], counts: null };
const NOT_KNOWN = "not known";
const UNREAD = "CLASSIFICATION NOT KNOWN";
const AFTER = 120;
const PATIENCE = 4000;
const A_WORD = 20;
const PROFILE_NAMES = { state: "the Department of State", ic: "the Intelligence Community", dod: "the Department of Defense", cui: "CUI documents" };
const VIEWS = ["cable", "banner", "mark", "rules", "help"];

/** What `cable.js` draws with: the levels of the register. */
const report = { levels: [] };
const paper = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];

let checked = NOTHING;
let current = "cable";
let called = "cable";
let running = false;
let again = false;
let timer = 0;
let opened = false;

// ------------------------------------------------------------------------------------------------------ what is said

function state(text) {
  byId("state").textContent = text;
}

function trouble(error) {
  const said = error === null ? "" : error.message ?? String(error);
  byId("trouble").hidden = said === "" || said === "stopped";
  // The name of a file stays as it is written.
  const begun = error?.named ? said : said.slice(0, 1).toUpperCase() + said.slice(1);
  byId("trouble").textContent = begun + (begun === "" || begun.endsWith(".") ? "" : ".");
}

/** Carry a marking at the top, at the bottom, in the title and on paper; null where there is nothing to mark. */
function carry(words, hue, style) {
  for (const id of ["marking-above", "marking-below"]) {
    byId(id).hidden = words === null;
    byId(id).className = `banner hue-${hue}`;
    byId(id).textContent = words ?? "";
  }
  document.title = words === null ? TITLE : `${words} \u2013 ${TITLE}`;
  paper.replaceSync(style ?? "");
}

/** `2 errors, 1 warning in 1 cable.` */
function summary({ counts, broken }) {
  if (counts === null) return "Nothing to check yet.";
  const found = [[counts.errors, "error"], [counts.warnings, "warning"], [counts.infos, "info"]]
    .filter(([number]) => number > 0).map(([number, noun]) => counted(number, noun));
  const where = counts.cables === 0 ? "and no cable was recognised" : `in ${counted(counts.cables, "cable")}`;
  const all = `${found.length === 0 ? "No findings" : found.join(", ")} ${where}.`;
  const fixes = counts.safe === 0 ? "" : ` ${counts.safe} can be fixed safely.`;
  return all + fixes + (broken ? " Something could not be checked: see below." : "");
}

// --------------------------------------------------------------------------------------------------------- the check

function options() {
  const form = byId("options").elements;
  const chosen = {};
  for (const one of form) {
    if (one.type === "checkbox") chosen[one.name] = one.checked;
    else if (one.name !== "" && one.value !== "") chosen[one.name] = one.value;
  }
  return chosen;
}

/** What is chosen, in words: it stands there while the options are folded away. */
function sayOptions() {
  const { profile, as_of: asOf, today, cui_since: since, draft, preview } = options();
  byId("chosen").textContent = [
    `marking rules of ${PROFILE_NAMES[profile] ?? profile}`,
    asOf === undefined ? "each cable by its own date" : `by the rules of ${asOf}`,
    ...(today === undefined ? [] : [`today is ${today}`]),
    ...(since === undefined ? [] : [`CUI since ${since}`]),
    ...(draft ? ["a draft"] : []),
    ...(preview ? ["with rules on trial"] : []),
  ].join(", ");
}

/** Check the text soon, or at once. What comes in between is checked when this is done. */
function soon(delay) {
  clearTimeout(timer);
  timer = setTimeout(check, delay);
}

async function check() {
  clearTimeout(timer);
  timer = 0;
  if (!opened) return;
  if (running) {
    again = true;
    return;
  }
  running = true;
  again = false;
  const text = editor.field.value;
  const patience = setTimeout(() => {
    byId("stop").hidden = false;
    state("This takes long\u2026");
    carry(text.trim() === "" ? null : UNREAD, "unknown", null);
  }, PATIENCE);
  state("Checking\u2026");
  try {
    const before = performance.now();
    const found = text.trim() === "" ? NOTHING : await engine.ask("check", text, called, options());
    performance.measure("cablelint: checked", { start: before });
    if (text === editor.field.value) show(found, text);
    else again = true;
    trouble(null);
    state("Ready");
  } catch (error) {
    carry(text.trim() === "" ? null : UNREAD, "unknown", null);
    trouble(error);
    state(error.message === "stopped" ? "Stopped" : "Not checked");
  } finally {
    clearTimeout(patience);
    byId("stop").hidden = true;
    running = false;
  }
  if (again) soon(0);
}

/** Show what was found in a text. */
function show(found, text) {
  checked = found;
  carry(found.marking, found.hue, found.paper);
  editor.show(found, report.levels);
  byId("legend").replaceChildren(...(found.portions.length === 0 ? [] : legend(found)));
  byId("result").textContent = summary(found);
  byId("notices").replaceChildren(...found.notices.map((said) => element("p", { class: "notice" }, said)));
  byId("repair").disabled = (found.counts?.safe ?? 0) === 0;
  byId("repair").textContent = found.counts?.safe ? `Apply all safe fixes (${found.counts.safe})` : "Apply all safe fixes";
  showNotes(found.findings, text.split("\n").length, apply);
  pointAtCaret();
  if (current !== "cable") route();
}

function changed() {
  editor.follow();
  const empty = editor.field.value.trim() === "";
  byId("copy").disabled = byId("clear").disabled = empty;
  if (byId("marking-above").hidden && !empty) carry(UNREAD, "unknown", null);
  if (empty) called = "cable";
  if (!opened) byId("result").textContent = empty ? summary(NOTHING) : "Will be checked when Python has started.";
}

/** A text that is another one than before: nobody knows its marking until it has been read. */
function take(text, title) {
  called = title;
  carry(text.trim() === "" ? null : UNREAD, "unknown", null);
  editor.replace(text);
  changed();
  soon(0);
}

// ------------------------------------------------------------------------------------------------------ what one does

async function change(question, ...values) {
  const text = editor.field.value;
  try {
    const { text: fixed, count, refused } = await engine.ask(question, text, ...values);
    if (text !== editor.field.value) return;
    editor.replace(fixed);
    changed();
    await check();
    state(`${count} ${count === 1 ? "fix" : "fixes"} applied`);
    if (refused.length > 0) trouble(new Error(refused.join(" ")));
  } catch (error) {
    trouble(error);
  }
}

function apply(finding, choice = null) {
  return change("apply", finding.number, choice);
}

async function read(file) {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let letters = "";
    for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
    const { text } = await engine.ask("decode", btoa(letters));
    location.hash = "#/";
    take(text, file.name);
    trouble(null);
  } catch (error) {
    const kept = editor.field.value.trim() === "" ? "" : " The text below is still the one from before.";
    if (error.message === "stopped") return;
    trouble(Object.assign(new Error(`${file.name}: ${error.message}.${kept}`), { named: true }));
  }
}

async function copy() {
  const { field } = editor;
  let done = false;
  try {
    await navigator.clipboard.writeText(field.value);
    done = true;
  } catch {
    field.focus();
    field.select();
    done = document.execCommand("copy");
  }
  state(done ? "Copied: the clipboard holds the text now" : "The browser does not let this page copy: press Ctrl+C");
}

function pointAtCaret() {
  if (document.activeElement !== editor.field) return;
  const { findings, mark } = editor.atCaret();
  const numbers = new Set(findings.map(({ number }) => `finding-${number}`));
  for (const one of byId("notes").children) one.classList.toggle("pointed", numbers.has(one.id));
  byId("explain").hidden = mark === null;
  byId("explain").textContent = mark === null ? "" : `Explain ${mark}`;
  byId("explain").dataset.mark = mark ?? "";
}

// --------------------------------------------------------------------------------------------------------- the views

async function explain(text) {
  byId("asked").value = text;
  try {
    byId("meaning").replaceChildren(markPanel(await engine.ask("marking", text, options())));
    trouble(null);
  } catch (error) {
    byId("meaning").replaceChildren();
    trouble(error);
  }
}

function goToLine(line) {
  location.hash = "#/";
  route();
  editor.select({ line, column: 1, endLine: line, endColumn: 1 });
}

/** Show what the address asks for. Nothing of a text is ever in it. */
async function route() {
  const [, asked, code] = location.hash.slice(1).split("/");
  const view = VIEWS.includes(asked) ? asked : "cable";
  const turned = view !== current;
  current = view;
  for (const one of VIEWS) byId(one).hidden = one !== view;
  document.body.dataset.view = view;
  for (const link of document.querySelectorAll(".masthead nav a")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  byId("choices").hidden = view === "rules" || view === "help";
  if (turned && view !== "cable") byId(view).querySelector("h2").focus();
  if (turned) scrollTo(0, 0);
  if (!opened) return;
  try {
    if (view === "cable") placeBeside();
    if (view === "banner") {
      const { messages } = await engine.ask("banner", editor.field.value, options());
      byId("banners").replaceChildren(...bannerPanel(messages, goToLine));
    }
    if (view === "mark") {
      const marks = [...new Set(checked.marks.map(editor.textBetween))];
      byId("marks").replaceChildren(...marks.map((mark) => element(
        "button", { type: "button", class: "chip code", click: () => explain(mark) }, mark)));
      byId("marks").hidden = marks.length === 0;
    }
    if (view === "rules") {
      const rule = await engine.ask("rule", code);
      byId("rule-title").replaceChildren(element("span", { class: "code" }, rule.code), ` ${rule.name}`);
      byId("rule").replaceChildren(...rulePanel(rule));
    }
  } catch (error) {
    trouble(error);
  }
}

// ------------------------------------------------------------------------------------------------------------ wiring

editor.field.addEventListener("input", ({ inputType, data }) => {
  changed();
  // What is typed letter by letter changes little until it is read; what comes at once may be anything.
  const typed = /^(insertText|insertCompositionText|insertLineBreak|delete)/.test(inputType ?? "");
  if (!typed || (data ?? "").length > A_WORD) carry(UNREAD, "unknown", null);
  soon(inputType?.startsWith("insertFrom") ? 0 : AFTER);
});
editor.field.addEventListener("focus", pointAtCaret);
editor.field.addEventListener("keydown", (event) => {
  const asked = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
  if (!asked || !editor.undo()) return;
  event.preventDefault();
  carry(UNREAD, "unknown", null);
  changed();
  soon(0);
});
document.addEventListener("selectionchange", pointAtCaret);

byId("options").addEventListener("submit", (event) => event.preventDefault());
byId("options").addEventListener("input", () => {
  sayOptions();
  soon(0);
  if (current !== "cable") route();
});
byId("open").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", ({ target }) => {
  if (target.files.length > 0) read(target.files[0]);
  target.value = "";
});
byId("repair").addEventListener("click", () => change("repair", called, options()));
byId("copy").addEventListener("click", copy);
byId("clear").addEventListener("click", () => take("", "cable"));
byId("stop").addEventListener("click", () => begin(engine.stop()));
byId("example").addEventListener("click", async () => take(await engine.unpacked("example-text"), "example"));
byId("explain").addEventListener("click", ({ target }) => {
  location.hash = "#/mark";
  explain(target.dataset.mark);
});
byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  explain(byId("asked").value);
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  location.hash = "#/";
  route();
  editor.field.focus();
});

document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  byId("editor").classList.add("over");
});
document.addEventListener("dragleave", () => byId("editor").classList.remove("over"));
document.addEventListener("drop", (event) => {
  byId("editor").classList.remove("over");
  const { files } = event.dataTransfer;
  if (files.length === 0) return;
  event.preventDefault();
  read(files[0]);
  if (files.length > 1) state(`One cable at a time: only ${files[0].name} is opened`);
});
document.addEventListener("keydown", (event) => {
  const made = document.activeElement?.closest?.(".note");
  if (event.key === "F8" && current === "cable") {
    event.preventDefault();
    step(!event.shiftKey);
  } else if (event.key === "Escape" && made) {
    editor.select(checked.findings[Number(made.id.slice("finding-".length))]);
  }
});
addEventListener("hashchange", route);
addEventListener("resize", placeBeside);
WIDE.addEventListener("change", placeBeside);

/** Wait until Python answers, and check what has been pasted meanwhile. */
async function begin(starting) {
  opened = false;
  state("Starting Python in this page\u2026");
  try {
    await starting;
    const hello = await engine.ask("hello");
    report.levels = hello.levels;
    if (byId("profile").options.length === 0) {
      byId("profile").append(...hello.profiles.map((one) => element("option", { value: one }, PROFILE_NAMES[one] ?? one)));
    }
    sayOptions();
    byId("example").disabled = false;
    opened = true;
    // The grammars are read at the first question: let it be one that nobody waits for.
    await engine.ask("check", await engine.unpacked("example-text"), "example", {});
    performance.measure("cablelint: started", { start: 0 });
    state("Ready");
    changed();
    await check();
    route();
  } catch (error) {
    if (error.message === "stopped") return;
    state("Python did not start");
    byId("result").textContent = "";
    trouble(new Error(`this browser cannot run the page: ${error.message}`));
  }
}

changed();
byId("result").textContent = summary(NOTHING);
placeBeside();
route();
begin(engine.start());
