// Starts `cablelint server` and connects it with the editor. Everything else is the server's.
"use strict";

const os = require("node:os");
const vscode = require("vscode");
const { LanguageClient, RevealOutputChannelOn, TransportKind } = require("vscode-languageclient/node");
const { serverCommand } = require("./command");

/** @type {LanguageClient | undefined} */
let client;

/** Start the server, and say in one sentence what to do when it cannot be started. */
async function start() {
  const { command, args } = serverCommand(
    vscode.workspace.getConfiguration("cablelint"),
    vscode.workspace.isTrusted,
  );
  const run = {
    command,
    args,
    transport: TransportKind.stdio,
    // Not in the workspace: on some systems a program in the current folder would be found before the one on the PATH.
    options: { cwd: os.homedir() },
  };
  client = new LanguageClient("cablelint", "cablelint", run, {
    documentSelector: [{ language: "cable" }],
    // The protocol carries the text of cables: nothing of it is written to a channel.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  });
  try {
    await client.start();
  } catch {
    client = undefined;
    const settings = "Open the settings";
    const chosen = await vscode.window.showErrorMessage(
      `cablelint: "${command} server" does not start. Install it with: pip install 'cablelint[lsp]', or set cablelint.path.`,
      settings,
    );
    if (chosen === settings) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "cablelint.path");
    }
  }
}

/** Stop the server, if it runs. */
async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

/** @param {vscode.ExtensionContext} context */
async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("cablelint.restart", restart),
    vscode.commands.registerCommand("cablelint.fixAll", () =>
      vscode.commands.executeCommand("editor.action.codeAction", { kind: "source.fixAll.cablelint", apply: "first" }),
    ),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("cablelint")) {
        await restart();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
