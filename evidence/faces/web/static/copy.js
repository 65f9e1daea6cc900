// Copies a field's text.
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");
    }
    const before = button.textContent;
    button.textContent = button.dataset.done;
    document.getElementById("told").textContent = button.dataset.done;
    setTimeout(() => (button.textContent = before), 2000);
  });
}
