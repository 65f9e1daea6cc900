// Shows how far the case is as the server tells it, and goes on when it is done.
"use strict";

const panel = document.getElementById("progress");
const meter = document.getElementById("meter");
const source = new EventSource(panel.dataset.events);
const wanted = new URLSearchParams(location.search).get("to");

source.addEventListener("message", (event) => {
  const state = JSON.parse(event.data);
  if (state.to) {
    source.close();
    const base = location.pathname.replace(/\/progress$/, "");
    location.replace(wanted === "pairs" && state.to === base ? base + "/pairs" : state.to);
    return;
  }
  document.getElementById("doing").textContent = state.doing;
  document.getElementById("counted").textContent = state.counted || "\u00a0";
  if (state.total) {
    meter.max = state.total;
    meter.value = state.done;
  } else meter.removeAttribute("value");
  [...document.getElementById("papers").children].forEach((paper, index) => {
    const read = index < state.read;
    const now = state.reading && index === state.read;
    paper.className = read ? "read" : now ? "now" : "";
    paper.querySelector(".how").textContent = read ? panel.dataset.read : now ? panel.dataset.reading : panel.dataset.waits;
  });
});
