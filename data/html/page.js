"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const changes = all(".change[data-kinds]");
  const filters = all("button[data-kind]");
  const live = one("live");
  const help = one("help");
  const columns = one("beside"); // pages of one text have this button
  let current = -1;

  const shown = () => changes.filter((change) => !change.hidden);
  const pressed = (button) => button.getAttribute("aria-pressed") === "true";
  const press = (button, on) => button.setAttribute("aria-pressed", String(on));

  function go(step) {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(changes[current]);
    let next = at + step;
    if (at < 0) {
      // The change that was current is filtered out, or there was none: the nearest in that direction.
      next = step > 0 ? list.findIndex((change) => changes.indexOf(change) > current) : -1;
      if (step < 0) list.forEach((change, index) => { if (changes.indexOf(change) < current) next = index; });
      if (next < 0) next = step > 0 ? 0 : list.length - 1;
    }
    next = (next + list.length) % list.length;
    current = changes.indexOf(list[next]);
    list[next].focus({ preventScroll: true });
    list[next].scrollIntoView({ block: "center" });
    live.textContent = `Change ${next + 1} of ${list.length}`;
  }

  function filter() {
    const wanted = filters.filter(pressed).map((button) => button.dataset.kind);
    for (const change of changes) {
      const kinds = change.dataset.kinds.split(" ");
      change.hidden = wanted.length > 0 && !kinds.some((kind) => wanted.includes(kind));
    }
    for (const away of all(".away")) away.hidden = wanted.length > 0 && !wanted.includes("moved");
    for (const section of all("main [data-group]")) {
      section.hidden = wanted.length > 0 && !all(".change:not([hidden])", section).length;
    }
    document.body.classList.toggle("plain", wanted.length > 0 || !pressed(one("same")));
    one("all").hidden = !wanted.length;
    live.textContent = `${shown().length} of ${changes.length} changes shown`;
  }

  function beside(on) {
    if (!columns) return;
    press(columns, on);
    document.body.classList.toggle("beside", on);
  }

  function clear() {
    for (const button of filters) press(button, false);
    filter();
  }

  for (const button of filters) button.addEventListener("click", () => { press(button, !pressed(button)); filter(); });
  one("all").addEventListener("click", () => { clear(); (filters[0] || one("next")).focus(); });
  one("same").addEventListener("click", () => { press(one("same"), !pressed(one("same"))); filter(); });
  columns?.addEventListener("click", () => beside(!pressed(columns)));
  one("next").addEventListener("click", () => go(1));
  one("previous").addEventListener("click", () => go(-1));
  one("keys").addEventListener("click", () => help.showModal());
  for (const change of changes) change.addEventListener("focus", () => { current = changes.indexOf(change); });

  const keys = {
    n: () => go(1), j: () => go(1), p: () => go(-1), k: () => go(-1),
    f: () => { if (filters.length) { filters[0].focus(); live.textContent = "Filter by kind"; } },
    a: clear, u: () => one("same").click(), s: () => columns?.click(), "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || help.open) return;
    const at = filters.indexOf(document.activeElement);
    if (at >= 0 && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      filters[(at + (event.key === "ArrowRight" ? 1 : filters.length - 1)) % filters.length].focus();
    } else if (Object.hasOwn(keys, event.key)) keys[event.key]();
    else return;
    event.preventDefault();
  });

  one("tools").hidden = false;
  beside(matchMedia("(min-width: 64rem)").matches);
})();
