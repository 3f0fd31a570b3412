// Keeps a page as it would be if it were loaded now. The server tells that something changed; the page is then fetched again,
// and what differs in its live parts is put in place. Times count by themselves.

const units = /** @type {const} */ ([
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
  ["s", 1],
]);

/**
 * A length of time in its two largest units.
 * @param {number} seconds
 */
function lengthOf(seconds) {
  const whole = Math.max(Math.round(seconds), 0);
  const first = units.findIndex(([, size]) => whole >= size);
  const [unit, size] = units[first] ?? ["s", 1];
  const [smaller, smallerSize] = units[first + 1] ?? ["", Infinity];
  const rest = Math.floor((whole % size) / smallerSize);
  const start = `${Math.floor(whole / size)} ${unit}`;
  return first >= 0 && rest > 0 ? `${start} ${rest} ${smaller}` : start;
}

function count() {
  for (const time of document.querySelectorAll("time")) {
    const { until, since, lasting } = time.dataset;
    const seconds = (Number(until ?? since ?? lasting) - Date.now()) / 1000;
    let words = time.textContent;
    if (until) words = seconds > 0 ? `in ${lengthOf(seconds)}` : `${lengthOf(-seconds)} ago`;
    if (since) words = `${lengthOf(-seconds)} ago`;
    if (lasting) words = `for ${lengthOf(-seconds)}`;
    if (time.textContent !== words) time.textContent = words;
  }
}

/**
 * Makes `old` equal to `next` and touches only what differs: focus, scrolling and what a person opened stay.
 * @param {Node} old
 * @param {Node} next
 */
