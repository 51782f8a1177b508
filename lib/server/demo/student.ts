/** One simulated student: a browser that follows the class and does what each phase asks. */
import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/process/log";
import { phasePage } from "@/lib/rules/phases/phase-pages";
import type { Phase } from "@/lib/rules/phases/phases";
import type { Browser, LiveConnection } from "./browser";
import { SimulatedEditor } from "./simulated-editor";
import type { Page, DocumentLink } from "./page";
import { makeTiming, type Timing, type Tempo, type ConcurrencyLimit } from "./timing";
import { takePart } from "./take-part";

/** As components/invalidation/refresh-on-invalidation.tsx. */
const refreshMs = 700;
const retryAfterMs = 10_000;

export class Student {
  private live: LiveConnection | null = null;
  private phaseAbort = new AbortController();
  private phase: Phase | null = null;
  private isRefreshing = false;
  private editors: SimulatedEditor[] = [];
  page: Page | null = null;
  /** Stations of the lesson that this student has done. */
  readonly completedSteps = new Set<string>();

  /** @param typingLimit how many students type at once */
  constructor(
    readonly browser: Browser,
    readonly activityId: string,
    readonly typingLimit: ConcurrencyLimit,
    private readonly tempo: () => Tempo,
  ) {}

  /** Connects to the live channel and follows the class from now on. */
  async followClass(): Promise<void> {
    this.live = this.browser.listen(this.activityId, {
      onPhase: (phase, within) => {
        if (phase !== this.phase && this.tempo() === "live")
          void wait(Math.random() * within).then(() => this.goToPhase(phase));
      },
      onInvalidation: (within) => void this.refresh(within),
    });
    await this.live.opened;
  }

  /** Opens the page of a phase and takes part until the class moves on. Resolves when nothing is left to do. */
  async goToPhase(phase: Phase): Promise<void> {
    this.phaseAbort.abort();
    const { signal } = (this.phaseAbort = new AbortController());
    const editors: SimulatedEditor[] = (this.editors = []);
    this.phase = phase;
    while (!signal.aborted) {
      try {
        this.showPage(await this.browser.navigate(phasePage(this.activityId, phase)));
        return await takePart(this, phase, makeTiming(this.tempo(), signal));
      } catch (error) {
        if (signal.aborted) return;
        log().debug({ err: error }, "A simulated student stumbled.");
        await wait(retryAfterMs);
      } finally {
        for (const editor of editors.splice(0)) editor.close();
      }
    }
  }

  /** Opens a document of the page. It is closed when the student leaves the phase. */
  async openEditor(link: DocumentLink, timing: Timing): Promise<SimulatedEditor> {
    const editor = new SimulatedEditor(this.browser, link);
    this.editors.push(editor);
    await Promise.race([
      editor.ready,
      wait(retryAfterMs).then(() => Promise.reject(new Error(`no answer from ${link.path}`))),
    ]);
    await timing.pause(0, 0);
    return editor;
  }

  private showPage(page: Page): void {
    this.page = page;
    this.live?.show(page.parts);
  }

  /** Loads the page again after invalidations; several in a short time cause one refresh. Starts the phase anew when the page has other documents. */
  private async refresh(within: number): Promise<void> {
    if (this.isRefreshing || this.phase === null) return;
    this.isRefreshing = true;
    await wait(refreshMs + Math.random() * within);
    this.isRefreshing = false;
    const { phase } = this;
    if (phase === null || this.live?.isStale() !== true) return;
    try {
      const before = this.page?.documents.map(({ path }) => path).join();
      const page = await this.browser.navigate(phasePage(this.activityId, phase));
      if (phase !== this.phase) return;
      this.showPage(page);
      if (page.documents.map(({ path }) => path).join() !== before) void this.goToPhase(phase);
    } catch (error) {
      log().debug({ err: error }, "A simulated student’s page did not come.");
    }
  }
}
