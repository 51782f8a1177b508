/** Measures others during an attack: pairs who type, and someone who opens pages from another address. */
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { TestClient } from "@/lib/sync/testing/client";
import type { FixtureClient } from "@/lib/server/commands/fixture-class";
import { send } from "./send";

const keyEveryMs = 150;
const pageEveryMs = 100;

export interface WaitTimes {
  /** p99 in ms from a key to *Saved*, and of a page; and how many of each were measured. */
  key: number;
  page: number;
  keys: number;
  pages: number;
  /** Keys that were never *Saved*, and pages that were not answered as they should. */
  failed: number;
}

export class Witnesses {
  private readonly typists: { client: TestClient; pendingKeys: number[] }[] = [];
  private keys: number[] = [];
  private pages: number[] = [];
  private failed = 0;
  private hasEnded = false;
  private running: Promise<unknown>[] = [];

  private constructor(
    private readonly port: number,
    private readonly people: readonly FixtureClient[],
    private readonly activityId: string,
  ) {}

  static async begin(port: number, people: readonly FixtureClient[], activityId: string): Promise<Witnesses> {
    const all = new Witnesses(port, people, activityId);
    for (const { room, cookie } of people) await all.connectTypist(room, cookie);
    all.running = [...all.typists.map((typist) => all.type(typist)), all.openPages(0), all.openPages(1)];
    return all;
  }

  private async connectTypist(room: string, cookie: string): Promise<void> {
    const client = new TestClient({ url: `ws://127.0.0.1:${this.port}/sync/${room}`, cookie });
    const typist = { client, pendingKeys: [] as number[] };
    client.ws.on("message", () => {
      // All that was sent up to here is saved (R6).
      while (typist.pendingKeys.length > 0 && client.saved > client.sent - typist.pendingKeys.length)
        this.keys.push(performance.now() - (typist.pendingKeys.shift() ?? 0));
    });
    await client.opened;
    for (let tries = 0; tries < 100 && !client.synced; tries++) await wait(50);
    this.typists.push(typist);
  }

  private async type({ client, pendingKeys }: { client: TestClient; pendingKeys: number[] }): Promise<void> {
    await wait(Math.random() * keyEveryMs);
    while (!this.hasEnded) {
      pendingKeys.push(performance.now());
      client.doc.getText("scenario").insert(0, "y");
      await wait(keyEveryMs);
    }
  }

  /** Opens a page of a student, and one that needs no sign-in, in turn. */
  private async openPages(which: number): Promise<void> {
    for (let n = which; !this.hasEnded; n++) {
      const cookie = this.people[n % this.people.length]?.cookie ?? "";
      const began = performance.now();
      const answer = await send(
        this.port,
        n % 2 === 0
          ? { path: `/a/${this.activityId}/write`, headers: { cookie }, from: "127.0.0.2" }
          : { path: "/teacher/sign-in", from: "127.0.0.2" },
      );
      this.pages.push(performance.now() - began);
      if (answer.status !== 200) this.failed += 1;
      await wait(pageEveryMs);
    }
  }

  /** Returns the waits since the last call. A key that is still pending counts with its wait so far. */
  takeWaitTimes(): WaitTimes {
    const now = performance.now();
    const keys = [
      ...this.keys,
      ...this.typists.flatMap(({ pendingKeys }) => pendingKeys.filter((at) => now - at > 500).map((at) => now - at)),
    ];
    const closed = this.typists.filter(({ client }) => client.closedWith !== null).length;
    const waited: WaitTimes = {
      key: p99(keys),
      page: p99(this.pages),
      keys: keys.length,
      pages: this.pages.length,
      failed: this.failed + closed,
    };
    this.keys = [];
    this.pages = [];
    this.failed = 0;
    return waited;
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    for (const { client } of this.typists) client.ws.terminate();
    await Promise.all(this.running);
  }
}

function p99(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? NaN;
}