function become(old, next) {
  if (old.isEqualNode(next)) return;
  if (!(old instanceof Element && next instanceof Element)) {
    old.nodeValue = next.nodeValue;
    return;
  }
  const kept = (/** @type {string} */ name) => name === "open" && old.nodeName === "DETAILS";
  for (const name of old.getAttributeNames()) if (!next.hasAttribute(name) && !kept(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const byId = new Map([...old.children].filter(({ id }) => id).map((child) => [child.id, child]));
  let place = old.firstChild;
  for (const wanted of Array.from(next.childNodes)) {
    const id = wanted instanceof Element ? wanted.id : "";
    const known = id ? byId.get(id) : like(place, wanted);
    if (!known) {
      old.insertBefore(wanted, place);
      continue;
    }
    if (known === place) place = place.nextSibling;
    else old.insertBefore(known, place);
    become(known, wanted);
  }
  while (place) {
    const following = place.nextSibling;
    place.remove();
    place = following;
  }
}

/**
 * @param {ChildNode | null} place
 * @param {Node} wanted
 */
function like(place, wanted) {
  const same = place?.nodeName === wanted.nodeName && !(place instanceof Element && place.id);
  return same ? place : undefined;
}

/**
 * States by account, as a page shows them.
 * @param {Document} page
 */
function states(page) {
  const shown = [...page.querySelectorAll("[data-account]")].filter((part) => part instanceof HTMLElement);
  return new Map(shown.map(({ dataset }) => [dataset["account"] ?? "", dataset["state"] ?? ""]));
}

const trouble = new Map([
  ["needs-login", "must be reconnected: its access was revoked"],
  ["failing", "fails to refresh"],
]);

/**
 * Announces accounts that need attention or recover, but no successful refreshes.
 * @param {Map<string, string>} before
 * @param {Map<string, string>} after
 */
function announce(before, after) {
  const said = [...after].flatMap(([name, state]) => {
    const was = before.get(name);
    if (was === undefined || was === state) return [];
    if (trouble.has(state)) return `${name} ${trouble.get(state)}.`;
    return trouble.has(was) && state === "valid" ? `${name} is valid again.` : [];
  });
  if (said.length > 0) say(said.join(" "));
}

let shown = states(document);

let activeAt = -Infinity;
const inUseMs = 10_000;
for (const type of ["pointerdown", "keydown", "wheel", "touchmove"])
  addEventListener(type, () => (activeAt = Date.now()), { passive: true });
addEventListener("pointermove", ({ movementX, movementY }) => {
  if (movementX !== 0 || movementY !== 0) activeAt = Date.now();
});

/** Whether rows must not move, because somebody is about to use one. */
function inUse() {
  return Date.now() < activeAt + inUseMs || document.querySelector("#rows input:checked:not(:disabled)") !== null;
}

/** @param {Element | null} rows */
function placesOf(rows) {
  return Array.from(rows?.children ?? [], (row) => `${row.id} ${row.querySelector(".trouble") !== null}`).join();
}

/**
 * Brings a part of the page up to date. In a list that is in use, every row stays where it is, and a link tells that others would be shown.
 * @param {Element} part
 * @param {Element} next
 */
function update(part, next) {
  const rows = part.querySelector("#rows");
  const wanted = next.querySelector("#rows");
  if (!rows || !wanted || placesOf(rows) === placesOf(wanted) || !inUse()) {
    become(part, document.adoptNode(next));
    return;
  }
  for (const row of rows.children) {
    const [old, other] = [row, wanted.querySelector(`#${CSS.escape(row.id)}`)].map((one) => one?.querySelector("dl"));
    if (old && other) become(old, document.adoptNode(other));
  }
  const moved = part.querySelector("#moved");
  if (moved instanceof HTMLElement) moved.hidden = false;
}

let fetching = false;
let wanted = false;

async function renew() {
  wanted = true;
  if (fetching || document.hidden) return;
  fetching = true;
  try {
    while (wanted) {
      wanted = false;
      await fetchLiveParts();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } catch {
    // The event stream tells that the console is away, and its return brings the page up to date.
  } finally {
    fetching = false;
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

function soon() {
  timer ??= setTimeout(() => {
    timer = undefined;
    void renew();
  }, 2000);
}

async function fetchLiveParts() {
  const parts = document.querySelectorAll("[data-live]");
  if (parts.length === 0) return;
  const response = await fetch(location.href, { headers: { accept: "text/html" } });
  // The account is gone, or this browser's time is over: the page itself says so.
  if (response.status === 404 || response.status === 401) location.reload();
  // What the page waited for has happened.
  if (response.redirected) location.replace(response.url);
  if (!response.ok || response.redirected) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const [before, focused] = [shown, document.activeElement];
  shown = states(page);
  for (const part of parts) {
    const next = page.getElementById(part.id);
    if (next) update(part, next);
  }
  count();
  announce(before, shown);
  if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) focused.focus();
}

/**
 * Says something to those who hear the page.
 * @param {string} words
 */
function say(words) {
  const announcer = document.querySelector("#announcer");
  if (announcer) announcer.textContent = words;
}

const live = "Live";

/** @param {string} words */
function connection(words) {
  const line = document.querySelector("#connection");
  if (!line || line.textContent === words) return;
  // That all is well need not be said, but that it is well again.
  if (line.textContent !== "" || words !== live) say(words);
  line.textContent = words;
}

/** @type {EventSource | undefined} */
let events;

function listen() {
  events?.close();
  events = new EventSource("/events");
  events.addEventListener("open", () => {
    connection(live);
    void renew();
  });
  events.addEventListener("error", () => connection("Not live: the console does not answer. Trying again …"));
  events.addEventListener("lost", () => connection("Not live: the store cannot be read. Trying again …"));
  events.addEventListener("changed", (event) => {
    connection(live);
    const data = String(event.data);
    const here = data.split(" ").some((id) => document.getElementById(`a-${id}`) ?? location.pathname.includes(id));
    if (data === "" || here) void renew();
    // Accounts that are not on this page may change its counts, or come onto it.
    else if (document.querySelector("#accounts, #history")) soon();
  });
}

// A browser opens six connections to a host at most: pages that nobody sees hold none.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) events?.close();
  else listen();
});
addEventListener("pagehide", () => events?.close());
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});

listen();
setInterval(count, 1000);
count();
const refreshS = Number(document.querySelector("main")?.dataset["refresh"]);
if (refreshS > 0)
  setInterval(() => {
    if (!document.querySelector("[data-finished]")) void renew();
  }, refreshS * 1000);
const notice = document.querySelector(".notice")?.textContent;
if (notice) say(notice);
const first = document.querySelector("[data-focus]");
if (first instanceof HTMLElement) first.focus();
