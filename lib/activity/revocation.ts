/**
 * Changes of access reach open sockets, of documents and of the live channel, within two seconds (R11). Events do it at once; a check of the session
 * row and the versions behind each open socket, once a second, guarantees it.
 */
import { setTimeout as wait } from "node:timers/promises";
import { loadSessionsAndVersions, type ActivityVersions } from "@/lib/activity/queries/activity";
import { sessionIdleMs } from "@/lib/auth/session-adapter";
import type { Bus } from "@/lib/bus/bus-contract";
import { currentMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { RoundRobin, turnsASecond } from "@/lib/sockets/round-robin";
import type { SignedOutReason } from "@/lib/wire/signed-out-reason";

export interface WatchedSocket {
  readonly sessionId: string;
  readonly activityId: string;
  /** Whether its access was decided with these versions of its activity; undefined when the activity is gone. */
  isCurrent(versions: ActivityVersions | undefined): boolean;
  signedOut(why?: SignedOutReason): void;
}

/** One query checks so many sockets, or all when they are fewer. */
const socketsPerCheck = 64;
const afterFailureMs = 1_000;

/** Watches the sockets of one kind. */
export class Revocation<Socket extends WatchedSocket> {
  private readonly watched = new Set<Socket>();
  private readonly round = new RoundRobin(this.watched, socketsPerCheck);
  private readonly timer: NodeJS.Timeout;
  private readonly unsubscribe: () => void;
  /** Activities whose sockets the next check is about. */
  private due = new Set<string>();
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;

  /** @param decide loads the access of sockets; the function that it returns applies it to one of them */
  constructor(
    bus: Bus,
    private readonly decide: (sockets: readonly Socket[]) => Promise<(socket: Socket) => void>,
  ) {
    this.unsubscribe = bus.subscribe((message) => {
      if (message.kind === "signed-out") this.signOut(new Set(message.sessionIds), message.why);
      if (message.kind === "access") void this.check([message.activityId]);
    });
    this.timer = setInterval(() => {
      if (this.running === null) void this.start(this.round.turn());
    }, 1_000 / turnsASecond);
    this.timer.unref();
  }

  stop(): void {
    this.unsubscribe();
    clearInterval(this.timer);
  }

  add(socket: Socket): void {
    this.watched.add(socket);
  }

  delete(socket: Socket): void {
    this.watched.delete(socket);
  }

  private signOut(sessionIds: ReadonlySet<string>, why?: SignedOutReason): void {
    for (const socket of [...this.watched]) if (sessionIds.has(socket.sessionId)) socket.signedOut(why);
  }

  /** One check at a time, so that none ends with an older answer. Resolves when a check of these activities that began after the call has ended. */
  check(activityIds: Iterable<string>): Promise<void> {
    for (const id of activityIds) this.due.add(id);
    this.next ??= (this.running ?? Promise.resolve()).then(() => {
      const { due } = this;
      this.next = null;
      this.due = new Set();
      return this.start([...this.watched].filter(({ activityId }) => due.has(activityId)));
    });
    return this.next;
  }

  private start(sockets: readonly Socket[]): Promise<void> {
    this.running = this.checkSockets(sockets)
      .catch((error: unknown) => {
        // While the database is away sockets stay as they are; a later check finds what is due (B6).
        log().warn({ err: error }, "access could not be checked; trying again");
        return wait(afterFailureMs, undefined, { ref: false });
      })
      .finally(() => (this.running = null));
    return this.running;
  }

  private async checkSockets(sockets: readonly Socket[]): Promise<void> {
    if (sockets.length === 0) return;
    const versions = await this.signOutEnded(sockets);
    const stale = sockets.filter(
      (socket) => this.watched.has(socket) && !socket.isCurrent(versions.get(socket.activityId)),
    );
    if (stale.length === 0) return;
    const apply = await this.decide(stale);
    // Sessions are read last, so that people who were removed in between are signed out, as they are when their session is found first.
    await this.signOutEnded(stale);
    for (const socket of stale) if (this.watched.has(socket)) apply(socket);
  }

  /** Signs out the sockets whose sessions have ended. @returns the versions of the sockets' activities */
  private async signOutEnded(sockets: readonly Socket[]): Promise<Map<string, ActivityVersions>> {
    const sessionIds = [...new Set(sockets.map(({ sessionId }) => sessionId))];
    const { sessions, versions } = await loadSessionsAndVersions(sessionIds, new Date(currentMs() - sessionIdleMs), [
      ...new Set(sockets.map(({ activityId }) => activityId)),
    ]);
    this.signOut(new Set(sessionIds.filter((id) => !sessions.has(id))));
    return versions;
  }
}
