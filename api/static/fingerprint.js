// The fingerprint of a paper is made here, on this device: the paper itself is never sent.
"use strict";
for (const chooser of document.querySelectorAll("[data-fingerprint]")) {
  if (!window.crypto || !crypto.subtle) continue;
  chooser.hidden = false;
  const file = chooser.querySelector("input[type=file]");
  file.addEventListener("change", async () => {
    const chosen = file.files[0];
    if (!chosen) return;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await chosen.arrayBuffer()));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    document.getElementById(chooser.dataset.fingerprint).value = hex;
  });
}
