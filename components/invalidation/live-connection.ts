/** The browser's side of `/live/<activity>`: one connection per activity, shared by all that listens on a page. */
import {
  heartbeatMs,
  liveCloseCodes,
  staleTopics,
  type LiveMessage,
  type Timestamp,
  type PagePart,
  type ShowMessage,
} from "@/lib/wire/live-messages";
import { type Phase } from "@/lib/rules/phases/phases";
import { pagePerson } from "@/components/page-frame/page-user";
import { isFromOurServer } from "@/lib/wire/our-server";
import { isReached } from "./is-server-reachable";
import { leaveRefused } from "./leave-after-refusal";

export interface LiveListener {
  /** The part of the page that `onPoke` would have look again, as it is now. */
  shows?: () => PagePart;
  onPoke?: () => void;
  /** At once; a page that moves on because of it does so within `within` milliseconds. */
  onPhase?: (phase: Phase, within: number) => void;
  onHere?: (students: readonly string[]) => void;
}

const closeAfterMs = 2_000;
const firstWaitMs = 400;
const longestWaitMs = 15_000;

const connections = new Map<string, Connection>();

/** Listens until the returned function is called. */
export function listenLive(activityId: string, listener: LiveListener): () => void {
  let connection = connections.get(activityId);
  if (connection === undefined) connections.set(activityId, (connection = new Connection(activityId)));
  connection.add(listener);
  return () => connection.remove(listener);
}

/** Whether something on the page was poked since it was made. */
export function isStale(activityId: string): boolean {
  return connections.get(activityId)?.isStale() ?? false;
}

class Connection {
  private readonly listeners = new Set<LiveListener>();
  private readonly pokedAt = new Map<string, Timestamp>();
  private ws: WebSocket | null = null;
  private waitMs = firstWaitMs;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private closing: ReturnType<typeof setTimeout> | undefined;
  private telling = false;
  private opened = false;
  private over = false;
  private readonly awake = () => {
    if (this.ws === null && document.visibilityState === "visible") void this.redial();
  };

  constructor(private readonly activityId: string) {
    addEventListener("online", this.awake);
    document.addEventListener("visibilitychange", this.awake);
    // After the current render: all that the page shows goes in one message.
    queueMicrotask(() => this.dial());
  }

  add(listener: LiveListener): void {
    clearTimeout(this.closing);
    this.listeners.add(listener);
    this.tellSoon();
  }

  remove(listener: LiveListener): void {
    this.listeners.delete(listener);
    // The next page's listeners come a moment later.
    if (this.listeners.size === 0) this.closing = setTimeout(() => this.end(), closeAfterMs);
    else this.tellSoon();
  }

  isStale(): boolean {
    return staleTopics(this.parts(), this.pokedAt).length > 0;
  }

  private parts(): PagePart[] {
    return [...this.listeners].flatMap(({ shows }) => shows?.() ?? []);
  }

  private dial(): void {
    if (this.over || this.ws !== null) return;
    clearTimeout(this.retry);
    const ws = new WebSocket(`${location.origin.replace(/^http/, "ws")}${this.path()}`);
    let wasOpen = false;
    this.ws = ws;
    ws.onopen = () => {
      wasOpen = true;
      this.heard();
      this.opened = true;
      this.tell();
    };
    ws.onmessage = (event: MessageEvent<string>) => {
      this.waitMs = firstWaitMs;
      this.heard();
      // The server's own frames: it sends nothing but LiveMessage.
      this.take(JSON.parse(event.data) as LiveMessage);
    };
    ws.onclose = (event) => {
      this.ws = null;
      clearTimeout(this.silence);
      if (this.over) return;
      if (event.code === liveCloseCodes.signedOut || event.code === liveCloseCodes.notYours)
        return this.refused(event.code === liveCloseCodes.signedOut);
      if (wasOpen) this.redialLater();
      else void this.askWhy();
    };
  }

  /** With whose page this is: it does not show another person as here. */
  private path(): string {
    const person = pagePerson();
    return `/live/${this.activityId}${person === null ? "" : `?of=${person}`}`;
  }

  private take(message: LiveMessage): void {
    switch (message.kind) {
      case "poke":
        for (const topic of message.topics) this.pokedAt.set(topic, message.at);
        later(message.within, () => this.each((listener) => listener.onPoke?.()));
        break;
      case "phase":
        this.each((listener) => listener.onPhase?.(message.phase, message.within));
        break;
      case "here":
        this.each((listener) => listener.onHere?.(message.students));
        break;
      case "beat":
        break;
    }
  }

  private tellSoon(): void {
    if (this.telling || !this.opened) return;
    this.telling = true;
    queueMicrotask(() => {
      this.telling = false;
      this.tell();
    });
  }

  /** What was poked while the line was down, or before the page listened, is said again. */
  private tell(): void {
    if (this.ws?.readyState !== WebSocket.OPEN) return;
    const here = [...this.listeners].some((listener) => listener.onHere !== undefined);
    this.ws.send(JSON.stringify({ kind: "show", parts: this.parts(), here } satisfies ShowMessage));
  }

  /** A browser hides why an upgrade was refused; the same path over plain HTTP tells. */
  private async askWhy(): Promise<void> {
    try {
      const answer = await fetch(this.path(), { cache: "no-store", redirect: "manual" });
      const status = isFromOurServer(answer) ? answer.status : null;
      if (status === 409) return this.end(); // someone else is signed in in this browser by now
      if (status === 401 || status === 403 || status === 404) return this.refused(status === 401);
    } catch {
      // No network: dial again.
    }
    this.redialLater();
  }

  private redialLater(): void {
    if (this.over) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.redial(), this.waitMs * (0.5 + Math.random()));
    this.waitMs = Math.min(this.waitMs * 2, longestWaitMs);
  }

  /** Only once the server answers, for Firefox's sake (components/documents/connection/reconnector.ts). */
  private async redial(): Promise<void> {
    if (await isReached()) this.dial();
    else this.redialLater();
  }

  private heard(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.ws?.close(), heartbeatMs * 2);
  }

  private refused(signedOut: boolean): void {
    this.end();
    leaveRefused(signedOut);
  }

  private end(): void {
    this.over = true;
    connections.delete(this.activityId);
    removeEventListener("online", this.awake);
    document.removeEventListener("visibilitychange", this.awake);
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    this.ws?.close();
  }

  private each(tell: (listener: LiveListener) => void): void {
    for (const listener of [...this.listeners]) tell(listener);
  }
}

/** Some time within `ms`, so that a class does not ask for its pages at one moment. */
function later(ms: number, run: () => void): void {
  if (ms === 0) run();
  else setTimeout(run, Math.random() * ms);
}
