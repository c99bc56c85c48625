// Loads the extension as Visual Studio Code does, with the least that stands for it: every module has to be there, the
// command is the user's alone, and a server that does not start is said in words.
"use strict";

const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { test } = require("node:test");
const { serverCommand } = require("../src/command");

const folder = process.env.CABLELINT_EXTENSION ?? path.join(__dirname, "..");
const said = [];
const commands = new Map();
const anything = () => new Proxy(class {}, { get: (target, name) => target[name] ?? anything() });
const disposable = () => ({ dispose() {} });
const vscode = new Proxy(
  {
    version: "1.95.0",
    EventEmitter: class {
      event = disposable;
      fire() {}
      dispose() {}
    },
    workspace: new Proxy(
      {
        getConfiguration: () => ({ get: (name) => ({ path: "/nowhere/cablelint", arguments: [] })[name] }),
        textDocuments: [],
      },
      { get: (target, name) => target[name] ?? (String(name).startsWith("onDid") ? disposable : anything()) },
    ),
    window: new Proxy(
      {
        showErrorMessage: async (text) => void said.push(text),
        createOutputChannel: () => ({ ...disposable(), append() {}, appendLine() {}, show() {} }),
      },
      { get: (target, name) => target[name] ?? (String(name).startsWith("onDid") ? disposable : anything()) },
    ),
    commands: { registerCommand: (name, run) => (commands.set(name, run), disposable()) },
  },
  { get: (target, name) => target[name] ?? anything() },
);
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

test("the extension loads, and says what to do where the command is missing", async () => {
  const extension = require(path.join(folder, "src", "extension.js"));
  await extension.activate({ subscriptions: [] });
  assert.deepEqual(said.filter((one) => one.startsWith("cablelint:")), [
    `cablelint: "/nowhere/cablelint server" does not start. Install it with: pip install 'cablelint[lsp]', or set cablelint.path.`,
  ]);
  const { contributes } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf-8"));
  assert.deepEqual([...commands.keys()].sort(), contributes.commands.map((one) => one.command).sort());
  await extension.deactivate();
});

test("a workspace can set neither the command nor its options", () => {
  const { contributes } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf-8"));
  for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
    assert.equal(setting.scope, "machine", name);
  }
});

test("the command is the one on the PATH, or the one that is set", () => {
  assert.deepEqual(serverCommand(new Map(), true), { command: "cablelint", args: ["server"] });
  assert.deepEqual(serverCommand(new Map([["path", " /opt/cablelint "], ["arguments", ["--profile", "ic"]]]), true), {
    command: "/opt/cablelint",
    args: ["server", "--profile", "ic"],
  });
});

test("in a folder that nobody has trusted the configuration is left out", () => {
  assert.deepEqual(serverCommand(new Map(), false).args, ["server", "--isolated"]);
});
