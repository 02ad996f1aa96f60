// The page of the workbench where scripts run: what is changed is asked for and put in place without leaving the page.
// Without scripts every link and form leads to the same address. `ask` is given by the host: a server, or a worker of this browser.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const asks = window.casusHost || (async (href, signal) => {
    const got = await fetch(href, { signal, headers: { Accept: "text/html" } });
    return { url: got.url, text: await got.text(), kind: got.headers.get("Content-Type") || "" };
  });
  const live = () => document.getElementById("live");
  const whole = (href) => new URL(href, document.baseURI);
  const ours = (url) => url.origin === location.origin && url.pathname.replace(/[^/]*$/, "") === location.pathname.replace(/[^/]*$/, "");
  let running = null;
  let shown = location.pathname + location.search; // what stands here: where only the place on the page differs, nothing is asked for
  let steps = 0;

  const keyOf = (node) => node && (node.id ? `#${CSS.escape(node.id)}` : node.dataset && node.dataset.key ? `[data-key="${CSS.escape(node.dataset.key)}"]` : "");
  const opened = () => [...document.querySelectorAll("details[id][open]")].map((one) => one.id);

  function put(text) {
    const made = new DOMParser().parseFromString(text, "text/html");
    const focused = keyOf(document.activeElement);
    const open = opened();
    const pane = document.getElementById("facts");
    const scrolled = pane ? pane.scrollTop : 0;
    document.getElementById("content").replaceWith(document.adoptNode(made.getElementById("content")));
    document.title = made.title;
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    const again = document.getElementById("facts");
    if (again) again.scrollTop = scrolled;
    const target = focused && document.querySelector(focused);
    if (target) target.focus({ preventScroll: true });
    else if (focused) document.getElementById("content").focus({ preventScroll: true });
    const said = document.getElementById("told");
    const changed = document.querySelector("#delta .fine");
    const wrong = document.querySelector(".fault, [role=alert]");
    live().textContent = [wrong ? wrong.textContent : "", said ? said.textContent : "", changed ? changed.textContent : ""].join(" ").trim();
    parts();
  }

  async function go(href, push = true) {
    running?.abort();
    const own = (running = new AbortController());
    document.querySelector(".bench")?.setAttribute("aria-busy", "true");
    try {
      const got = await asks(whole(href).href, own.signal);
      if (own.signal.aborted) return;
      if (push && got.url !== location.href) { history.pushState({ steps: ++steps }, "", got.url); }
      shown = location.pathname + location.search;
      put(got.text);
    } catch (error) {
      if (error.name === "AbortError") return;
      document.querySelector(".bench")?.removeAttribute("aria-busy");
      live().textContent = "No answer came. What stands here is from before your change.";
      const note = document.createElement("p");
      note.className = "notice";
      note.textContent = live().textContent;
      document.getElementById("verdict")?.prepend(note);
    }
  }

  async function load(box, signal, link = box.querySelector("[data-load]")) {
    if (!link) return;
    const got = await asks(whole(link.getAttribute("href")).href, signal);
    if (signal.aborted) return;
    const made = new DOMParser().parseFromString(got.text, "text/html").querySelector(".loaded");
    if (!made) return;
    const held = link.contains(document.activeElement) || link === document.activeElement;
    if (made.querySelector("h3") && box.id === "smallest") box.querySelector("h3").remove();
    (link.closest(".loaded") || link.closest("p") || link).replaceWith(document.adoptNode(made));
    if (held) { box.tabIndex = -1; box.focus({ preventScroll: true }); }
  }

  async function parts() {
    const own = running;
    const signal = own ? own.signal : new AbortController().signal;
    for (const box of document.querySelectorAll("[data-part]:not([data-later])")) {
      if (signal.aborted || own !== running) return;
      try { await load(box, signal); } catch { return; }
    }
  }

  async function keep(link) {
    const got = await asks(whole(link.getAttribute("href")).href);
    const url = URL.createObjectURL(new Blob([got.text], { type: got.kind }));
    const made = document.createElement("a");
    made.href = url;
    made.download = link.dataset.file;
    document.body.append(made);
    made.click();
    made.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  document.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      const link = document.getElementById("link");
      const href = link ? whole(link.dataset.link).href : location.href;
      const there = navigator.clipboard ? navigator.clipboard.writeText(href) : Promise.reject();
      there.then(() => "Copied", () => "Copy it below").then((words) => {
        live().textContent = copy.textContent = words;
        if (words !== "Copied" && link) { link.scrollIntoView({ block: "center" }); getSelection().selectAllChildren(link); }
      });
      return;
    }
    if (event.target.closest("[data-print]")) { window.print(); return; }
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    const href = link.getAttribute("href");
    if (href.startsWith("#")) {
      const target = document.getElementById(decodeURIComponent(href.slice(1)));
      for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
      return;
    }
    const url = whole(href);
    if (!ours(url)) return;
    event.preventDefault();
    if (link.dataset.file) keep(link);
    else if ("load" in link.dataset) load(link.closest("[data-part]"), new AbortController().signal, link);
    else go(href).then(() => { if (url.hash) document.getElementById(url.hash.slice(1))?.scrollIntoView(); });
  });

  const sent = (form, button) => {
    const told = new URLSearchParams(new FormData(form, button));
    return `${form.getAttribute("action")}?${told}`;
  };
  document.addEventListener("submit", (event) => {
    if (!ours(whole(event.target.getAttribute("action")))) return;
    event.preventDefault();
    const then = event.target.dataset.then;
    go(sent(event.target, event.submitter)).then(() => { if (then) document.getElementById(then)?.scrollIntoView(); });
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-case]");
    if (form && event.target.matches("select, input.pick")) form.requestSubmit();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    if (event.target.matches("input, textarea")) return;
    const undo = document.querySelector("[data-undo]");
    if (!undo) return;
    event.preventDefault();
    if (steps > 0) history.back();
    else go(undo.getAttribute("href"));
  });
  window.addEventListener("popstate", (event) => { 
    steps = event.state?.steps || 0;
    if (location.pathname + location.search !== shown) go(location.href, false);
  });
  window.casusGo = go;
  if (window.casusHost) go(location.href, false);
  else parts();
})();
