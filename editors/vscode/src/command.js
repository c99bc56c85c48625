// Which command is the server, by the settings of the user.
"use strict";

/**
 * The command and its arguments. In a folder that nobody has trusted yet its configuration is not read: it may name
 * files anywhere.
 * @param {{ get(name: string): unknown }} settings those of the section `cablelint`
 * @param {boolean} trusted
 * @returns {{ command: string, args: string[] }}
 */
function serverCommand(settings, trusted) {
  const path = settings.get("path");
  const given = settings.get("arguments");
  const command = typeof path === "string" && path.trim() ? path.trim() : "cablelint";
  const args = Array.isArray(given) ? given.filter((one) => typeof one === "string") : [];
  return { command, args: ["server", ...args, ...(trusted ? [] : ["--isolated"])] };
}

module.exports = { serverCommand };
