"use strict";
// How everything on the page is made: text is text and never markup.

const OPENING = performance.now();

/** An element. Attributes that are null or false are left out; children are elements and texts. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** The element with an id. */
function byId(id) {
  return document.getElementById(id);
}

/** The object in a block of data. */
function dataIn(id) {
  const block = byId(id);
  return block === null ? null : JSON.parse(block.textContent);
}

/** `1 finding`, `2,000 findings`. */
function counted(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
