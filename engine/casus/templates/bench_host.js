// The host of the workbench on a site: the engine runs in a worker of this page. Nothing is sent anywhere.
"use strict";
(() => {
  const folder = location.pathname.replace(/[^/]*$/, "");
  const waiting = new Map();
  let number = 0;
  let failed = "";
  const say = (words) => { const box = document.getElementById("boot"); if (box) { box.textContent = words; box.hidden = false; } };
  say(document.getElementById("boot")?.dataset.says ?? "");
  const fail = (words) => {
    failed = words;
    say(`The engine cannot run here: ${words} Read the incident itself instead; its link is below.`);
    for (const one of waiting.values()) one.no(new Error(words));
    waiting.clear();
  };
  const name = new URLSearchParams(location.search).get("on") || "";
  if (/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    const instead = document.getElementById("instead");
    instead.href = `../incident/${name}.html`;
    instead.textContent = `the incident ${name}`;
    fetch(instead.href).then((got) => (got.ok ? got.text() : "")).then((text) => {
      const told = text && new DOMParser().parseFromString(text, "text/html").getElementById("content");
      const box = document.getElementById("stored");
      if (!told || !box) return;
      for (const one of told.querySelectorAll("script, nav, .here")) one.remove();
      for (const one of told.querySelectorAll("[id]")) one.removeAttribute("id");
      for (const one of told.querySelectorAll("a[href]")) one.setAttribute("href", new URL(one.getAttribute("href"), instead.href).href);
      box.append(...told.childNodes);
    }).catch(() => {});
  }
  if (typeof WebAssembly === "undefined") { fail("this browser has no WebAssembly."); return; }
  const worker = new Worker("worker.js", { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.step) { say(data.step); return; }
    if (data.failed) { fail(data.failed); return; }
    if (data.times) { window.casusTimes = data.times; return; }
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (!one) return;
    if (data.dropped) one.no(new DOMException("a newer change came", "AbortError"));
    else one.yes(data);
  };
  worker.onerror = (event) => fail(event.message || "its files could not be loaded.");
  const ask = (path, query, signal) => new Promise((yes, no) => {
    if (failed) { no(new Error(failed)); return; }
    const id = ++number;
    waiting.set(id, { yes, no });
    signal?.addEventListener("abort", () => { waiting.delete(id); no(new DOMException("a newer change came", "AbortError")); });
    worker.postMessage({ id, path, query });
  });
  window.casusHost = async (href, signal) => {
    let url = new URL(href);
    for (let hops = 0; hops < 5; hops += 1) {
      const path = url.pathname.startsWith(folder) ? url.pathname.slice(folder.length) : "";
      const got = await ask(path === "index.html" ? "" : path, url.search.slice(1), signal);
      if (!got.location) return { url: url.href, text: got.body, kind: got.kind };
      url = new URL(got.location, new URL(folder, location.origin));
    }
    throw new Error("too many turns");
  };
  if (navigator.serviceWorker && location.protocol.startsWith("http")) navigator.serviceWorker.register("sw.js").catch(() => {});
})();
