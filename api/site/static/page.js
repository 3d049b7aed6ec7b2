// What a page can do beyond links and forms, where scripts run: without them each page still says and does all else.
"use strict";

// Ctrl+K, or Command+K, goes to the search box. A letter alone would take keys from those who speak to their machine.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
  const box = document.querySelector('[role="search"] input');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Ctrl+Enter asks the question that stands in the box for Cypher.
document.querySelector("textarea#query")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form.requestSubmit();
});

// A button beside words to be copied. Where the browser gives no clipboard, the words are marked to be copied by hand.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const words = document.getElementById(button.dataset.copies);
  const told = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    words.focus();
    words.select();
    try {
      await navigator.clipboard.writeText(words.value);
      told.textContent = "Copied";
    } catch {
      told.textContent = "Press Ctrl+C to copy";
    }
  });
}
