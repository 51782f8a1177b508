/** The browser's side of `/live/<activity>`: one connection for each activity, shared by all listeners of a page. */
import {
  heartbeatMs,
  liveCloseCodes,
  staleTopics,
  type ActivityTime,
  type LiveMessage,
  type Timestamp,
  type PagePart,
  type ShowMessage,
} from "@/lib/wire/live-messages";
import { pageUser } from "./page-user";
import { isFromOurServer } from "@/lib/wire/our-server";
import { noteServerTime } from "./server-time";
import { Reconnector } from "@/lib/sockets/browser/reconnector";
import { leaveAfterRefusal } from "./leave-after-refusal";
import type { LiveListener } from "./live-listener";

const closeAfterMs = 2_000;
/** The longest silence of a socket that works, also while it opens. */
const silenceMs = 2 * heartbeatMs;

const connections = new Map<string, LiveConnection>();

/** @returns how to stop listening */
export function listenLive(activityId: string, listener: LiveListener): () => void {
  let connection = connections.get(activityId);
  if (connection === undefined) connections.set(activityId, (connection = new LiveConnection(activityId)));
  connection.add(listener);
  return () => connection.remove(listener);
}

/** Whether something on the page was invalidated since it was rendered. */
export function isStale(activityId: string): boolean {
  return connections.get(activityId)?.isStale() ?? false;
}

class LiveConnection {
  private readonly listeners = new Set<LiveListener>();
  private readonly invalidatedAt = new Map<string, Timestamp>();
  private ws: WebSocket | null = null;
  private time: ActivityTime | null = null;
  private watchedBy: readonly string[] = [];
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;
  private closeTimer: ReturnType<typeof setTimeout> | undefined;
  private willSend = false;
  private hasOpened = false;
  private isLost = false;
  private isClosed = false;
  private readonly reconnector = new Reconnector(
    { connect: () => this.connect(), abandon: () => this.abandon() },
    { openWithinMs: silenceMs, maxDelayMs: 15_000 },
  );
  private readonly reconnectIfVisible = () => {
    if (this.ws === null && document.visibilityState === "visible") this.reconnector.reconnectNow();
  };

  constructor(private readonly activityId: string) {
    addEventListener("online", this.reconnectIfVisible);
    document.addEventListener("visibilitychange", this.reconnectIfVisible);
    // Connects after the current render, so that one message names all that the page shows.
    queueMicrotask(() => this.reconnector.connect());
  }

  add(listener: LiveListener): void {
    clearTimeout(this.closeTimer);
    this.listeners.add(listener);
    if (this.time !== null) listener.onTime?.(this.time);
    if (this.watchedBy.length > 0) listener.onWatched?.(this.watchedBy);
    if (this.isLost) listener.onConnected?.(false);
    this.sendShownSoon();
  }

  remove(listener: LiveListener): void {
    this.listeners.delete(listener);
    // Not at once, since the next page adds its listeners a moment later.
    if (this.listeners.size === 0) this.closeTimer = setTimeout(() => this.close(), closeAfterMs);
    else this.sendShownSoon();
  }

  isStale(): boolean {
    return staleTopics(this.parts(), this.invalidatedAt).length > 0;
  }

  private parts(): PagePart[] {
    return [...this.listeners].flatMap(({ shows }) => shows?.() ?? []);
  }

  private connect(): void {
    const ws = new WebSocket(`${location.origin.replace(/^http/, "ws")}${this.path()}`);
    let wasOpen = false;
    this.ws = ws;
    ws.onopen = () => {
      wasOpen = true;
      this.reconnector.stop();
      this.restartSilenceTimer();
      this.hasOpened = true;
      this.setLost(false);
      this.sendShown();
    };
    ws.onmessage = (event: MessageEvent<string>) => {
      this.reconnector.resetFailures();
      this.restartSilenceTimer();
      // Our server sends nothing but LiveMessage.
      this.receive(JSON.parse(event.data) as LiveMessage);
    };
    ws.onclose = (event) => {
      if (this.ws !== ws) return;
      this.ws = null;
      this.reconnector.stop();
      clearTimeout(this.silenceTimer);
      if (this.isClosed) return;
      this.setLost(true);
      if (event.code === liveCloseCodes.signedOut || event.code === liveCloseCodes.notYours)
        return this.leavePage(event.code === liveCloseCodes.signedOut, event.reason);
      if (wasOpen) this.reconnector.reconnectLater();
      else void this.checkRefusal();
    };
  }

