// Which command is the server, by the settings of the user.
"use strict";

/**
 * The command and its arguments.
 * @param {{ get(name: string): unknown }} settings those of the section `cablelint`
 * @returns {{ command: string, args: string[] }}
 */
function serverCommand(settings) {
  const path = settings.get("path");
  const given = settings.get("arguments");
  const command = typeof path === "string" && path.trim() ? path.trim() : "cablelint";
  const args = Array.isArray(given) ? given.filter((one) => typeof one === "string") : [];
  return { command, args: ["server", ...args] };
}

module.exports = { serverCommand };
