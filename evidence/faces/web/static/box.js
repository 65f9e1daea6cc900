// Draws a box on a picture by dragging and writes its edges, in the picture's own pixels, into the form beside it.
"use strict";

for (const stage of document.querySelectorAll(".draw")) {
  const svg = stage.querySelector("svg");
  const drawn = stage.querySelector(".drawn");
  const form = document.getElementById(stage.dataset.form);
  const { width, height } = svg.viewBox.baseVal;
  let start = null;

  const at = (event) => {
    const frame = svg.getBoundingClientRect();
    const along = (value, size, most) => Math.round(Math.min(1, Math.max(0, value / size)) * most);
    return [along(event.clientX - frame.left, frame.width, width), along(event.clientY - frame.top, frame.height, height)];
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    event.preventDefault();
    start = at(event);
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (!start) return;
    const now = at(event);
    const edges = [0, 1].map((axis) => Math.min(start[axis], now[axis]));
    edges.push(...[0, 1].map((axis) => Math.max(start[axis], now[axis])));
    show(edges);
    ["left", "top", "right", "bottom"].forEach((name, index) => (form.elements[name].value = edges[index]));
  });
  stage.addEventListener("pointerup", () => {
    if (start) form.elements.why.focus({ preventScroll: true });
    start = null;
  });
  form.addEventListener("input", () => {
    show(["left", "top", "right", "bottom"].map((name) => Number(form.elements[name].value)));
  });

  function show([left, top, right, bottom]) {
    drawn.setAttribute("x", left);
    drawn.setAttribute("y", top);
    drawn.setAttribute("width", Math.max(0, right - left));
    drawn.setAttribute("height", Math.max(0, bottom - top));
  }
}
