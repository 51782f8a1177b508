import type { TestClient } from "./client";

/** Types a letter every few milliseconds in a field of its own until stopped, and records when the partner received each. */
export class Typist {
  /** By performance.now(). */
  readonly keys: { typedAt: number; seenAt: number }[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(client: TestClient, partner: TestClient, field: string, every = 5) {
    partner.doc.on("update", () => {
      const { length } = partner.text(field);
      for (const key of this.keys.slice(0, length).reverse()) {
        if (key.seenAt !== Infinity) break;
        key.seenAt = performance.now();
      }
    });
    this.timer = setInterval(() => {
      this.keys.push({ typedAt: performance.now(), seenAt: Infinity });
      client.type(field, "y");
    }, every);
  }

  /** The longest time from a key to the partner, in milliseconds. */
  get slowest(): number {
    return Math.max(...this.keys.map(({ typedAt, seenAt }) => seenAt - typedAt));
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
