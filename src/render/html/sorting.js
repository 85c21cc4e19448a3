// Listings: a press on a column's head sorts by it, fields above it filter. Words come from the page itself.
"use strict";
for (const listing of document.querySelectorAll(".listing")) {
  const table = listing.querySelector("table");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = table.tHead ? [...table.tHead.rows[0].cells] : [];
  const text = (row, at) => row.cells[at].textContent.trim();
  // The first number of "3 to 5" or "12,50,000"; what has none comes before all that have one.
  const number = (words) => {
    const found = words.replace(/(\d),(?=\d)/g, "$1").match(/-?\d+(\.\d+)?/);
    return found ? Number(found[0]) : -Infinity;
  };
  const { compare: byWords } = new Intl.Collator();
  let said = null;
  const status = listing.querySelector("output");

  heads.forEach((head, at) => {
    if (!head.textContent.trim()) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const rising = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", rising ? "ascending" : "descending");
      const numeric = head.classList.contains("number");
      // Each cell is read once: there may be thousands of rows.
      const compare = numeric ? (one, other) => (one === other ? 0 : one - other) : byWords;
      const keys = new Map(rows.map((row) => [row, numeric ? number(text(row, at)) : text(row, at)]));
      const fixed = rows.filter((row) => row.classList.contains("head"));
      const free = rows.filter((row) => !row.classList.contains("head"));
      free.sort((one, other) => (rising ? 1 : -1) * compare(keys.get(one), keys.get(other)));
      body.replaceChildren(...fixed, ...free);
    });
  });

  const fields = [...listing.querySelectorAll("[data-column], input")];
  for (const field of fields) {
    const at = Number(field.dataset.column);
    if (field.tagName === "SELECT") {
      const values = new Set(rows.map((row) => text(row, at)).filter(Boolean));
      for (const value of [...values].sort((one, other) => one.localeCompare(other))) {
        field.append(new Option(value, value));
      }
    }
    field.addEventListener("input", () => {
      said ??= rows.map((row) => row.textContent.toLowerCase());
      let shown = 0;
      rows.forEach((row, nth) => {
        const fits = fields.every((one) => {
          if (!one.value) return true;
          if (one.tagName === "SELECT") return text(row, Number(one.dataset.column)) === one.value;
          return said[nth].includes(one.value.toLowerCase());
        });
        row.hidden = !fits && !row.classList.contains("head");
        shown += row.hidden ? 0 : 1;
      });
      if (status) status.textContent = `${shown} / ${rows.length}`;
    });
  }
  const tools = listing.querySelector(".tools");
  if (tools) tools.hidden = false;
}
