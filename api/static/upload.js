// Files that go on where the network was lost: sent piece by piece, with a bar that tells how far they are.
(() => {
  "use strict";
  const form = document.querySelector("form[data-upload]");
  if (!form || !window.fetch) return;
  const PIECE = 256 * 1024;
  const LONGEST_WAIT_MS = 15000;
  const chooser = form.querySelector("#file");
  const camera = form.querySelector("#camera");
  const box = form.querySelector(".birge-sending");
  const words = box.querySelector(".birge-sending__words");
  const bar = box.querySelector("progress");
  const button = form.querySelector("button[type=submit]");
  const token = form.elements.form_token.value;
  let busy = false;

  chooser.multiple = true;
  if (matchMedia("(pointer: coarse)").matches) {
    form.querySelector(".birge-camera").hidden = false;
    camera.addEventListener("change", () => { if (camera.files.length) form.requestSubmit(); });
  }
  addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });

  class Refusal extends Error {}
  const say = (text) => { if (words.textContent !== text) words.textContent = text; };

  // The same file under the same name begins the same upload again, also after the page was closed.
  const keyOf = (file, said) => {
    let hash = 0xcbf29ce484222325n;
    for (const sign of [file.name, file.size, file.lastModified, said.kind, said.title].join("\n"))
      hash = ((hash ^ BigInt(sign.codePointAt(0))) * 0x100000001b3n) & 0xffffffffffffffffn;
    return hash.toString(16);
  };

  // Waits for the network, a little longer each time, and goes on at once when the browser says that it is back.
  const pause = (attempt) => new Promise((done) => {
    const timer = setTimeout(done, Math.min(1000 * 2 ** attempt, LONGEST_WAIT_MS));
    addEventListener("online", () => { clearTimeout(timer); done(); }, { once: true });
  });

  const ask = async (method, path, body, headers = {}) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const answer = await fetch(form.dataset.upload + path, {
          method, body, headers: { "X-Form-Token": token, ...headers }, redirect: "error",
        });
        if (answer.status < 500) return answer;
      } catch { /* no network: ask again */ }
      say(box.dataset.waiting);
      await pause(attempt);
    }
  };

  const told = async (answer) => {
    try { return await answer.json(); } catch { return {}; }
  };
  const checked = async (answer) => {
    const said = await told(answer);
    if (!answer.ok) throw new Refusal(said.why || box.dataset.failed);
    return said;
  };

  const begin = async (file, said, key) => checked(await ask("POST", "", JSON.stringify({ ...said, name: file.name, size: file.size, key })));

  const send = async (file, said, label) => {
    const key = keyOf(file, said);
    let far = await begin(file, said, key);
    if (far.document) far = await begin(file, said, `${key}-${Date.now()}`);
    const path = `/${far.upload}`;
    let place = far.received;
    while (place < file.size) {
      const percent = Math.round((place / file.size) * 100);
      bar.value = percent;
      say(`${label}: ${percent} %`);
      const headers = { "Upload-Offset": String(place), "Content-Type": "application/offset+octet-stream" };
      const answer = await ask("PATCH", path, file.slice(place, place + PIECE), headers);
      const arrived = await told(answer);
      if (!answer.ok && arrived.received === undefined) throw new Refusal(box.dataset.failed);
      if (!answer.ok && arrived.received === "") throw new Refusal(arrived.why || box.dataset.failed);
      place = Number(arrived.received);
    }
    bar.value = 100;
    say(box.dataset.checking);
    return (await checked(await ask("POST", `${path}/document`))).document;
  };

  const sendAll = async (files, said) => {
    const largest = Number(form.dataset.largest) * 1024 * 1024;
    if (!files.length) throw new Refusal(box.dataset.none);
    if (files.some((file) => file.size > largest)) throw new Refusal(box.dataset.tooLarge);
    let last = "";
    for (const [index, file] of files.entries()) {
      const label = files.length > 1 ? `${box.dataset.sending} ${index + 1}/${files.length}` : box.dataset.sending;
      last = await send(file, said, label);
    }
    return last;
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    button.disabled = true;
    box.hidden = false;
    bar.hidden = false;
    words.classList.remove("govuk-error-message");
    const said = { kind: form.elements.kind.value, title: form.elements.title.value };
    try {
      const document_ = await sendAll([...chooser.files, ...camera.files], said);
      busy = false;
      say(box.dataset.sent);
      location.assign(`${location.pathname}?done=${document_}`);
    } catch (problem) {
      bar.hidden = true;
      words.classList.add("govuk-error-message");
      say(problem instanceof Refusal ? problem.message : box.dataset.failed);
      busy = false;
      button.disabled = false;
      camera.value = "";
    }
  });
})();
