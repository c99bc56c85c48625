// Colours a cable with the machinery of Visual Studio Code, and looks at what is called what.
"use strict";

const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const oniguruma = require("vscode-oniguruma");
const { INITIAL, Registry, parseRawGrammar } = require("vscode-textmate");

const folder = path.join(__dirname, "..");
const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
const registry = new Registry({
  onigLib: oniguruma.loadWASM(wasm).then(() => ({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  })),
  loadGrammar: async () => {
    const file = path.join(folder, "syntaxes", "cable.tmLanguage.json");
    return parseRawGrammar(readFileSync(file, "utf-8"), file);
  },
});

/** The scopes of each piece of a line that has any but the root's. */
async function scopes(line) {
  const grammar = await registry.loadGrammar("text.cable");
  const { tokens } = grammar.tokenizeLine(line, INITIAL);
  return tokens
    .filter((token) => token.scopes.length > 1)
    .map((token) => [line.slice(token.startIndex, token.endIndex), token.scopes.at(-1).replace(/\.cable$/, "")]);
}

for (const [line, wanted] of [
  ["1. (U) The lamp.", [["1.", "constant.numeric.paragraph"], ["(U)", "storage.mark.unclassified"]]],
  ["2. (C/NF) As ref A says.", [
    ["2.", "constant.numeric.paragraph"], ["(C/NF)", "storage.mark.confidential"], ["ref A", "variable.other.reference"],
  ]],
  ["(S//REL TO USA, GBR) The lamp.", [["(S//REL TO USA, GBR)", "storage.mark.secret"]]],
  ["(TS//SI) The lamp.", [["(TS//SI)", "storage.mark.topsecret"]]],
  ["C O N F I D E N T I A L SUVA 000123", [["C O N F I D E N T I A L SUVA 000123", "storage.mark.confidential"]]],
  ["S E C R E T SUVA 000123", [["S E C R E T SUVA 000123", "storage.mark.secret"]]],
  ["SECRETARY QUILL ARRIVES.", []],
  ["TAGS: PREL", [["TAGS:", "entity.name.section.field"]]],
  ["E.O. 12958: DECL: 07/14/2018", [["E.O. 12958:", "entity.name.section.field"]]],
  ["SIPDIS", [["SIPDIS", "keyword.control.caption"]]],
  ["P 141030Z JUL 08", [["P ", "keyword.other.precedence"], ["141030Z JUL 08", "constant.numeric.date"]]],
  ["The keeper (he is old) waits.", []],
]) {
  test(`the colours of ${JSON.stringify(line)}`, async () => assert.deepEqual(await scopes(line), wanted));
}

test("every scope that has a colour is in the grammar", () => {
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf-8"));
  const grammar = readFileSync(path.join(folder, "syntaxes", "cable.tmLanguage.json"), "utf-8");
  const themes = Object.values(manifest.contributes.configurationDefaults["editor.tokenColorCustomizations"]);
  for (const rule of themes.flatMap((theme) => theme.textMateRules)) {
    assert.ok(grammar.includes(rule.scope), rule.scope);
  }
});

/** How well a colour can be read on another one, by WCAG 2. */
function contrast(one, other) {
  const light = (colour) =>
    [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

test("every colour can be read in light and in dark", () => {
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf-8"));
  const themes = manifest.contributes.configurationDefaults["editor.tokenColorCustomizations"];
  for (const [theme, ground] of [["[*Dark*]", "#1f1f1f"], ["[*Dark*]", "#2d2d30"], ["[*Light*]", "#ffffff"], ["[*Light*]", "#f3f3f3"]]) {
    for (const { scope, settings } of themes[theme].textMateRules.filter((rule) => rule.settings.foreground)) {
      assert.ok(contrast(settings.foreground, ground) >= 4.5, `${scope} on ${ground}`);
    }
  }
});
