/**
 * Q22: while the pointer moves or keys are pressed on the wall, what it is on stays where it is in the window, whatever comes or goes above it, and does not
 * get lower. What that takes (the page is scrolled, and has room above the wall and at its end) is given back by `release`.
 */
export class SteadyWall {
  private wall: HTMLElement | null = null;
  /** What is pointed at, and how far it is from the top of the page. */
  private kept: { element: Element; top: number } | null = null;
  /** Room above the wall, where the page can't be scrolled further up. */
  private room = 0;
  private readonly heightened = new Set<HTMLElement>();

  /** @returns how to stop */
  attach(wall: HTMLElement | null): () => void {
    this.wall = wall;
    // Tiles, and what stands above them, are rendered by themselves too.
    const observer = new ResizeObserver(() => this.keep());
    for (const element of wall === null ? [] : [wall, ...aboveOf(wall)]) observer.observe(element);
    return () => {
      observer.disconnect();
      this.release();
      this.wall = null;
    };
  }

  /** The pointer or the focus has moved. */
  note(): void {
    const element = this.wall === null ? null : pointedAt(this.wall);
    this.kept = element === null ? null : { element, top: topOf(element) };
    if (element instanceof HTMLElement && element !== this.wall) {
      element.style.minHeight = `${element.offsetHeight}px`;
      this.heightened.add(element);
    }
    // The browser would scroll as well.
    document.body.style.overflowAnchor = element === null ? "" : "none";
  }

  isKeeping(): boolean {
    return this.kept !== null;
  }

  /** The page was rendered. */
  keep(): void {
    if (this.kept === null || this.wall === null) return;
    const { element, top } = this.kept;
    if (!element.isConnected) return this.note();
    const moved = topOf(element) - top;
    if (Math.abs(moved) < 1) return;
    const to = scrollY - this.room + moved;
    this.room = Math.max(0, -to);
    this.wall.style.marginTop = `${this.room}px`;
    document.body.style.minHeight = `${Math.max(0, to) + innerHeight}px`;
    scrollTo({ top: Math.max(0, to), behavior: "instant" });
    // It scrolls by whole pixels: the rest is left for the next time.
    this.kept = { element, top: topOf(element) - (to - (scrollY - this.room)) };
  }

  release(): void {
    this.kept = null;
    this.room = 0;
    for (const tile of this.heightened) tile.style.minHeight = "";
    this.heightened.clear();
    if (this.wall !== null) this.wall.style.marginTop = "";
    document.body.style.minHeight = "";
    document.body.style.overflowAnchor = "";
  }
}

function pointedAt(wall: HTMLElement): Element | null {
  const focused = wall.contains(document.activeElement) ? document.activeElement : null;
  return (
    wall.querySelector("[data-team]:hover") ??
    (wall.matches(":hover") ? wall : null) ??
    focused?.closest("[data-team]") ??
    null
  );
}

/** All that comes before it on the page, and before what it is in. */
function aboveOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element; at !== document.body && at.parentElement !== null; at = at.parentElement)
    for (let above = at.previousElementSibling; above !== null; above = above.previousElementSibling) found.push(above);
  return found;
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top + scrollY;
}
