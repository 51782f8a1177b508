/**
 * While the board is in use, keeps the tile under the pointer or the focus at its place in the window and no less high than it was, whatever
 * changes above it (Q22). To do so it scrolls the page and adds room above the tiles and at the end of the page. `release` removes that room.
 */
export class ScrollAnchor {
  private wall: HTMLElement | null = null;
  /** The tile that is pointed at, and its distance from the top of the page in px. */
  private anchor: { element: Element; top: number } | null = null;
  /** Margin above the tiles in px, for when the page can't be scrolled further up. */
  private room = 0;
  private readonly heightened = new Set<HTMLElement>();

  /** @returns a function that detaches */
  attach(wall: HTMLElement | null): () => void {
    this.wall = wall;
    // Tiles, and the content above them, can also change height without a render of the board.
    const observer = new ResizeObserver(() => this.restorePosition());
    for (const element of wall === null ? [] : [wall, ...aboveOf(wall)]) observer.observe(element);
    return () => {
      observer.disconnect();
      this.release();
      this.wall = null;
    };
  }

  /** To call when the pointer or the focus has moved: remembers the tile that is pointed at. */
  updateAnchor(): void {
    const element = this.wall === null ? null : pointedAt(this.wall);
    this.anchor = element === null ? null : { element, top: topOf(element) };
    if (element instanceof HTMLElement && element !== this.wall) {
      element.style.minHeight = `${element.offsetHeight}px`;
      this.heightened.add(element);
    }
    // Otherwise the browser's scroll anchoring would scroll as well.
    document.body.style.overflowAnchor = element === null ? "" : "none";
  }

  hasAnchor(): boolean {
    return this.anchor !== null;
  }

  /** To call after each render: moves the remembered tile back to its place. */
  restorePosition(): void {
    if (this.anchor === null || this.wall === null) return;
    const { element, top } = this.anchor;
    if (!element.isConnected) return this.updateAnchor();
    const moved = topOf(element) - top;
    if (Math.abs(moved) < 1) return;
    const to = scrollY - this.room + moved;
    this.room = Math.max(0, -to);
    this.wall.style.marginTop = `${this.room}px`;
    document.body.style.minHeight = `${Math.max(0, to) + innerHeight}px`;
    scrollTo({ top: Math.max(0, to), behavior: "instant" });
    // The browser scrolls by whole pixels, so the remainder is corrected the next time.
    this.anchor = { element, top: topOf(element) - (to - (scrollY - this.room)) };
  }

  release(): void {
    this.anchor = null;
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

/** The siblings before the element and before each of its ancestors. */
function aboveOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element; at !== document.body && at.parentElement !== null; at = at.parentElement)
    for (let above = at.previousElementSibling; above !== null; above = above.previousElementSibling) found.push(above);
  return found;
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top + scrollY;
}
