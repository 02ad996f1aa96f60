// Search, the choice of a day, and the opening of what a link leads to. Every page can be read without this file.
"use strict";
document.documentElement.classList.add("js");

function openTarget() {
  let id = "";
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
  for (let at = id && document.getElementById(id); at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  const found = id && document.getElementById(id);
  if (found) found.scrollIntoView();
}
addEventListener("hashchange", openTarget);
openTarget();

// a scenario that is opened has its address above, to be copied
for (const one of document.querySelectorAll("details.scenario")) one.addEventListener("toggle", () => {
  if (one.open && location.hash.slice(1) !== one.id) try { history.replaceState(null, "", "#" + one.id); } catch { /* not every viewer lets a page do so */ }
});

const folded = [];
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details:not([open])")) { folded.push(one); one.open = true; }
});
addEventListener("afterprint", () => { while (folded.length) folded.pop().open = false; });

const age = document.getElementById("age");
if (age) {
  const days = Math.floor((Date.now() - Date.parse(document.body.dataset.built)) / 86400000);
  age.textContent = days > 0 ? `That is ${days} days ago.` : "That is today.";
}

const day = document.getElementById("day");
if (day) day.addEventListener("change", () => {
  const holds = (one) => one.dataset.first <= day.value && day.value <= one.dataset.last;
  const wordings = [...document.querySelectorAll(".wording")].filter(holds).map((one) => one.dataset.name);
  const period = [...document.querySelectorAll(".period")].find(holds);
  const bound = period ? period.cells[2].textContent : "nobody";
  document.getElementById("onday-said").textContent = day.value
    ? `On ${day.value}: ${wordings.join("; ") || "nothing of this article was in force"}. Bound: ${bound}.` : "";
});

const words = document.getElementById("words");
if (words) {
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const slug = (title) => (title.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || []).join("-").slice(0, 120).replace(/^-+|-+$/g, "");
  const list = document.getElementById("results");
  let every;
  const all = () => every ??= [...window.CASUS, ...window.CASUS_SCENARIOS.flatMap(([path, items]) => items.map((one) =>
    typeof one === "string" ? [one, "scenario", `${path}#${slug(one)}`, ""] : [one[0], "scenario", `${path}#${one[1]}`, ""]))];
  const apart = (text) => ` ${(plain(text).match(/[\p{L}\p{N}]+/gu) || []).join(" ")} `;
  const LEAD = { treaty: 4, article: 3, incident: 2, member: 2, question: 1 };
  let known;
// a page is named by its title, and some have other names
  const ready = () => known ??= all().map(([title, kind, path, text, names]) => [title, kind, path, apart(`${title} ${names || ""}`), apart(text)]);
// a word finds words that begin so: it counts more where it is the whole word, and where it stands in the name
  const search = () => {
    const asked = apart(words.value).trim().split(" ").filter(Boolean), phrase = ` ${asked.join(" ")} `;
    const hits = [];
    if (asked.length) for (const [title, kind, path, name, text] of ready()) {
      const found = asked.map((one) => name.includes(` ${one} `) ? 8 : name.includes(` ${one}`) ? 4 : text.includes(` ${one} `) ? 2 : text.includes(` ${one}`) ? 1 : 0);
      if (found.every(Boolean)) hits.push([found.reduce((one, two) => one + two) + (name.includes(phrase) ? 6 : 0) + (LEAD[kind] || 0), title, kind, path]);
    }
    hits.sort((one, two) => two[0] - one[0]);
    list.replaceChildren(...hits.slice(0, 60).map(([, title, kind, path]) => {
      const item = document.createElement("li"), link = document.createElement("a"), more = document.createElement("span");
      link.href = document.body.dataset.root + path; link.textContent = title;
      more.className = "meta"; more.textContent = " " + kind;
      item.append(link, more);
      return item;
    }));
    document.getElementById("found").textContent = asked.length ? `${hits.length} found${hits.length > 60 ? ", 60 shown" : ""}` : "";
  };
  words.addEventListener("input", search);
  document.getElementById("search").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("DOMContentLoaded", () => {
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) { words.value = asked; search(); }
  });
}
