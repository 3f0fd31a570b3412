/** What is wrong with a page, in words. */
export interface Measured {
  readonly tooWide: readonly string[];
  readonly tooSmall: readonly string[];
  readonly overlapping: readonly string[];
  readonly blank: boolean;
}

/** Runs in the page: whether it can be scrolled sideways, its controls are large enough, and nothing lies on anything else. */
export function measure(): Measured {
  const told = (element: Element): string =>
    `${element.outerHTML.slice(0, 120)} ${JSON.stringify(element.getBoundingClientRect())}`;
  const seen = (selector: string): Element[] =>
    [...(document.querySelector("dialog[open]") ?? document).querySelectorAll(selector)].filter((element) => {
      const { width, height, right } = element.getBoundingClientRect();
      return width > 1 && height > 1 && right > 0 && element.checkVisibility({ visibilityProperty: true });
    });
  const controls = seen("a, button, input:not([type=hidden]), textarea, summary");
  const things = [
    ...controls,
    ...seen("h1, h2, label, dt, dd, .hint, .badge, .summary, .trouble > span, svg text, svg .life"),
  ];
  const overlap = (a: Element, b: Element): boolean => {
    if (a.contains(b) || b.contains(a)) return false;
    // The bar for the selected accounts lies on the list on purpose.
    if (a.closest(".bulk") !== b.closest(".bulk")) return false;
    const [one, other] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return across > 1 && down > 1;
  };
  const width = document.documentElement.clientWidth;
  return {
    tooWide:
      document.documentElement.scrollWidth > width
        ? seen("*")
            .filter((e) => e.getBoundingClientRect().right > width)
            .map(told)
        : [],
    tooSmall: controls
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width < 24 || box.height < 23.5;
      })
      .map(told),
    overlapping: things.flatMap((a, index) =>
      things.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${told(a)} and ${told(b)}`] : [])),
    ),
    blank: (document.querySelector("main")?.textContent ?? "").trim().length < 20,
  };
}