  /** Its close event may come late. */
  private abandon(): void {
    const ws = this.ws;
    this.ws = null;
    ws?.close();
    this.setLost(true);
  }

  /** Names the page's user, so that the server refuses the connection when someone else has signed in since. */
  private path(): string {
    const user = pageUser();
    return `/live/${this.activityId}${user === null ? "" : `?of=${user}`}`;
  }

  private receive(message: LiveMessage): void {
    switch (message.kind) {
      case "poke":
        for (const topic of message.topics) this.invalidatedAt.set(topic, message.at);
        runWithin(message.within, () => this.notify((listener) => listener.onInvalidated?.()));
        break;
      case "phase":
        this.notify((listener) => listener.onPhase?.(message.phase));
        break;
      case "here":
        this.notify((listener) => listener.onPresence?.(message));
        break;
      case "watched":
        this.watchedBy = message.by;
        this.notify((listener) => listener.onWatched?.(message.by));
        break;
      case "numbers":
        this.notify((listener) => listener.onNumbers?.(message.sheets, message.isWhole));
        break;
      case "time": {
        const { phase, clock, pause, since } = message;
        noteServerTime(message.now);
        const time = (this.time = { phase, clock, pause, since });
        this.notify((listener) => listener.onTime?.(time));
        break;
      }
      case "beat":
        noteServerTime(message.now);
        break;
    }
  }

  private sendShownSoon(): void {
    if (this.willSend || !this.hasOpened) return;
    this.willSend = true;
    queueMicrotask(() => {
      this.willSend = false;
      this.sendShown();
    });
  }

  /** Sends what the page shows. The server then sends again what was invalidated while the page was disconnected or not listening yet. */
  private sendShown(): void {
    if (this.ws?.readyState !== WebSocket.OPEN) return;
    const here = [...this.listeners].some((listener) => listener.onPresence !== undefined);
    const board = [...this.listeners].some((listener) => listener.onNumbers !== undefined);
    const watches =
      [...this.listeners].map((listener) => listener.watches?.() ?? null).find((id) => id !== null) ?? null;
    const isWall = [...this.listeners].some((listener) => listener.isWall === true);
    this.ws.send(
      JSON.stringify({ kind: "show", parts: this.parts(), here, board, watches, isWall } satisfies ShowMessage),
    );
  }

  /** A browser hides why an upgrade was refused; the same path over plain HTTP answers with the reason. */
  private async checkRefusal(): Promise<void> {
    try {
      const answer = await fetch(this.path(), {
        cache: "no-store",
        redirect: "manual",
        signal: AbortSignal.timeout(5_000),
      });
      const status = isFromOurServer(answer) ? answer.status : null;
      if (status === 409) return this.close(); // someone else has signed in in this browser
      if (status === 401 || status === 403 || status === 404) return this.leavePage(status === 401);
    } catch {
      // No network: reconnect.
    }
    if (!this.isClosed && this.ws === null) this.reconnector.reconnectLater();
  }

  private restartSilenceTimer(): void {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => {
      // On a dead network a browser closes a socket only after some time.
      this.setLost(true);
      this.ws?.close();
    }, silenceMs);
  }

  private setLost(isLost: boolean): void {
    if (this.isLost === isLost) return;
    this.isLost = isLost;
    this.notify((listener) => listener.onConnected?.(!isLost));
  }

  private leavePage(signedOut: boolean, why = ""): void {
    this.close();
    leaveAfterRefusal(signedOut, why);
  }

  private close(): void {
    this.isClosed = true;
    connections.delete(this.activityId);
    removeEventListener("online", this.reconnectIfVisible);
    document.removeEventListener("visibilitychange", this.reconnectIfVisible);
    this.reconnector.stop();
    clearTimeout(this.silenceTimer);
    this.ws?.close();
  }

  private notify(call: (listener: LiveListener) => void): void {
    for (const listener of [...this.listeners]) call(listener);
  }
}

/** Runs at a random time within `ms`, so that a class does not request its pages at one moment. */
function runWithin(ms: number, run: () => void): void {
  if (ms === 0) run();
  else setTimeout(run, Math.random() * ms);
}
