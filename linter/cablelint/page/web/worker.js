// Starts Python with what the page hands over, and then answers its questions, one after the other.

(() => {
  const BEGIN = `
import gc, sys
gc.set_threshold(50_000, 20, 50)
sys.dont_write_bytecode = True
sys.path.insert(0, "/modules")
import cablerules
from cablelint.page.session import answering
answer = answering(cablerules.rules())
`;
  let answer = null;

  async function unpacked(text) {
    const packed = atob(text);
    const bytes = new Uint8Array(packed.length);
    for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  /** Lay the modules of an archive into Python's memory: a line of JSON with names and lengths, then the files. */
  function lay(FS, buffer) {
    const bytes = new Uint8Array(buffer);
    let at = bytes.indexOf(10) + 1;
    const made = new Set();
    for (const [name, length] of JSON.parse(new TextDecoder().decode(bytes.subarray(0, at)))) {
      const folder = `/modules/${name.slice(0, name.lastIndexOf("/"))}`;
      if (!made.has(folder)) FS.mkdirTree(folder);
      made.add(folder);
      FS.writeFile(`/modules/${name}`, bytes.subarray(at, at + length));
      at += length;
    }
  }

  async function start({ interpreter, library, modules }) {
    const [wasm, zip, own] = await Promise.all([interpreter, library, modules].map(unpacked));
    FILES.set("pyodide.asm.wasm", { content: wasm, type: "application/wasm" });
    FILES.set("python_stdlib.zip", { content: zip, type: "application/zip" });
    const python = await loadPyodide({
      indexURL: "memory:/",
      stdLibURL: "memory:/python_stdlib.zip",
      lockFileContents: LOCK_FILE,
      stdout: () => {},
      stderr: () => {},
    });
    FILES.clear();
    lay(python.FS, own);
    python.runPython(BEGIN);
    answer = python.globals.get("answer");
  }

  self.onmessage = async ({ data }) => {
    try {
      if (data.start === undefined) {
        self.postMessage({ number: data.number, answer: answer(data.question) });
      } else {
        await start(data.start);
        self.postMessage({ started: true });
      }
    } catch (error) {
      self.postMessage({ number: data.number, failure: String(error?.message ?? error).trim().split("\n").at(-1) });
    }
  };
})();
