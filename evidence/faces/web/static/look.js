// Brings the marked spot into view where the page of the paper is taller than its frame.
"use strict";

const frame = document.querySelector("figure.leaf");
const spot = frame && frame.querySelector(".spot");

if (spot) {
  const turn = () => {
    const there = spot.getBoundingClientRect();
    const here = frame.getBoundingClientRect();
    frame.scrollTop += there.top + there.height / 2 - here.top - here.height / 2;
  };
  turn();
  frame.querySelector("img").addEventListener("load", turn);
}
