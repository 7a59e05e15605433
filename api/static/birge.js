// What pages gain from a script; each of them works without it.
(() => {
  "use strict";
  const DRAFT = "birge-draft:";
  const ESCAPES = 3;
  const WITHIN_MS = 2000;
  const PATIENCE_MS = 400;

  const forgetDrafts = () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFT)) localStorage.removeItem(key);
    sessionStorage.clear();
  };

  // Quick exit: the page disappears first, then the session ends, and the browser does not wait long for it.
  const exit = document.querySelector("form[data-quick-exit]");
  const leave = () => {
    document.documentElement.hidden = true;
    try { forgetDrafts(); } catch { /* a browser without storage has nothing to forget */ }
    const elsewhere = () => location.replace(exit.dataset.quickExit);
    fetch(exit.action, { method: "POST", keepalive: true, redirect: "manual" }).finally(elsewhere);
    setTimeout(elsewhere, PATIENCE_MS);
  };
  if (exit) {
    let pressed = [];
    exit.addEventListener("submit", (event) => { event.preventDefault(); leave(); });
    document.addEventListener("keydown", (event) => {
      pressed = event.key === "Escape" ? [...pressed, event.timeStamp].slice(-ESCAPES) : [];
      if (pressed.length === ESCAPES && event.timeStamp - pressed[0] < WITHIN_MS) leave();
    });
  }
  for (const form of document.querySelectorAll("form[data-forget-drafts]")) form.addEventListener("submit", forgetDrafts);

  // Drafts survive a lost network: what is typed into a form[data-draft] stays in this browser until it was sent.
  const kept = (form) => [...form.elements].filter((field) => field.name && !["hidden", "password", "file", "submit"].includes(field.type));
  const save = (form) => {
    const values = kept(form).map((field) => [field.name, field.value, field.checked === true]);
    localStorage.setItem(DRAFT + form.dataset.draft, JSON.stringify(values));
  };
  const restore = (form) => {
    const values = JSON.parse(localStorage.getItem(DRAFT + form.dataset.draft) ?? "[]");
    for (const field of kept(form)) {
      const choice = ["checkbox", "radio"].includes(field.type);
      const found = values.find(([name, value]) => name === field.name && (!choice || value === field.value));
      if (!found) continue;
      if (choice) field.checked = found[2];
      else field.value = found[1];
    }
  };
  const forget = (prefix) => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFT + prefix)) localStorage.removeItem(key);
  };
  for (const sent of document.querySelectorAll("[data-draft-sent]")) forget(sent.dataset.draftSent);
  const offline = document.querySelector(".birge-offline");
  for (const form of document.querySelectorAll("form[data-draft]")) {
    restore(form);
    form.addEventListener("input", () => save(form));
    form.addEventListener("submit", (event) => {
      if (offline) offline.hidden = navigator.onLine;
      if (!navigator.onLine) event.preventDefault();
    });
  }
  if (offline) {
    addEventListener("offline", () => { offline.hidden = false; });
    addEventListener("online", () => { offline.hidden = true; });
  }

  const goesOn = document.querySelector("form[data-goes-on]");
  if (goesOn) goesOn.requestSubmit();

  const summary = document.querySelector(".govuk-error-summary");
  if (summary) summary.focus();
})();
