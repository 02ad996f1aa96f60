// Keeps the workbench for when there is no network. The name of the store is that of what is in it, so a newer build takes its place.
"use strict";
const NAME = "casus-workbench-@NAME@";
const FILES = @FILES@;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((store) => store.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name.startsWith("casus-workbench-") && name !== NAME));
  event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const scope = new URL(self.registration.scope);
  if (event.request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const wanted = event.request.mode === "navigate" ? new URL("index.html", scope).href : event.request;
  event.respondWith(caches.open(NAME).then((store) => store.match(wanted, { ignoreSearch: true })).then((kept) => kept || fetch(event.request)));
});
