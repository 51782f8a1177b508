/** A student's browser with the activity open, as far as the server has work with it: it follows the class, looks again when poked, and opens the documents of its page. */
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, LiveConnection } from "@/lib/server/demo/browser";
import type { Page } from "@/lib/server/demo/page";
import type { PagePart } from "@/lib/wire/live-messages";
import { phasePage } from "@/lib/rules/phases/phase-pages";
import type { Phase } from "@/lib/rules/phases/phases";
import { TestClient } from "@/lib/realtime/testing/client";

export interface FollowTimes {
  notifiedAt: number;
  /** Infinity when it did not come within a minute. */
  loadedAt: number;
}

/** As components/invalidation/refresh-on-invalidation.tsx. */
const refreshEveryMs = 700;

export class Follower {
  private live: LiveConnection | null = null;
  private docs = new Map<string, TestClient>();
  private path = "";
  private parts: readonly PagePart[] = [];
  private busy: Promise<void> = Promise.resolve();
  private refreshCount = 0;
  /** The page that is on its way. */
  private pendingPage: Promise<void> = Promise.resolve();
  private isRefreshDue: { to: Phase; done: (followed: FollowTimes) => void } | null = null;
  /** Times it has looked again because of a poke. */
  shouldRefresh = 0;

  constructor(
    private readonly browser: Browser,
    private readonly activityId: string,
  ) {}

  async open(path: string): Promise<void> {
    this.live = this.browser.listen(this.activityId, {
      onPhase: (phase, within) => void (this.pendingPage = this.followPhase(phase, within)),
      onInvalidation: (within) => this.refresh(within),
    });
    await this.live.opened;
    this.showPage(await this.browser.load(path));
  }

  /** Resolves when the page of `to` is there. */
  next(to: Phase): Promise<FollowTimes> {
    return new Promise((done) => (this.isRefreshDue = { to, done }));
  }

  /** When what was poked has been looked at too. */
  async settled(): Promise<void> {
    await wait(2 * refreshEveryMs + 1_000);
    await this.busy;
  }

  close(): void {
    this.live?.close();
    for (const doc of this.docs.values()) doc.close();
  }

  /** components/phases/follow.tsx: the frame stays, the page in it is another. */
  private async followPhase(phase: Phase, within: number): Promise<void> {
    const { isRefreshDue: due } = this;
    if (isRefreshDue?.to !== phase) return;
    this.isRefreshDue = null;
    const toldAt = performance.now();
    await wait(Math.random() * within);
    const page = await this.browser.navigate(phasePage(this.activityId, phase), this.path).catch(() => null);
    isRefreshDue.done({ notifiedAt: toldAt, loadedAt: page === null ? Infinity : performance.now() });
    if (page !== null) this.showPage(page, this.parts.filter(isFrame));
  }

  /** Pokes that come together are one look, none is before a page that is on its way (hold.ts), and what has come since is not asked for again. */
  private refresh(within: number): void {
    if (this.refreshCount++ > 0) return;
    this.busy = wait(Math.random() * within).then(async () => {
      await this.pendingPage;
      this.refreshCount = 0;
      if (this.live?.isStale() !== true) return;
      this.shouldRefresh += 1;
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

/** Pages that show the student too follow the phase besides; the frame's part does not (app/a/[activity]/layout.tsx). */
function isFrame({ topics }: PagePart): boolean {
  return topics.some((topic) => topic.startsWith("student:")) && !topics.includes("phase");
}
