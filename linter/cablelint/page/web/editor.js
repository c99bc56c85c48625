"use strict";
// The text of the cable: a field to write in, and behind it the same lines with their colours.

const editor = (() => {
  const field = byId("text");
  const lines = byId("lines");
  const MARKED_LINES = 3;
  const REMEMBERED = 20;
  const undone = [];
  let drawn = [];
  let result = null;

  /** Characters `from` to `to` of a line; a character beyond the first plane counts once, as it does in Python. */
  function cut(line, from, to) {
    return /[\ud800-\udfff]/.test(line) ? Array.from(line).slice(from, to).join("") : line.slice(from, to);
  }

  function length(line) {
    return /[\ud800-\udfff]/.test(line) ? Array.from(line).length : line.length;
  }

  /** The offset in the field of a place that counts lines and columns from 1. */
  function offset(line, column) {
    const before = drawn.slice(0, line - 1).reduce((sum, { text }) => sum + text.length + 1, 0);
    return before + cut(drawn[line - 1]?.text ?? "", 0, column - 1).length;
  }

  /** Line and column of an offset in the field. */
  function place(at) {
    const before = field.value.slice(0, at);
    const line = before.split("\n").length;
    return { line, column: length(before.slice(before.lastIndexOf("\n") + 1)) + 1 };
  }

  // -------------------------------------------------------------------------------------------------- how it is drawn

  /** A row of the drawing. `look` is what it shows beside its text: classes, and runs with theirs. */
  function row(text, look) {
    const node = element(
      "div", { class: `line${look.classes}` },
      element("span", { class: "number" }),
      element("code", null, ...look.runs.map(({ classes, findings, run }) => classes === "" ? run : element(
        "span", { class: classes, "data-findings": findings }, run))),
    );
    return { text, node, key: JSON.stringify(look) };
  }

  const PLAIN = { classes: "", runs: [] };

  function plain(text) {
    return row(text, { ...PLAIN, runs: [{ classes: "", findings: null, run: text }] });
  }

  /** Draw the lines of the field at once: those that have changed without colours, until they have been read. */
  function follow() {
    const now = field.value.split("\n");
    let same = 0;
    while (same < now.length && same < drawn.length && drawn[same].text === now[same]) same += 1;
    let tail = 0;
    while (tail < Math.min(now.length, drawn.length) - same && drawn.at(-1 - tail).text === now.at(-1 - tail)) tail += 1;
    const old = drawn.slice(same, drawn.length - tail);
    const fresh = now.slice(same, now.length - tail).map(plain);
    fresh.forEach((one, index) => { one.node.className = old[Math.min(index, old.length - 1)]?.node.className ?? "line"; });
    const next = drawn[drawn.length - tail]?.node ?? null;
    for (const { node } of old) node.remove();
    const pieces = document.createDocumentFragment();
    pieces.append(...fresh.map(({ node }) => node));
    lines.insertBefore(pieces, next);
    drawn = [...drawn.slice(0, same), ...fresh, ...drawn.slice(drawn.length - tail)];
  }

  /** Draw what was found in the text: portions, marks, and the places of the findings. */
  function show(found, levels) {
    result = found;
    const portionAt = new Map();
    for (const [first, last, level] of found?.portions ?? []) {
      for (let line = first; line <= last; line += 1) portionAt.set(line, { level, opens: line === first });
    }
    const places = placesOf(found);
    drawn.forEach((one, index) => {
      const portion = portionAt.get(index + 1);
      const hue = (level) => (level < 0 ? "unknown" : levels[level].hue);
      const classes = portion === undefined ? "" : ` portion hue-${hue(portion.level)}${portion.opens ? " opens" : ""}`;
      const look = { classes, runs: runs(one.text, places.get(index + 1) ?? [], hue) };
      if (JSON.stringify(look) !== one.key) {
        const made = row(one.text, look);
        one.node.replaceWith(made.node);
        drawn[index] = made;
      }
      drawn[index].node.id = `line-${index + 1}`;
    });
  }

  /** What is special in each line: stretches with their columns from 0, `end` null for the rest of the line. */
  function placesOf(found) {
    const places = new Map();
    const add = (line, start, end, what) => {
      if (!places.has(line)) places.set(line, []);
      places.get(line).push({ start, end, ...what });
    };
    for (const [line, column, endLine, endColumn, level] of found?.marks ?? []) {
      for (let at = line; at <= endLine; at += 1) {
        add(at, at === line ? column - 1 : 0, at === endLine ? endColumn - 1 : null, { level });
      }
    }
    for (const finding of found?.findings ?? []) {
      const ends = finding.endColumn === 1 && finding.endLine > finding.line ? finding.endLine - 1 : finding.endLine;
      const last = ends - finding.line >= MARKED_LINES ? finding.line : ends;
      for (let at = finding.line; at <= last; at += 1) {
        add(at, at === finding.line ? finding.column - 1 : 0, at === finding.endLine ? finding.endColumn - 1 : null,
          { finding });
      }
    }
    return places;
  }

  /** A line cut wherever something begins or ends. */
  function runs(text, places, hue) {
    const end = length(text);
    const held = places.map((one) => ({ ...one, start: Math.min(one.start, end), end: Math.min(one.end ?? end, end) }));
    const borders = [...new Set([0, end, ...held.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
    const made = [];
    const add = (classes, around, run) => made.push({
      classes, run, findings: around.length === 0 ? null : around.map(({ finding }) => finding.number).join(" "),
    });
    borders.forEach((from, index) => {
      const missing = held.filter((one) => one.finding !== undefined && one.start === from && one.end === from);
      if (missing.length > 0) add(`hit gap ${missing[0].finding.severity}`, missing, "");
      const to = borders[index + 1];
      if (to === undefined) return;
      const over = held.filter((one) => one.start <= from && to <= one.end);
      const around = over.filter((one) => one.finding !== undefined);
      const level = over.find((one) => one.level !== undefined)?.level;
      const classes = [
        ...(around.length > 0 ? ["hit", around[0].finding.severity] : []),
        ...(level === undefined ? [] : ["mark", `hue-${hue(level)}`]),
      ];
      add(classes.join(" "), around, cut(text, from, to));
    });
    return made;
  }

  // ---------------------------------------------------------------------------------------------- what is done with it

  /**
   * Put a text in the place of the one that is there. A browser does not undo what a script puts into a field, or takes
   * seconds to put it there in a way that it does: so it is remembered here, and `undo` takes it back.
   */
  function replace(text) {
    const before = field.value;
    put(text);
    if (field.value === before) return;
    undone.push({ before, after: field.value });
    if (undone.length > REMEMBERED) undone.shift();
  }

  /** Take back what was put there last, if nothing has been typed since. Whether there was something to take back. */
  function undo() {
    if (undone.length === 0 || undone.at(-1).after !== field.value) return false;
    put(undone.pop().before);
    return true;
  }

  /** Set the text, and the caret where it begins to be another one. */
  function put(text) {
    const old = field.value;
    let head = 0;
    while (head < old.length && head < text.length && old[head] === text[head]) head += 1;
    field.value = text;
    field.focus({ preventScroll: true });
    field.setSelectionRange(head, head);
  }

  /** Put the caret on a place, and bring it into view. */
  function select(finding) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(offset(finding.line, finding.column), offset(finding.endLine, finding.endColumn));
    byId(`line-${finding.line}`)?.scrollIntoView({ block: "center" });
  }

  /** The findings and the mark at the caret. */
  function atCaret() {
    if (result === null) return { findings: [], mark: null };
    const { line, column } = place(field.selectionStart);
    const holds = (from, fromColumn, to, toColumn) =>
      (line > from || (line === from && column >= fromColumn)) && (line < to || (line === to && column <= toColumn));
    const mark = result.marks.find((one) => holds(...one));
    return {
      findings: result.findings.filter((one) => holds(one.line, one.column, one.endLine, one.endColumn)),
      mark: mark === undefined ? null : textBetween(mark),
    };
  }

  function textBetween([line, column, endLine, endColumn]) {
    return field.value.slice(offset(line, column), offset(endLine, endColumn)).replace(/\s+/g, " ");
  }

  return { field, follow, show, replace, undo, select, atCaret, place, textBetween };
})();
