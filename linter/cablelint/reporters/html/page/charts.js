"use strict";
// The charts are tables that charts.css draws: a screen reader reads them, a printer prints them, a click filters.

const MOST_BARS = 12;
const MOST_LABELS = 14;

class Chart {
  /**
   * A chart of one dimension. `bars` are its values in their order, with a `label` and the class of a `hue`;
   * `choose` is called with the value that a click asks for, "" to ask for all again.
   */
  constructor(name, caption, bars, { upright = false, rest = null, choose }) {
    this.name = name;
    this.rows = bars.map((bar) => {
      const data = element("span", { class: "data" });
      const button = element("button", { type: "button", "aria-pressed": "false", title: bar.title ?? bar.label });
      button.append(...(bar.code ? [element("span", { class: "code" }, bar.code), " "] : []), bar.label);
      const cell = element("td", null, data);
      const hidden = upright && bars.length > MOST_LABELS && Number(bar.value) % 5 > 0;
      const row = element(
        "tr", { class: `hue-${bar.hue}${hidden ? " no-label" : ""}` },
        element("th", { scope: "row" }, button), cell,
      );
      row.addEventListener("click", () => choose(button.getAttribute("aria-pressed") === "true" ? "" : bar.value));
      return { value: bar.value, label: bar.label, row, button, cell, data };
    });
    const kind = upright ? `column show-primary-axis${bars.length > MOST_LABELS ? " many" : ""}` : "bar";
    this.table = element(
      "table", { class: `charts-css ${kind} show-labels`, "aria-labelledby": `chart-${name}` },
      element("caption", null, caption),
      element("thead", null, element("tr", null, element("th", { scope: "col" }, caption),
        element("th", { scope: "col" }, "Findings"))),
      element("tbody", null, ...this.rows.map(({ row }) => row)),
    );
    this.figure = element(
      "figure", { class: `chart chart-${name}` },
      element("figcaption", { id: `chart-${name}` }, caption, rest === null ? null : element("span", null, ` ${rest}`)),
      this.table,
    );
  }

  /** Draw the counts of each value; `chosen` is the one that is filtered by. */
  draw(counts, chosen) {
    const most = Math.max(1, ...this.rows.map(({ value }) => counts.get(value) ?? 0));
    for (const { value, row, button, cell, data, label } of this.rows) {
      const number = counts.get(value) ?? 0;
      cell.style.setProperty("--size", String(number / most));
      data.textContent = number.toLocaleString("en");
      row.classList.toggle("aside", chosen !== "" && chosen !== value);
      row.classList.toggle("none", number === 0);
      button.setAttribute("aria-pressed", String(chosen === value));
      if (row.classList.contains("no-label")) button.setAttribute("aria-label", `${label}: ${counted(number, "finding")}`);
    }
  }
}

/** The four charts, from the counts of all findings. */
function makeCharts(counts, choose) {
  const byNumber = (name) => [...counts[name].entries()].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  const rest = (name) => (counts[name].size > MOST_BARS ? `the first ${MOST_BARS} of ${counts[name].size}` : null);
  const worst = new Map(report.findings.map((finding) => [finding.code, finding.severity]));
  const names = new Map(report.rules);
  const rules = byNumber("rule").slice(0, MOST_BARS).map(([code]) => (
    { value: code, code, label: names.get(code), title: `${code} ${names.get(code)}`, hue: worst.get(code) }));
  const posts = byNumber("post").slice(0, MOST_BARS).map(([post]) => ({ value: post, label: post, hue: "plain" }));
  const levels = [...report.levels].reverse().filter(({ name }) => counts.level.has(name))
    .map(({ name, hue }) => ({ value: name, label: name, hue }));
  if (counts.level.has(NOT_KNOWN)) levels.push({ value: NOT_KNOWN, label: NOT_KNOWN, hue: "unknown" });
  return [
    new Chart("rule", "By rule", rules, { rest: rest("rule"), choose: (value) => choose("rule", value) }),
    new Chart("post", "By post", posts, { rest: rest("post"), choose: (value) => choose("post", value) }),
    new Chart("year", "By year", years(counts.year), { upright: true, choose: (value) => choose("year", value) }),
    new Chart("level", "By level", levels, { choose: (value) => choose("level", value) }),
  ];
}

/** A bar for every year from the first to the last, so that a year without findings is seen. */
function years(counts) {
  const known = [...counts.keys()].filter((year) => year !== NOT_KNOWN).map(Number);
  const bars = [];
  if (known.length > 0) {
    for (let year = Math.min(...known); year <= Math.max(...known); year += 1) {
      bars.push({ value: String(year), label: String(year), hue: "plain" });
    }
  }
  if (counts.has(NOT_KNOWN)) bars.push({ value: NOT_KNOWN, label: "?", title: "year not known", hue: "unknown" });
  return bars;
}
