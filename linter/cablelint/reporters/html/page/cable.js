"use strict";
// The page of a cable: its text where the report quotes it, and beside each line what was found there.

const NARROW = matchMedia("(max-width: 62rem)");
const BESIDE_AT_MOST = 400;

/** Fill the page of a cable. */
function showCable(page) {
  const text = dataIn(`text-${page.number}`);
  const marking = byId("cable-marking");
  marking.hidden = text === null;
  if (text !== null) {
    marking.className = `marking hue-${text.hue}`;
    marking.textContent = text.marking;
  }
  byId("cable-title").textContent = page.title;
  byId("cable-facts").replaceChildren(
    ...fact("File", page.path),
    ...fact("Post", page.post),
    ...fact("Date", page.date ?? page.year),
    ...fact("Level", page.level),
    ...fact("Findings", counted(page.findings.length, "finding")),
  );
  byId("legend").replaceChildren(...(text === null ? [] : legend(text)));
  byId("cable-text").replaceChildren(text === null ? notesAlone(page) : textWithNotes(page, text));
  placeNotes();
}

function fact(name, value) {
  return value === NOT_KNOWN ? [] : [element("div", null, element("dt", null, name), element("dd", null, value))];
}

/** The findings of a cable without its text, in the order of its lines. */
function notesAlone(page) {
  const ordered = [...page.findings].sort((one, other) => one.line - other.line);
  return element("div", { class: "notes-alone" }, ...ordered.map((finding) => note(finding, null)));
}

// ------------------------------------------------------------------------------------------------------- the text

function hueOf(level) {
  return level < 0 ? "unknown" : report.levels[level].hue;
}

function legend(text) {
  const seen = [...new Set(text.portions.map(([, , level]) => level))].sort((one, other) => other - one);
  return seen.map((level) => element(
    "li", { class: `hue-${hueOf(level)}` }, level < 0 ? "mark that cannot be read" : report.levels[level].name));
}

/** The lines with their numbers, each in the colour of its portion, and the findings behind the lines they are on. */
function textWithNotes(page, text) {
  const portionAt = new Map();
  for (const portion of text.portions) {
    for (let line = portion[0]; line <= portion[1]; line += 1) portionAt.set(line, portion);
  }
  const notesOf = new Map();
  const last = text.first + text.lines.length - 1;
  for (const finding of page.findings) {
    const line = Math.min(Math.max(finding.line, text.first), last);
    if (!notesOf.has(line)) notesOf.set(line, []);
    notesOf.get(line).push(finding);
  }
  const severities = new Map(page.findings.map(({ number, severity }) => [number, severity]));
  const listing = element("div", { class: "listing" });
  if (page.findings.length > BESIDE_AT_MOST) listing.classList.add("below");
  text.lines.forEach((line, index) => {
    const number = text.first + index;
    const portion = portionAt.get(number);
    const hue = portion === undefined ? "" : ` portion hue-${hueOf(portion[2])}`;
    const opens = portion !== undefined && portion[0] === number ? " opens" : "";
    listing.append(element(
      "div", { class: `line${hue}${opens}`, id: `line-${number}` },
      element("span", { class: "number", "aria-hidden": "true" }, String(number)),
      element("code", null, ...runs(line, severities)),
    ));
    for (const finding of notesOf.get(number) ?? []) listing.append(note(finding, text));
  });
  return listing;
}

/** The runs of a line. What a finding marks leads to the finding. */
function runs(line, severities) {
  if (typeof line === "string") return [line];
  return line.map(([text, findings, level]) => {
    if (findings.length === 0) {
      return level === undefined ? text : element("b", { class: `mark hue-${hueOf(level)}` }, text);
    }
    const classes = ["hit", severities.get(findings[0]), ...(text === "" ? ["gap"] : [])];
    const inner = level === undefined ? text : element("b", { class: `mark hue-${hueOf(level)}` }, text);
    return element("mark", { class: classes.join(" "), "data-findings": findings.join(" "), click: () => goTo(findings[0]) }, inner);
  });
}

/** Bring a finding into view and point at what it is about. */
function goTo(number) {
  const aside = byId(`finding-${number}`);
  aside?.focus({ preventScroll: true });
  const wide = !NARROW.matches && aside?.closest(".listing") !== null;
  (wide ? document.querySelector(`.hit[data-findings~="${number}"]`) ?? aside : aside)?.scrollIntoView({ block: "center" });
}

function point(number, on) {
  for (const hit of document.querySelectorAll(`.hit[data-findings~="${number}"]`)) hit.classList.toggle("pointed", on);
}

