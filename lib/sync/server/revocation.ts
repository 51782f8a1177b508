import { database } from "@/db/client";
import { touchSessions } from "@/lib/auth/queries/sessions";
import { loadSessionsAndVersions } from "@/lib/sync/queries/updates";
import { findDocumentAccesses, type DocumentAccess, type DocumentRequest } from "@/lib/sync/document-access";
import { sessionIdleMs } from "@/lib/auth/session-adapter";
import type { Bus } from "@/lib/bus/bus-contract";
import { currentMs, monotonicMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { RoundRobin, turnsASecond } from "@/lib/sockets/round-robin";

/** A socket whose access is checked (R11). */
export interface WatchedSocket {
  readonly request: DocumentRequest;
  readonly sessionId: string;
  activityId: string;
  /** The version of its access, read together with the facts that decided it. */
  accessVersion: number;
  /** Whether text came over it since the last call. */
  takeHasWritten(): boolean;
  signedOut(): void;
  /** Called with its access after a review; null when the document is gone. */
  reviewed(access: DocumentAccess | null): void;
}

/** One query checks so many sockets, or all when they are fewer. */
const socketsPerCheck = 64;
/** Ms until the next check after one has failed. */
const afterFailure = 1_000;
const touchEvery = 60_000;

/**
 * Changes of access reach open sockets within two seconds (R11). Events do it at once; a check of the session row and access version behind each open
 * socket, once a second, guarantees it.
 */
export class Revocation {
  private readonly watched = new Set<WatchedSocket>();
  private readonly timer: NodeJS.Timeout;
  private readonly unsubscribe: () => void;
  private readonly round = new RoundRobin(this.watched, socketsPerCheck);
  private isChecking = false;
  private touchedAt = monotonicMs();
  /** Activities that an event named and that have not been reviewed yet. */
  private readonly due = new Set<string>();
  private reviewing = false;

  constructor(bus: Bus) {
    this.unsubscribe = bus.subscribe((message) => {
      if (message.kind === "signed-out") this.signOut(new Set(message.sessionIds));
      if (message.kind === "access") this.reviewSoon(message.activityId);
    });
    this.timer = setInterval(() => void this.check(), 1_000 / turnsASecond);
    this.timer.unref();
  }

  stop(): void {
    this.unsubscribe();
    clearInterval(this.timer);
  }

  add(one: WatchedSocket): void {
    this.watched.add(one);
  }

  delete(one: WatchedSocket): void {
    this.watched.delete(one);
  }

  private signOut(sessionIds: ReadonlySet<string>): void {
    for (const one of [...this.watched]) if (sessionIds.has(one.sessionId)) one.signedOut();
  }

  private async check(): Promise<void> {
    if (this.isChecking) return;
    const all = this.round.turn();
    if (all.length === 0) return;
    this.isChecking = true;
    try {
      const sessionIds = [...new Set(all.map((one) => one.sessionId))];
      const activityIds = [...new Set(all.map((one) => one.activityId))];
      const { sessions, versions } = await loadSessionsAndVersions(
        sessionIds,
        new Date(currentMs() - sessionIdleMs),
        activityIds,
      );
      this.signOut(new Set(sessionIds.filter((id) => !sessions.has(id))));
      // The access was decided by another version; there is none when the activity is gone.
      for (const one of all) if (versions.get(one.activityId) !== one.accessVersion) this.due.add(one.activityId);
      await this.review();
      if (monotonicMs() - this.touchedAt >= touchEvery) await this.touch();
    } catch (error) {
      // While the database is away sockets stay as they are; a later check finds what is due (B6).
      log().warn({ err: error }, "access could not be looked at again; trying again");
      await new Promise((resolve) => setTimeout(resolve, afterFailure).unref());
    } finally {
      this.isChecking = false;
    }
  }

  /** A session ends after 12 hours without use, and typing is use (Q20). */
  private async touch(): Promise<void> {
    this.touchedAt = monotonicMs();
    const used = new Set([...this.watched].filter((one) => one.takeHasWritten()).map((one) => one.sessionId));
    const now = currentMs();
    await touchSessions(database(), [...used], new Date(now), new Date(now - touchEvery));
  }

  private reviewSoon(activityId: string): void {
    this.due.add(activityId);
    // A later check finds what fails here.
    this.review().catch((error: unknown) =>
      log().warn({ err: error }, "access could not be looked at again; trying again"),
    );
  }

  /** One at a time: two reviews that overlap could end with the older answer. */
  private async review(): Promise<void> {
    if (this.reviewing) return;
    this.reviewing = true;
    try {
      while (this.due.size > 0) {
        const activities = new Set(this.due);
        this.due.clear();
        const sockets = [...this.watched].filter((one) => activities.has(one.activityId));
        const answers = await findDocumentAccesses(sockets.map((one) => one.request));
        sockets.forEach((one, index) => {
          const access = answers[index] ?? null;
          if (!this.watched.has(one)) return;
          if (access !== null) one.accessVersion = access.accessVersion;
          one.reviewed(access);
        });
      }
    } finally {
      this.reviewing = false;
    }
  }
}
