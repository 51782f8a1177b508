/** One simulated student: follows the class and does what each phase asks, by the use cases and sockets of any student. */
import { setTimeout as wait } from "node:timers/promises";
import { WebSocket } from "ws";
import { authoriseMember, type Member } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors/errors";
import { monotonicMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import type { Phase } from "@/lib/activity/rules/phases";
import type { LiveMessage } from "@/lib/wire/live-messages";
import { SimulatedEditor, type DocumentLink } from "./simulated-editor";
import { makeTiming, type Timing, type Tempo, type ConcurrencyLimit } from "./timing";
import { takePart } from "./take-part";

const retryAfterMs = 10_000;

/** Who the student is: a session with its cookie, in an activity of the server at `origin`. */
export interface Identity {
  origin: string;
  cookie: string;
  viewer: Viewer;
  activityId: string;
}

export class Student {
  private phaseAbort = new AbortController();
  private phase: Phase | null = null;
  private editors: SimulatedEditor[] = [];
  private live: WebSocket | null = null;
  /** The student has no network until this time, in monotonic ms. */
  private awayUntil = 0;
  /** Stations of the lesson that this student has completed. */
  readonly completedSteps = new Set<string>();

  /** @param typingLimit how many students type at once */
  constructor(
    readonly identity: Identity,
    readonly typingLimit: ConcurrencyLimit,
    private readonly tempo: () => Tempo,
  ) {}

  /** Opens the live channel, and follows the class from now on. */
  async followClass(): Promise<void> {
    const { origin, cookie, activityId } = this.identity;
    const ws = new WebSocket(`${origin.replace("http", "ws")}/live/${activityId}`, { headers: { cookie, origin } });
    ws.on("message", (data: Buffer) => {
      const message = JSON.parse(data.toString()) as LiveMessage; // the server's own frames
      if (message.kind === "phase" && message.phase !== this.phase && this.tempo() === "live")
        void this.goToPhase(message.phase);
    });
    this.live = ws;
    ws.on("error", () => undefined);
    ws.once("close", () => {
      const again = Math.max(2_000 + Math.random() * 3_000, this.awayUntil - monotonicMs());
      void wait(again).then(() => this.followClass());
    });
    await new Promise<void>((resolve) => ws.once("open", () => resolve()));
  }

  /** Takes part in a phase until the class moves on. Resolves when nothing is left to do. */
  async goToPhase(phase: Phase): Promise<void> {
    this.phaseAbort.abort();
    const { signal } = (this.phaseAbort = new AbortController());
    const editors: SimulatedEditor[] = (this.editors = []);
    this.phase = phase;
    while (!signal.aborted) {
      try {
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

  member(): Promise<Member> {
    return authoriseMember(this.identity.viewer, this.identity.activityId);
  }

  /** Runs a use case as this student. Refusals are ignored. */
  async act(useCase: (member: Member) => Promise<unknown>): Promise<void> {
    try {
      await useCase(await this.member());
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  /** Simulates a lost network: connections end without a close frame, as when a device is carried out of the room. */
  async dropOut(ms: number, timing: Timing): Promise<void> {
    this.awayUntil = monotonicMs() + ms;
    this.live?.terminate();
    for (const editor of this.editors.splice(0)) editor.close();
    await timing.pause(ms, ms);
  }

  /** Opens a document. It is closed when the student leaves the phase. */
  async openEditor(link: DocumentLink, timing: Timing): Promise<SimulatedEditor> {
    const editor = new SimulatedEditor(this.identity, link);
    this.editors.push(editor);
    await Promise.race([
      editor.ready,
      wait(retryAfterMs).then(() => Promise.reject(new Error(`no answer from ${link.path}`))),
    ]);
    await timing.pause(0, 0);
    return editor;
  }
}
