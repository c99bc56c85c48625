// Runs first in the worker, and shuts every way out of it. The policy of the page forbids them as well: two locks.
// Pyodide follows in the same script and is not written for strict mode.

for (const name of [
  "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "BroadcastChannel", "Worker",
  "SharedWorker", "indexedDB", "caches", "importScripts", "RTCPeerConnection", "FontFace",
]) {
  Object.defineProperty(self, name, { value: undefined, configurable: false, writable: false });
}

// Pyodide asks for its files by `fetch`, and gets them from memory; there is nothing else to get.
const FILES = new Map();
Object.defineProperty(self, "fetch", {
  value: async (asked) => {
    const file = FILES.get(String(asked).split("/").at(-1));
    if (file === undefined) throw new TypeError("nothing is fetched");
    return new Response(file.content, { headers: { "content-type": file.type } });
  },
  configurable: false,
  writable: false,
});
