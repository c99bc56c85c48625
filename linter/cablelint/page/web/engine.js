"use strict";
// Python runs in a worker, so that the page never stands still. Questions go there, answers come back.

const engine = (() => {
  // The one address that may become a script: the blob made here of what stands in this page.
  let own = null;
  const policy = globalThis.trustedTypes?.createPolicy("cablelint", {
    createScriptURL: (address) => {
      if (own === null || address !== own) throw new TypeError("no script comes from elsewhere");
      return address;
    },
  });
  const waiting = new Map();
  let worker = null;
  let started = null;
  let asked = 0;

  /** What stands compressed in a block of the page. */
  async function unpacked(id) {
    const packed = atob(byId(id).textContent);
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  /** Start Python. It settles when questions are answered. */
  function start() {
    started = (async () => {
      own = URL.createObjectURL(new Blob([await unpacked("worker-script")], { type: "text/javascript" }));
      const made = new Worker(policy === undefined ? own : policy.createScriptURL(own));
      worker = made;
      await new Promise((resolve, reject) => {
        made.addEventListener("error", (event) => reject(new Error(event.message || "the worker did not start")));
        made.addEventListener("message", ({ data }) => {
          if (data.started) resolve();
          else if (data.number === undefined) reject(new Error(data.failure));
          else settle(data);
        });
        const [interpreter, library, modules] = ["interpreter", "library", "modules"].map((id) => byId(id).textContent);
        made.postMessage({ start: { interpreter, library, modules } });
      });
      URL.revokeObjectURL(own);
      own = null;
    })();
    return started;
  }

  function settle({ number, answer, failure }) {
    const { resolve, reject } = waiting.get(number) ?? {};
    waiting.delete(number);
    if (resolve === undefined) return;
    const { value, error } = answer === undefined ? { error: failure } : JSON.parse(answer);
    if (error === undefined) resolve(value);
    else reject(new Error(error));
  }

  /** Ask the session in Python. Rejects with the sentence that it gives. */
  async function ask(question, ...values) {
    await started;
    const number = (asked += 1);
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      worker.postMessage({ number, question: JSON.stringify({ ask: question, with: values }) });
    });
  }

  /** Stop what takes too long, and start anew: what was asked is not answered. */
  function stop() {
    worker?.terminate();
    for (const { reject } of waiting.values()) reject(new Error("stopped"));
    waiting.clear();
    return start();
  }

  return { start, ask, stop, unpacked };
})();
