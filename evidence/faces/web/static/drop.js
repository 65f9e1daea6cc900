// Takes a dropped folder, zip or files, or what was chosen, and sends it as one form with paths; shows how far it is.
"use strict";

const form = document.getElementById("drop");
const told = document.getElementById("told");
const meter = document.getElementById("sent");

for (const input of form.querySelectorAll("input[type=file]")) {
  input.addEventListener("change", () => {
    const files = [...input.files].map((file) => [file.webkitRelativePath || file.name, file]);
    input.value = "";
    send(files);
  });
}

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) form.classList.remove("over");
});
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  form.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
  const loose = [...event.dataTransfer.files].map((file) => [file.name, file]);
  try {
    const known = entries.filter(Boolean);
    send(known.length ? (await Promise.all(known.map(walk))).flat() : loose);
  } catch {
    say(form.dataset.failed, true);
  }
});

// All files of an entry with their paths. readEntries gives at most a hundred at a time.
async function walk(entry) {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) return [[path, await new Promise((done, fail) => entry.file(done, fail))]];
  const reader = entry.createReader();
  const inside = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) break;
    inside.push(...some);
  }
  const found = [];
  for (const one of inside) found.push(...(await walk(one)));
  return found;
}

function send(files) {
  if (!files.length) return say(form.dataset.nothing, true);
  const size = files.reduce((sum, [, file]) => sum + file.size, 0);
  if (files.length > Number(form.dataset.files) || size > Number(form.dataset.bytes)) {
    const much = form.dataset.much.replace("{count}", files.length);
    return say(much.replace("{size}", Math.ceil(size / 1e6) + " MB"), true);
  }
  const body = new FormData();
  body.append("csrf", form.elements.csrf.value);
  body.append("name", nameOf(files));
  for (const [path, file] of files) body.append("files", file, path);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.upload.addEventListener("progress", (event) => {
    meter.hidden = false;
    if (event.lengthComputable) meter.value = event.loaded / event.total;
  });
  request.addEventListener("error", () => failed(form.dataset.failed));
  request.addEventListener("load", () => {
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      // Not ours: told as a failure below.
    }
    if (answer.to) location.assign(answer.to);
    else failed([answer.problem || form.dataset.failed, answer.advice].filter(Boolean).join(" "));
  });
  form.setAttribute("aria-busy", "true");
  say(form.dataset.uploading, false);
  request.send(body);
}

// The folder that holds everything, or the zip without its ending.
function nameOf(files) {
  const top = files[0][0].split("/")[0];
  if (files[0][0].includes("/") && files.every(([path]) => path.startsWith(top + "/"))) return top;
  return files.length === 1 ? top.replace(/\.zip$/i, "") : "";
}

function failed(text) {
  form.removeAttribute("aria-busy");
  meter.hidden = true;
  say(text, true);
}

function say(text, wrong) {
  told.textContent = text;
  told.classList.toggle("wrong", wrong);
}
