import type { TestClient } from "./client";

/** Someone who types a letter every few milliseconds in a field of their own until told to stop; and when the partner had each. */
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

  /** From a key to the partner, in milliseconds. */
  get slowest(): number {
    return Math.max(...this.keys.map(({ typedAt, seenAt }) => seenAt - typedAt));
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
