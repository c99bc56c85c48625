"use strict";
// The other views: the banner that the portions call for, what a mark means, the page of a rule.

/** The banner of each message, which portion forces which part, and whether the text has it. */
function bannerPanel(messages, goTo) {
  if (messages.length === 0) return [element("p", { class: "empty" }, "There is no text yet.")];
  return messages.map((one) => element(
    "article", { class: "message" },
    messages.length > 1 ? element("h3", null, one.cable ?? "A message without an id") : null,
    one.banner === null
      ? element("p", { class: "computed hue-unknown" }, "No banner can be computed")
      : element("p", { class: `computed hue-${one.hue}` }, one.banner),
    element("p", { class: "soft" }, summaryOf(one)),
    ...one.problems.map((problem) => element("p", { class: "warning" }, problem)),
    one.agrees === null ? null : element(
      "p", { class: one.agrees ? "agrees" : "warning" },
      one.agrees ? `The banner in use says the same: ${one.inUse}` : `The banner in use differs: ${one.inUse}`),
    one.because.length === 0 ? null : reasons(one.because, goTo),
  ));
}

function summaryOf(one) {
  const marked = `${counted(one.marked, "portion")} with a mark`;
  const unmarked = one.unmarked === 0 ? "" : `; ${counted(one.unmarked, "paragraph")} without a mark not counted`;
  const form = one.portion === null ? "" : ` As a portion mark: ${one.portion}.`;
  return `From ${marked}${unmarked}.${form}`;
}

function reasons(because, goTo) {
  return element(
    "div", { class: "scrolls", tabindex: "0", role: "group", "aria-label": "Which portion forces which part" },
    element("table", { class: "reasons" },
      element("thead", null, element("tr", null,
        ...["Part", "Forced by", "Why"].map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", null, ...because.map((reason) => element(
        "tr", null,
        element("th", { scope: "row", class: "code" }, reason.token),
        element("td", null, element("span", { class: "code" }, reason.mark), reason.line === null ? null : ", ",
          reason.line === null ? null : element(
            "button", { type: "button", class: "link", click: () => goTo(reason.line) }, `line ${reason.line}`)),
        element("td", null, reason.why)))),
    ));
}

/** What a marking is, what is wrong with it, and what each part means. */
function markPanel(one) {
  const verdict = one.valid ? (one.findings.length > 0 ? "valid, with remarks" : "valid") : "not valid";
  return element(
    "article", { class: "meaning" },
    element("h3", { class: `computed hue-${one.hue}` }, one.text),
    element("p", { class: "soft" },
      `As a ${one.kind === "portion" ? "portion mark" : "banner"} by the rules of ${one.on} and ${PROFILE_NAMES[one.profile] ?? one.profile}: `,
      element("strong", null, verdict), "."),
    one.form === null ? null : element("p", null, "The register writes it ", element("span", { class: "code" }, one.form), "."),
    ...one.findings.map((finding) => element(
      "p", { class: `remark severity ${finding.severity}` },
      element("a", { href: `#/rules/${finding.code}`, class: "code" }, finding.code), ` ${finding.message}`,
      finding.expected === null ? "" : ` Expected: ${finding.expected}.`)),
    ...one.parts.map(partPanel),
    one.banner === null ? null : element(
      "p", { class: "above" }, "A banner above this portion alone: ", element("strong", null, one.banner)),
    one.noBanner === null ? null : element(
      "p", { class: "above" }, `No banner can be told from this portion alone. ${one.noBanner}`),
  );
}

function partPanel(part) {
  return element(
    "section", { class: "part" },
    element("h4", { class: "code" }, part.text),
    element("div", null,
      ...part.notes.map((said) => element("p", { class: "note-on" }, said)),
      part.countries.length === 0 ? null : element("p", null, part.countries.join("; ")),
      ...part.meanings.flatMap((one) => [
        element("p", { class: "lead" }, element("strong", null, one.heading)),
        element("p", null, one.meaning),
        element("dl", { class: "said" }, ...one.said.map(([label, said]) => element(
          "div", null, element("dt", null, label), element("dd", null, said)))),
      ])),
  );
}

/** The page of a rule. Every second piece of a text is code. */
function rulePanel(rule) {
  const pieces = (texts) => texts.map((text, index) => (index % 2 === 1 ? element("code", null, text) : text));
  return [
    element("p", { class: "meta" }, severityOf(rule)),
    element("p", { class: "lead" }, ...pieces(rule.summary)),
    ...rule.prose.flatMap(([title, blocks]) => [
      element("h3", null, title),
      ...blocks.map((block) => block.list
        ? element("ul", null, ...block.texts.map((text) => element("li", null, ...pieces(text))))
        : element("p", null, ...pieces(block.texts[0]))),
    ]),
    ...(rule.sources.length === 0 ? [] : [
      element("h3", null, "Sources"),
      element("ul", { class: "sources" }, ...rule.sources.map((source) => element("li", null, source))),
    ]),
  ];
}
