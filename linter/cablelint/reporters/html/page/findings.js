"use strict";
// The findings, which of them a filter lets through, and how many there are of each kind.

const NOT_KNOWN = "not known";

const report = (() => {
  const data = dataIn("data");
  const pages = data.pages.map(([path, id, post, year, date, level], number) => ({
    number,
    path,
    id,
    title: id ?? path.split("/").at(-1),
    post: post ?? NOT_KNOWN,
    year: year === null ? NOT_KNOWN : String(year),
    date,
    level: level === null ? NOT_KNOWN : data.levels[level][0],
    findings: [],
  }));
  const findings = data.findings.map((row, number) => {
    const [page, rule, severity, line, column, endLine, endColumn, message, expected, related, fix, waiver] = row;
    const about = pages[page];
    const [code, name] = data.rules[rule];
    const finding = {
      number, code, name, line, column, endLine, endColumn, message, expected, related,
      page: about,
      rule: code,
      severity: data.severities[severity],
      post: about.post,
      year: about.year,
      level: about.level,
      sources: data.sources[code],
      waiver,
      fix: fix === null ? null : { applicability: fix[0], title: fix[1], edits: fix[2] },
    };
    finding.status = waiver === null ? "reported" : "let pass";
    finding.fixable = fix === null ? "no fix" : `${fix[0]} fix`;
    finding.words = [
      code, name, message, expected ?? "", about.path, about.id ?? "", about.post, ...finding.sources, waiver ?? "",
    ].join("\n").toLowerCase();
    about.findings.push(finding);
    return finding;
  });
  const levels = data.levels.map(([name, letters, hue]) => ({ name, letters, hue }));
  return { findings, pages, levels, severities: data.severities, rules: data.rules, quotes: data.quotes };
})();

/** What can be filtered by, one value at a time; the severities are on or off. */
const DIMENSIONS = ["rule", "post", "year", "level", "fixable", "status"];

/** A filter that lets everything through. */
function emptyFilter() {
  return { text: "", severities: new Set(), ...Object.fromEntries(DIMENSIONS.map((name) => [name, ""])) };
}

/**
 * The findings that a filter lets through, and for each dimension how many there are of each value when its own part
 * of the filter is left out: what a click would give.
 */
function filtered(filter) {
  const words = filter.text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const chosen = DIMENSIONS.filter((name) => filter[name] !== "");
  const counts = Object.fromEntries([...DIMENSIONS, "severity"].map((name) => [name, new Map()]));
  const count = (name, finding) => counts[name].set(finding[name], (counts[name].get(finding[name]) ?? 0) + 1);
  const found = [];
  for (const finding of report.findings) {
    if (!words.every((word) => finding.words.includes(word))) continue;
    const failing = chosen.filter((name) => finding[name] !== filter[name]);
    if (filter.severities.size > 0 && !filter.severities.has(finding.severity)) failing.push("severity");
    if (failing.length > 1) continue;
    if (failing.length === 1) {
      count(failing[0], finding);
      continue;
    }
    for (const name in counts) count(name, finding);
    found.push(finding);
  }
  return { found, counts };
}
