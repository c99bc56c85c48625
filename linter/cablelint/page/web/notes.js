"use strict";
// The findings beside their lines, as in the report (`cable.js`), each with what can be done about it.

const WIDE = matchMedia("(min-width: 62.01rem)");

function severityOf(finding) {
  return element("span", { class: `severity ${finding.severity}` }, finding.severity);
}

/** Show the findings of a text of so many lines. `apply` gets one whose fix is to be made, or the number of a choice. */
function showNotes(findings, lines, apply) {
  const changes = Object.fromEntries(findings.filter(({ fix }) => fix !== null).map(({ number, fix }) => [number, fix.changes]));
  const text = { first: 1, lines: { length: lines }, changes };
  const focused = document.activeElement?.closest?.(".note")?.id;
  byId("notes").replaceChildren(...findings.map((finding) => {
    const made = note(finding, text);
    made.append(element(
      "p", { class: "doing" },
      finding.fix === null ? null : element(
        "button", { type: "button", class: "apply", click: () => apply(finding) },
        finding.fix.applicability === "safe" ? "Apply this fix" : "Apply it all the same"),
      ...finding.choices.map((title, choice) => element(
        "button", { type: "button", class: "apply choice", click: () => apply(finding, choice) }, title)),
      element("button", { type: "button", class: "link goto", click: () => editor.select(finding) }, "Show it in the text"),
    ));
    return made;
  }));
  if (focused !== undefined) byId(focused)?.focus({ preventScroll: true });
  placeBeside();
}

/** Put each note beside its line, below the note before it, where the window is wide enough. */
function placeBeside() {
  const notes = [...byId("notes").children];
  byId("desk").classList.toggle("beside", WIDE.matches);
  if (!WIDE.matches) {
    for (const one of notes) one.style.top = "";
    byId("notes").style.minHeight = "";
    return;
  }
  // All is measured before anything moves: the browser lays the page out once.
  const measured = notes.map((one) => [one, byId(`line-${lineOf(one)}`)?.offsetTop ?? 0, one.offsetHeight]);
  let free = 0;
  for (const [one, top, height] of measured) {
    const place = Math.max(top, free);
    one.style.top = `${place}px`;
    free = place + height + 10;
  }
  byId("notes").style.minHeight = `${free}px`;
}

/** The line that a note is about: the first of its finding. */
function lineOf(made) {
  return checked.findings[Number(made.id.slice("finding-".length))].line;
}

/** Go to the next finding from the caret or from the finding that has the focus, or to the one before. */
function step(forward) {
  const { findings } = checked;
  if (findings.length === 0) return;
  const current = document.activeElement?.closest?.(".note");
  let next;
  if (current) {
    const at = Number(current.id.slice("finding-".length));
    next = findings[(at + (forward ? 1 : findings.length - 1)) % findings.length];
  } else {
    const { line } = editor.place(editor.field.selectionStart);
    next = forward ? findings.find((one) => one.line >= line) : findings.findLast((one) => one.line < line);
    next ??= forward ? findings[0] : findings.at(-1);
  }
  const made = byId(`finding-${next.number}`);
  made.focus({ preventScroll: true });
  made.scrollIntoView({ block: "center" });
}
