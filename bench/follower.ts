/** A student's browser as the server sees it: it follows the class, refreshes when invalidated, and opens its page's documents. */
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, LiveConnection } from "@/lib/server/testing/browser";
import type { Page } from "@/lib/server/testing/page";
import type { PagePart } from "@/lib/wire/live-messages";
import { phasePage } from "@/lib/activity/rules/phase-pages";
import type { Phase } from "@/lib/activity/rules/phases";
import { TestClient } from "@/lib/sync/testing/client";

export interface FollowTimes {
  notifiedAt: number;
  /** Infinity when the page did not load. */
  loadedAt: number;
}

const firstSection = builtInLesson.sections[0]?.id;

/** The minimum interval of components/invalidation/refresh-on-invalidation.tsx. */
const refreshEveryMs = 700;

export class Follower {
  private live: LiveConnection | null = null;
  private docs = new Map<string, TestClient>();
  private path = "";
  private parts: readonly PagePart[] = [];
  private busy: Promise<void> = Promise.resolve();
  private invalidations = 0;
  /** The page that is being loaded. */
  private pendingPage: Promise<void> = Promise.resolve();
  private pendingFollow: { to: Phase; done: (followed: FollowTimes) => void } | null = null;
  /** How often the page was refreshed. */
  refreshes = 0;

  constructor(
    private readonly browser: Browser,
    private readonly activityId: string,
  ) {}

  /** Loads the page at `path`, and follows the class from there. */
  async open(path: string): Promise<void> {
    this.live = this.browser.listen(this.activityId, {
      onPhase: (phase) => void (this.pendingPage = this.followPhase(phase)),
      onInvalidation: (within) => this.refresh(within),
    });
    await this.live.opened;
    this.showPage(await this.browser.load(path));
  }

  /** Navigates to the page at `path` as a link does: the layout stays. */
  async followLink(path: string): Promise<void> {
    this.showPage(await this.browser.navigate(path, this.path), this.parts.filter(isLayoutPart));
  }

  /** Types these texts into the page's document. Resolves when they are saved. */
  async type(texts: Readonly<Record<string, string>>): Promise<void> {
    const [doc] = this.docs.values();
    if (doc === undefined) throw new Error(`${this.path} has no document`);
    while (!doc.isSaved) await wait(20);
    for (const [field, text] of Object.entries(texts)) doc.type(field, text);
    while (!doc.isSaved) await wait(20);
  }

  /** Resolves when the page of `to` is loaded. */
  next(to: Phase): Promise<FollowTimes> {
    return new Promise((done) => (this.pendingFollow = { to, done }));
  }

  /** Resolves when the refreshes that invalidations caused are done. */
  async settled(): Promise<void> {
    await wait(2 * refreshEveryMs + 1_000);
    await this.busy;
  }

  close(): void {
    this.live?.close();
    for (const doc of this.docs.values()) doc.close();
  }

  /**
   * Does what components/phases/follow.tsx does: keeps the layout and replaces the page in it. A student on the waiting page starts with the first
   * section of the lesson.
   */
  private async followPhase(phase: Phase): Promise<void> {
    const { pendingFollow } = this;
    if (pendingFollow?.to !== phase) return;
    this.pendingFollow = null;
    const notifiedAt = performance.now();
    const waits = this.path === phasePage(this.activityId, "setup");
    const to =
      waits && phase === "learn" ? `/a/${this.activityId}/learn/${firstSection}` : phasePage(this.activityId, phase);
    const page = await this.browser.navigate(to, this.path).catch(() => null);
    pendingFollow.done({ notifiedAt, loadedAt: page === null ? Infinity : performance.now() });
    if (page !== null) this.showPage(page, this.parts.filter(isLayoutPart));
  }

  /**
   * Several invalidations in a short time cause one refresh. It waits for a page that is being loaded, and does nothing if that page is newer than
   * the invalidations.
   */
  private refresh(within: number): void {
    if (this.invalidations++ > 0) return;
    this.busy = wait(Math.random() * within).then(async () => {
      await this.pendingPage;
      this.invalidations = 0;
      if (this.live?.isStale() !== true) return;
      this.refreshes += 1;
      const page = await this.browser.navigate(this.path).catch(() => null);
      if (page !== null) this.showPage(page);
    });
  }

  private showPage(page: Page, retained: readonly PagePart[] = []): void {
    this.path = page.path;
    this.parts = [...retained, ...page.parts];
    this.live?.show(this.parts);
    const now = new Set(page.documents.map(({ path }) => path));
    for (const [at, doc] of this.docs) if (!now.has(at)) doc.close();
    this.docs = new Map(
      [...now].map((at) => [
        at,
        this.docs.get(at) ??
          new TestClient({
            url: this.browser.origin.replace("http", "ws") + at,
            cookie: this.browser.cookie,
            origin: this.browser.origin,
          }),
      ]),
    );
  }
}

/** Whether this part is the layout's (app/a/[activity]/layout.tsx): pages that follow the student follow the phase too, but the layout does not. */
function isLayoutPart({ topics }: PagePart): boolean {
  return topics.some((topic) => topic.startsWith("student:")) && !topics.includes("phase");
}
