/** One simulated student: a browser that follows the class, and someone in front of it. */
import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/process/log";
import { phasePage } from "@/lib/rules/phases/phase-pages";
import type { Phase } from "@/lib/rules/phases/phases";
import type { Browser, Line } from "./browser";
import { Desk } from "./simulated-editor";
import type { Page, Room } from "./page";
import { paceOf, type Pace, type Tempo, type Turnstile } from "./pace";
import { takePart } from "./take-part";

/** As components/invalidation/refresh-on-invalidation.tsx. */
const refreshMs = 700;
const afterFaultMs = 10_000;

export class Student {
  private line: Line | null = null;
  private staying = new AbortController();
  private phase: Phase | null = null;
  private looking = false;
  private desks: Desk[] = [];
  page: Page | null = null;
  /** Stations of the lesson that are behind them. */
  readonly passed = new Set<string>();

  /** `hands`: how many may type at once. */
  constructor(
    readonly browser: Browser,
    readonly activityId: string,
    readonly hands: Turnstile,
    private readonly tempo: () => Tempo,
  ) {}

  /** From now on they follow the class. */
  async arrive(): Promise<void> {
    this.line = this.browser.listen(this.activityId, {
      onPhase: (phase, within) => {
        if (phase !== this.phase && this.tempo() === "live")
          void wait(Math.random() * within).then(() => this.go(phase));
      },
      onPoke: (within) => void this.lookAgain(within),
    });
    await this.line.opened;
  }

  /** Opens the page of a phase and does there what one does, until the class moves on. Resolves when they have nothing left to do. */
  async go(phase: Phase): Promise<void> {
    this.staying.abort();
    const { signal } = (this.staying = new AbortController());
    const desks: Desk[] = (this.desks = []);
    this.phase = phase;
    while (!signal.aborted) {
      try {
        this.show(await this.browser.go(phasePage(this.activityId, phase)));
        return await takePart(this, phase, paceOf(this.tempo(), signal));
      } catch (error) {
        if (signal.aborted) return;
        log().debug({ err: error }, "A simulated student stumbled.");
        await wait(afterFaultMs);
      } finally {
        for (const desk of desks.splice(0)) desk.leave();
      }
    }
  }

  /** Opens a document of the page; it closes when they go elsewhere. */
  async sitDown(room: Room, pace: Pace): Promise<Desk> {
    const desk = new Desk(this.browser, room);
    this.desks.push(desk);
    await Promise.race([
      desk.ready,
      wait(afterFaultMs).then(() => Promise.reject(new Error(`no answer from ${room.at}`))),
    ]);
    await pace.rest(0, 0);
    return desk;
  }

  private show(page: Page): void {
    this.page = page;
    this.line?.show(page.parts);
  }

  /** Pokes that come together are one look. With other documents on the page one begins anew. */
  private async lookAgain(within: number): Promise<void> {
    if (this.looking || this.phase === null) return;
    this.looking = true;
    await wait(refreshMs + Math.random() * within);
    this.looking = false;
    const { phase } = this;
    if (phase === null || this.line?.isStale() !== true) return;
    try {
      const before = this.page?.rooms.map(({ at }) => at).join();
      const page = await this.browser.go(phasePage(this.activityId, phase));
      if (phase !== this.phase) return;
      this.show(page);
      if (page.rooms.map(({ at }) => at).join() !== before) void this.go(phase);
    } catch (error) {
      log().debug({ err: error }, "A simulated student’s page did not come.");
    }
  }
}
