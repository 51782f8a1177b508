import assert from "node:assert/strict";
import type { Attack } from "@/bench/attack/attack";
import { send, signInWithPassword } from "@/bench/attack/send";

const unknown = (n: number) =>
  `QQ${String(2222 + n)
    .replaceAll("0", "A")
    .replaceAll("1", "C")}`;

export const codes: Attack = {
  name: "class codes that nobody has",
  check: async ({ port, classCode }) => {
    const from = "127.0.0.7";
    await inBatches(100, (n) =>
      send(port, { path: `/join/${unknown(n)}`, headers: { accept: "image/avif,image/webp,*/*;q=0.8" }, from }),
    );
    const unlimitedTries = await signInWithPassword(
      port,
      "student",
      { code: unknown(0), name: "Ada", pin: "4821" },
      from,
    );
    assert.equal(unlimitedTries.outcome, "no-class", "images of another site are paid for");
    await inBatches(80, (n) =>
      signInWithPassword(port, "student", { code: unknown(n), name: "Ada", pin: "4821" }, from),
    );
    const ask = async (code: string) =>
      (await signInWithPassword(port, "student", { code, name: "Ada", pin: "4821" }, from)).outcome;
    // The throttle lets one more code through each second: repeat until it lets neither of these two through.
    let outcomes: string[] = [""];
    for (let tries = 0; tries < 20 && outcomes.some((code) => code !== "code-wait"); tries++) {
      await inBatches(10, (n) => ask(unknown(tries * 10 + n)));
      outcomes = await Promise.all([ask(classCode), ask(unknown(7))]);
    }
    assert.deepEqual(outcomes, ["code-wait", "code-wait"]);
    return `100 pages as images of another site cost nothing; after 80 posts a class's code and a made-up one both have to wait`;
  },
};

async function inBatches(count: number, one: (n: number) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count; n += 10) await Promise.all(Array.from({ length: 10 }, (_, at) => one(n + at)));
}
