"use strict";
// Which view is shown, by the part of the address behind `#`, and the filter that the address remembers.

const VIEWS = ["overview", "cable", "rules"];
const LABELS = { rule: "Rule", post: "Post", year: "Year", level: "Level", fixable: "Fix", status: "Status" };
const TITLE = document.title;

const filter = emptyFilter();
const everything = filtered(filter);
const list = new FindingList(byId("findings"));
const charts = makeCharts(everything.counts, choose);
let shown = everything.found;
let left = 0;

byId("charts").append(...charts.map(({ figure }) => figure));

const severityButtons = report.severities.map((severity) => {
  const button = element(
    "button", { type: "button", "aria-pressed": "false", class: `severity ${severity}`, click: () => toggle(severity) });
  return [severity, button];
});
byId("severities").append(...severityButtons.map(([, button]) => button));

const selects = DIMENSIONS.map((name) => {
  const values = [...everything.counts[name].keys()].sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  const names = new Map(report.rules);
  const select = element(
    "select", { id: `choose-${name}`, change: () => choose(name, select.value) },
    element("option", { value: "" }, "all"),
    ...values.map((value) => element("option", { value }, name === "rule" ? `${value} ${names.get(value)}` : value)),
  );
  if (name !== "status" || values.length > 1) {
    byId("choices").append(element("p", null, element("label", { for: select.id }, LABELS[name]), select));
  }
  return [name, select];
});

// --------------------------------------------------------------------------------------------------------- the filter

function choose(name, value) {
  filter[name] = value;
  refresh();
}

function toggle(severity) {
  if (!filter.severities.delete(severity)) filter.severities.add(severity);
  refresh();
}

/** Show what the filter lets through, and remember the filter in the address. */
function refresh() {
  draw();
  history.replaceState(null, "", address());
  byId("back").href = address();
}

function draw() {
  const { found, counts } = filtered(filter);
  shown = found;
  for (const chart of charts) chart.draw(counts[chart.name], filter[chart.name]);
  for (const [severity, button] of severityButtons) {
    button.textContent = counted(counts.severity.get(severity) ?? 0, severity);
    button.setAttribute("aria-pressed", String(filter.severities.has(severity)));
  }
  for (const [name, select] of selects) select.value = filter[name];
  if (byId("search").value !== filter.text) byId("search").value = filter.text;
  const all = report.findings.length;
  byId("shown").textContent = found.length === all
    ? counted(all, "finding") : `${found.length.toLocaleString("en")} of ${counted(all, "finding")}`;
  byId("clear").hidden = found.length === all && address() === "#/";
  byId("empty").hidden = found.length > 0;
  list.show(found);
}

/** The address of the list with its filter. */
function address() {
  const parts = new URLSearchParams();
  if (filter.text !== "") parts.set("q", filter.text);
  if (filter.severities.size > 0) parts.set("severity", [...filter.severities].join(","));
  for (const name of DIMENSIONS) if (filter[name] !== "") parts.set(name, filter[name]);
  const query = parts.toString();
  return query === "" ? "#/" : `#/?${query}`;
}

function readFilter(query) {
  const parts = new URLSearchParams(query);
  filter.text = parts.get("q") ?? "";
  const severities = (parts.get("severity") ?? "").split(",");
  filter.severities = new Set(report.severities.filter((severity) => severities.includes(severity)));
  for (const [name, select] of selects) {
    const value = parts.get(name) ?? "";
    filter[name] = [...select.options].some((option) => option.value === value) ? value : "";
  }
}

// ---------------------------------------------------------------------------------------------------------- the views

function show(view) {
  if (!byId("overview").hidden) left = scrollY;
  for (const name of VIEWS) byId(name).hidden = name !== view;
  for (const link of document.querySelectorAll(".masthead nav a")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.body.dataset.view = view;
  document.title = TITLE;
}

/** Show what the address asks for; anything else is the list. */
function route(first) {
  const [path, query] = location.hash.slice(1).split("?");
  const [, view, ...rest] = path.split("/");
  const page = view === "cable" ? report.pages[Number(rest[0])] : undefined;
  if (page !== undefined) {
    show("cable");
    showCable(page);
    document.title = `${page.title} \u2013 ${TITLE}`;
    neighbours(page);
    scrollTo(0, 0);
    if (rest[1] === undefined) byId("cable-title").focus();
    else goTo(Number(rest[1]));
  } else if (view === "rules") {
    show("rules");
    const article = byId(`rule-${rest[0]}`);
    (article ?? byId("rules-title")).focus({ preventScroll: true });
    if (article === null) scrollTo(0, 0);
    else article.scrollIntoView();
  } else {
    const back = byId("overview").hidden && !first;
    show("overview");
    readFilter(query ?? "");
    draw();
    byId("back").href = address();
    if (back) scrollTo(0, left);
  }
}

/** The cables before and after, among those that the filter shows. */
function neighbours(page) {
  const pages = [...new Set(shown.map((finding) => finding.page))];
  const at = pages.indexOf(page);
  const steps = at < 0 ? [undefined, undefined] : [pages[at - 1], pages[at + 1]];
  for (const [id, neighbour] of [["previous", steps[0]], ["next", steps[1]]]) {
    byId(id).hidden = neighbour === undefined;
    if (neighbour !== undefined) byId(id).href = `#/cable/${neighbour.number}`;
  }
}

// --------------------------------------------------------------------------------------------------------- the events

byId("search").addEventListener("input", (event) => choose("text", event.target.value));
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("filters").addEventListener("reset", (event) => {
  event.preventDefault();
  Object.assign(filter, emptyFilter());
  refresh();
  byId("search").focus();
});
addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea") !== null;
  if (event.key === "/" && !typing && !byId("overview").hidden) {
    event.preventDefault();
    byId("search").focus();
  }
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
addEventListener("hashchange", () => route(false));
addEventListener("beforeprint", () => {
  list.unfold(true);
  document.querySelector(".listing")?.classList.remove("beside");
});
addEventListener("afterprint", () => {
  list.unfold(false);
  placeNotes();
});
addEventListener("resize", placeNotes);
route(true);
performance.measure("cablelint: opened", { start: OPENING, end: performance.now() });