// ------------------------------------------------------------------------------------------------------ the findings

/** What is said of one finding: what, what was expected, see also, by which authority, and the fix. */
function note(finding, text) {
  const { number } = finding;
  const place = finding.endLine > finding.line + 1 ? `lines ${finding.line}\u2013${finding.endLine}` : `line ${finding.line}`;
  return element(
    "article",
    {
      class: `note ${finding.severity}${finding.waiver === null ? "" : " waived"}`, id: `finding-${number}`, tabindex: "-1", "aria-labelledby": `what-${number}`,
      focusin: () => point(number, true), focusout: () => point(number, false),
      mouseenter: () => point(number, true), mouseleave: () => point(number, false),
    },
    element("p", { class: "meta" }, severityOf(finding),
      element("a", { href: `#/rules/${finding.code}`, class: "code", title: `${finding.code} ${finding.name}` }, finding.code),
      element("span", { class: "name" }, finding.name), element("span", { class: "place" }, place)),
    element("p", { class: "message", id: `what-${number}` }, finding.message),
    finding.waiver === null ? null : element("p", { class: "waiver" }, finding.waiver),
    finding.expected === null ? null : element("p", { class: "expected" }, "Expected: ", finding.expected),
    ...finding.related.map(([line, , message]) => element("p", { class: "related" }, ...see(line, message, text))),
    finding.sources.length === 0 ? null : element("p", { class: "citation" }, element("cite", null, finding.sources.join("; "))),
    finding.fix === null ? null : fixOf(finding, text),
  );
}

function see(line, message, text) {
  if (text === null || line < text.first || line >= text.first + text.lines.length) {
    return [`See line ${line}: ${message}`];
  }
  const show = () => {
    const target = byId(`line-${line}`);
    target?.scrollIntoView({ block: "center" });
    target?.classList.add("shown");
    setTimeout(() => target?.classList.remove("shown"), 1500);
  };
  return ["See ", element("button", { type: "button", class: "link", click: show }, `line ${line}`), `: ${message}`];
}

/** The fix as a difference. Without the text of the cable it says how many characters go, and shows what comes. */
function fixOf(finding, text) {
  const { applicability, title, edits } = finding.fix;
  const changes = text?.changes[finding.number] ?? null;
  const rows = changes === null ? edits.flatMap(editRows) : changes.flatMap(changeRows);
  return element(
    "div", { class: "fix" },
    element("p", { class: "title" }, element("span", { class: `applicability ${applicability}` }, `${applicability} fix`), " ", title),
    rows.length === 0 ? null : element("div", { class: "difference", role: "group", "aria-label": "What the fix changes" }, ...rows),
  );
}

function changeRows([line, old, now]) {
  return [
    ...old.map((pieces, index) => differenceRow("old", String(line + index), pieces)),
    ...now.map((pieces, index) => differenceRow("new", String(line + index), pieces)),
  ];
}

function differenceRow(side, number, pieces) {
  const [sign, said, change] = side === "old" ? ["\u2212", "removed: ", "del"] : ["+", "added: ", "ins"];
  return element(
    "div", { class: side },
    element("span", { class: "number", "aria-hidden": "true" }, number),
    element("span", { class: "sign", "aria-hidden": "true" }, sign),
    element("code", null, element("span", { class: "unseen" }, said),
      ...pieces.map(([text, changed]) => (changed ? element(change, null, text) : text))),
  );
}

function editRows([removed, added]) {
  const rows = [];
  if (removed > 0) rows.push(differenceRow("old", "", [[counted(removed, "character"), true]]));
  if (added !== "") rows.push(differenceRow("new", "", [[added, true]]));
  return rows;
}

/** Put each note beside its line, below the note before it: where the window is wide enough. */
function placeNotes() {
  const listing = document.querySelector(".listing");
  if (listing === null) return;
  const beside = !NARROW.matches && !listing.classList.contains("below");
  listing.classList.toggle("beside", beside);
  const notes = [...listing.querySelectorAll(".note")];
  if (!beside) {
    for (const one of notes) one.style.top = "";
    listing.style.minHeight = "";
    return;
  }
  // All is measured before anything moves: the browser lays the page out once.
  const measured = notes.map((one) => {
    let line = one.previousElementSibling;
    while (!line.classList.contains("line")) line = line.previousElementSibling;
    return [one, line.offsetTop, one.offsetHeight];
  });
  let free = 0;
  for (const [one, top, height] of measured) {
    const place = Math.max(top, free);
    one.style.top = `${place}px`;
    free = place + height + 10;
  }
  listing.style.minHeight = `${free}px`;
}
