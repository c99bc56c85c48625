"use strict";
// The list of findings. Of a long one only the rows that can be seen are on the page, all equally high; a printer gets
// all of them, and the rows of a short list are as high as their words.

const SPARE_ROWS = 8;
const SHORT_LIST = 200;

class FindingList {
  constructor(list) {
    this.list = list;
    this.findings = [];
    this.rows = new Map();
    this.height = 0;
    this.printed = false;
    this.whole = false;
    let waiting = false;
    const later = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        this.draw();
      });
    };
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", () => {
      this.height = 0;
      this.clear();
      later();
    });
    list.addEventListener("keydown", (event) => this.move(event));
  }

  /** Show these findings. */
  show(findings) {
    this.findings = findings;
    this.unfold(this.printed);
  }

  clear() {
    this.list.replaceChildren();
    this.rows.clear();
  }

  /** Put every row on the page, one below the other: a printer does not scroll. */
  unfold(printed) {
    this.printed = printed;
    this.whole = printed || this.findings.length <= SHORT_LIST;
    this.list.classList.toggle("whole", this.whole);
    this.clear();
    this.draw();
  }

  draw() {
    if (this.list.closest("[hidden]") !== null) return;
    if (this.whole) {
      this.list.style.height = "";
      if (this.rows.size === this.findings.length) return; // a scroll may ask for it once more
      this.rows = new Map(this.findings.map((finding, index) => [index, this.row(finding, index)]));
      this.list.replaceChildren(...this.rows.values());
      return;
    }
    if (this.height === 0) this.measure();
    this.list.style.height = `${this.findings.length * this.height}px`;
    const top = -this.list.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(top / this.height) - SPARE_ROWS);
    const last = Math.min(this.findings.length, Math.ceil((top + innerHeight) / this.height) + SPARE_ROWS);
    for (const [index, row] of this.rows) {
      if ((index < first || index >= last) && !row.contains(document.activeElement)) {
        row.remove();
        this.rows.delete(index);
      }
    }
    let next = null;
    for (let index = last - 1; index >= first; index -= 1) {
      let row = this.rows.get(index);
      if (row === undefined) {
        row = this.row(this.findings[index], index);
        row.style.top = `${index * this.height}px`;
        this.rows.set(index, row);
        this.list.insertBefore(row, next);
      }
      next = row;
    }
  }

  /** All rows are equally high, whatever the width of the window and the size of the font make of it. */
  measure() {
    if (this.findings.length === 0) {
      return;
    }
    const probe = this.row(this.findings[0], 0);
    this.list.append(probe);
    this.height = probe.getBoundingClientRect().height;
    probe.remove();
  }

  row(finding, index) {
    const { page } = finding;
    return element(
      "li", { class: finding.waiver === null ? "finding" : "finding waived", "aria-setsize": this.findings.length, "aria-posinset": index + 1 },
      element(
        "a", { href: `#/cable/${page.number}/${finding.number}`, "data-index": index },
        severityOf(finding),
        element("span", { class: "code" }, finding.code),
        element("span", { class: "what" },
          element("span", { class: "message" }, finding.message),
          element("span", { class: "expected" },
            finding.waiver ?? (finding.expected === null ? finding.name : `Expected: ${finding.expected}`))),
        element("span", { class: "where" },
          element("span", { class: "id" }, page.title),
          element("span", { class: "place", title: page.path },
            page.id === null ? `line ${finding.line}` : `${page.path.split("/").at(-1)}:${finding.line}`)),
      ),
    );
  }

  /** The arrow keys go from finding to finding. */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const index = Number(event.target.closest("a")?.dataset.index ?? NaN) + step;
    if (!(index >= 0 && index < this.findings.length)) return;
    event.preventDefault();
    this.draw();
    const link = this.rows.get(index)?.querySelector("a");
    link?.focus();
    this.draw();
  }
}

/** The severity as a sign and a word, so that it is not told by its colour alone. */
function severityOf(finding) {
  return element("span", { class: `severity ${finding.severity}` }, finding.severity);
}
