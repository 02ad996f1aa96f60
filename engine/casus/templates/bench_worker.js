// The engine in a worker: Python compiled to WebAssembly, the same pages as those of casus serve. A newer page drops older ones.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const started = performance.now();
const times = {};
let respond = null;
const queue = [];
let working = false;

const START = `
import gc
gc.set_threshold(200_000, 50, 50)
from casus.workbench.pages import Bench
_bench = Bench()
def respond(path, query):
    return list(_bench.respond(path, query))
respond
`;

const ready = (async () => {
  const zip = fetch("engine.zip").then((got) => { if (!got.ok) throw new Error("engine.zip is not there."); return got.arrayBuffer(); });
  const python = await loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href });
  times.python = performance.now() - started;
  postMessage({ step: "The engine is here; it reads the law." });
  python.unpackArchive(new Uint8Array(await zip), "zip", { extractDir: "/casus" });
  times.unpacked = performance.now() - started;
  python.runPython("import sys; sys.path.insert(0, '/casus'); import casus.workbench.pages");
  times.imported = performance.now() - started;
  respond = python.runPython(START);
  times.boot = performance.now() - started;
  postMessage({ step: "The law is read; the answer comes." });
})();

async function work() {
  if (working) return;
  working = true;
  try {
    await ready;
  } catch (error) {
    postMessage({ failed: String(error.message || error) });
    return;
  }
  while (queue.length) {
    await new Promise((done) => setTimeout(done)); // lets in what was asked meanwhile
    const last = queue.findLastIndex((one) => one.path === "");
    const old = queue.filter((one, place) => place < last && (one.path === "" || one.path === "part"));
    for (const one of old) {
      queue.splice(queue.indexOf(one), 1);
      postMessage({ id: one.id, dropped: true });
    }
    const one = queue.shift();
    const begun = performance.now();
    try {
      const made = respond(one.path, one.query);
      const [status, kind, body, location, name] = made.toJs();
      made.destroy();
      postMessage({ id: one.id, status, kind, body, location, name });
    } catch (error) {
      console.error(error);
      postMessage({ id: one.id, status: 500, kind: "text/html", body: "<main id=content><h1>Casus made a mistake here. Your case is not the cause.</h1></main>" });
    }
    times.answers = [...(times.answers || []), [one.path, Math.round(performance.now() - begun)]];
    postMessage({ times });
  }
  working = false;
}

onmessage = ({ data }) => { queue.push(data); work(); };
