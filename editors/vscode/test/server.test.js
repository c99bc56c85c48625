// Drives `cablelint server` with the client that Visual Studio Code has: the command is the one that the extension
// would start, from the variable CABLELINT, else from the PATH.
"use strict";

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { pathToFileURL } = require("node:url");
const {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  ExitNotification,
  HoverRequest,
  InitializeRequest,
  InitializedNotification,
  InlayHintRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} = require("vscode-languageserver-protocol/node");
const { TextDocument } = require("vscode-languageserver-textdocument");
const { serverCommand } = require("../src/command");

const examples = path.join(__dirname, "..", "..", "..", "examples");
const capabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
      isPreferredSupport: true,
    },
    hover: { contentFormat: ["markdown"] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    inlayHint: {},
  },
  workspace: { workspaceEdit: { documentChanges: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
  general: { positionEncodings: ["utf-16"] },
};

let server;
let connection;
let errors = "";
const logged = [];
const registered = [];
const waiting = new Map();

before(async () => {
  const { command, args } = serverCommand(new Map([["path", process.env.CABLELINT ?? ""]]), true);
  server = spawn(command, args, { cwd: os.homedir() });
  server.stderr.on("data", (data) => (errors += data));
  connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
    undefined,
  );
  connection.onNotification(LogMessageNotification.type, (said) => logged.push(said));
  connection.onRequest(RegistrationRequest.type, (wanted) => void registered.push(...wanted.registrations));
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
    waiting.get(`${uri} ${version}`)?.(diagnostics);
  });
  connection.listen();
  const started = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(examples).href,
    capabilities,
    workspaceFolders: null,
  });
  assert.equal(started.serverInfo.name, "cablelint");
  await connection.sendNotification(InitializedNotification.type, {});
});

after(async () => {
  await connection.sendRequest(ShutdownRequest.type);
  const left = new Promise((resolve) => server.on("exit", resolve));
  await connection.sendNotification(ExitNotification.type);
  assert.equal(await left, 0);
  assert.equal(errors, "");
  assert.deepEqual(logged, []);
});

/** The findings of a version of a document, when they come. */
function found(uri, version) {
  return new Promise((resolve) => waiting.set(`${uri} ${version}`, resolve));
}

/** Open an example; its document and what is found in it. */
async function open(name) {
  const file = path.join(examples, name);
  const uri = pathToFileURL(file).href;
  const document = TextDocument.create(uri, "cable", 1, readFileSync(file, "utf-8"));
  const diagnostics = found(uri, 1);
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "cable", version: 1, text: document.getText() },
  });
  return { document, diagnostics: await diagnostics };
}

async function change(document, changes) {
  const version = document.version + 1;
  const diagnostics = found(document.uri, version);
  TextDocument.update(document, changes, version);
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri: document.uri, version },
    contentChanges: changes,
  });
  return diagnostics;
}

async function close(document) {
  await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: document.uri } });
}

/** The range of the first place of a word. */
function place(document, word) {
  const start = document.getText().indexOf(word);
  assert.notEqual(start, -1, word);
  return { start: document.positionAt(start), end: document.positionAt(start + word.length) };
}

async function actions(document, range, only) {
  return connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: document.uri },
    range,
    context: { diagnostics: [], only },
  });
}

/** The edits of an action as changes, from the last to the first, so that each counts in the text as it was. */
function edits(action) {
  assert.equal(action.edit.documentChanges.length, 1);
  const made = action.edit.documentChanges[0].edits.map(({ range, newText }) => ({ range, text: newText }));
  return made.sort((one, other) => other.range.start.line - one.range.start.line);
}

test("a clean cable has no findings, and a keystroke brings one that its quick fix takes away", async () => {
  const { document, diagnostics } = await open("clean/acp127-confidential.cable");
  assert.deepEqual(diagnostics, []);
  const range = place(document, "TAGS:");
  const [mistake] = await change(document, [{ range, text: "TAGS" }]);
  assert.equal(mistake.code, "STR008");
  assert.equal(mistake.source, "cablelint");
  const [action] = await actions(document, mistake.range);
  assert.equal(action.title, "Write 'TAGS:' (safe fix of STR008)");
  assert.equal(action.isPreferred, true);
  assert.deepEqual(await change(document, edits(action)), []);
  await close(document);
});

test("an emoji and an accented letter move no finding", async () => {
  const { document } = await open("clean/acp127-confidential.cable");
  const range = place(document, "Council sat down");
  const [mistake] = await change(document, [{ range, text: "\u{1f7e2} Caf\u00e9 sat, ref Q says," }]);
  assert.equal(mistake.code, "REF002");
  assert.equal(document.getText(mistake.range), "ref Q");
  await close(document);
});

test("the marks to choose are offered for a paragraph without one", async () => {
  const { document, diagnostics } = await open("faulty/acp127-confidential.cable");
  const unmarked = diagnostics.find((one) => one.code === "POR001");
  const offered = await actions(document, unmarked.range);
  assert.deepEqual(
    offered.map((one) => one.title),
    ["Mark it (U)", "Mark it (SBU)", "Mark it (C)", "Mark it (S)"],
  );
  const left = await change(document, edits(offered[2]));
  assert.ok(!left.some((one) => one.code === "POR001"));
  await close(document);
});

test("all safe fixes are made at once, as on a save", async () => {
  const { document, diagnostics } = await open("faulty/acp127-confidential.cable");
  const start = { line: 0, character: 0 };
  const [action] = await actions(document, { start, end: start }, ["source.fixAll"]);
  assert.equal(action.kind, "source.fixAll.cablelint");
  const left = await change(document, edits(action));
  assert.equal(left.length, diagnostics.length - 1);
  assert.ok(!left.some((one) => one.code === "STR008"));
  await close(document);
});

test("hover, outline, definition, completion and hint answer", async () => {
  const { document } = await open("clean/acp127-confidential.cable");
  const textDocument = { uri: document.uri };
  const mark = await connection.sendRequest(HoverRequest.type, {
    textDocument,
    position: place(document, "C) SUMMARY").start,
  });
  assert.match(mark.contents.value, /CONFIDENTIAL \(level\)/);
  const outline = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  assert.ok(outline.some((one) => one.name === "2. (C)"));
  const [entry] = await connection.sendRequest(DefinitionRequest.type, {
    textDocument,
    position: place(document, "ref B").end,
  });
  assert.equal(document.getText(entry.range), "B. WINDHOEK 391");
  const tags = await connection.sendRequest(CompletionRequest.type, {
    textDocument,
    position: place(document, "TAGS: E").end,
  });
  assert.ok(tags.items.some((one) => one.label === "ECON"));
  const [hint] = await connection.sendRequest(InlayHintRequest.type, {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } },
  });
  assert.equal(hint.label, "the portions call for CONFIDENTIAL");
  await close(document);
});

test("the server asks to be told of changed configurations", () => {
  assert.deepEqual(
    registered.map((one) => one.registerOptions.watchers.map((watcher) => watcher.globPattern)),
    [["**/cablelint.toml", "**/pyproject.toml"]],
  );
});
