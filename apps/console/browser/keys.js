// Keys and ticks of the list of accounts. Everything works without them, by links and buttons.

const dialog = document.querySelector("dialog");

const rows = () => [...document.querySelectorAll("#rows > li")];
const boxes = () =>
  [...document.querySelectorAll("#rows input")].flatMap((box) =>
    box instanceof HTMLInputElement && !box.disabled ? box : [],
  );
const current = () => rows().find((row) => row.contains(document.activeElement));

/** @param {1 | -1} step */
function move(step) {
  const all = rows();
  const here = current();
  const next = here ? all[all.indexOf(here) + step] : all[step === 1 ? 0 : all.length - 1];
  const link = next?.querySelector("h2 a");
  if (link instanceof HTMLElement) link.focus();
  return Boolean(link);
}

function tick() {
  const box = current()?.querySelector('input[name="id"]');
  if (box instanceof HTMLInputElement) box.click();
  return Boolean(box);
}

/**
 * A link opens by itself; on the tick of an account, Enter would submit the form.
 * @param {Element | null} at
 */
function open(at) {
  const link = at instanceof HTMLInputElement ? at.closest("#rows > li")?.querySelector("h2 a") : null;
  if (link instanceof HTMLElement) link.click();
  return Boolean(link);
}

function search() {
  const field = document.querySelector("#q, [role=search] input");
  if (field instanceof HTMLInputElement) field.select();
  if (field instanceof HTMLInputElement) field.focus();
  return Boolean(field);
}

function explain() {
  dialog?.showModal();
  return true;
}

/** What a key does; returns whether it did anything. @type {Record<string, () => boolean>} */
const keys = {
  "/": search,
  j: () => move(1),
  k: () => move(-1),
  Enter: () => open(document.activeElement),
  ArrowDown: () => Boolean(current()) && move(1),
  ArrowUp: () => Boolean(current()) && move(-1),
  x: tick,
  "?": explain,
};

/** @param {EventTarget | null} target */
function types(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.nodeName);
}

document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, target, isComposing } = event;
  if (ctrlKey || metaKey || altKey || isComposing || types(target) || dialog?.open) return;
  if (Object.hasOwn(keys, key) && keys[key]?.()) event.preventDefault();
});

document.querySelector("[data-keys]")?.addEventListener("click", explain);

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("[data-select]") : null;
  if (!(link instanceof HTMLElement) || boxes().length === 0) return;
  const { select } = link.dataset;
  if (select === "all") return;
  event.preventDefault();
  const ticked = select === "page" && !boxes().every(({ checked }) => checked);
  for (const box of boxes()) box.checked = ticked;
});
