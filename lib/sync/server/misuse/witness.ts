/** A process of its own in which two team-mates type in a room that nobody misuses, while the time from key to partner is measured. */
import { setTimeout as wait } from "node:timers/promises";
import { TestClient } from "@/lib/sync/testing/client";
import { patience } from "@/lib/testing/patience";

/** Its requests and responses over the channel to its parent. */
export type WitnessRequest = "report" | "end";
export interface Report {
  /** Milliseconds from a key to the partner, since the last report. */
  p50: number;
  p99: number;
  /** Keys since the last report, and how many of them the partner had when this one was asked for. */
  typed: number;
  seen: number;
  /** Both have the same and complete text, and all of it is Saved. */
  whole: boolean;
  closedWith: (number | null)[];
}

const [url = "", cookieA = "", cookieB = ""] = process.argv.slice(2);
const [a, b] = [new TestClient({ url, cookie: cookieA }), new TestClient({ url, cookie: cookieB })];
const typedAt: number[] = [];
let took: number[] = [];
let typed = 0;
let reported = 0;
b.doc.on("update", () => {
  const at = typedAt.shift();
  if (at !== undefined) took.push(performance.now() - at);
});

setInterval(() => {
  if (!a.answered || !b.synced) return;
  typedAt.push(performance.now());
  a.type("scenario", `w${typed++} `);
}, 20);

/** Reports once all that was typed has arrived. */
async function report(): Promise<Report> {
  const soFar = typed;
  const [since, seen] = [soFar - reported, took.length];
  reported = soFar;
  const deadline = Date.now() + patience(30_000);
  const isWhole = () => b.text("scenario").trim().split(" ").length >= soFar && a.isSaved && b.isSaved;
  while (!isWhole() && Date.now() < deadline) await wait(5);
  const words = b.text("scenario").trim().split(" ");
  const whole =
    isWhole() &&
    words.every((word, index) => word === `w${index}`) &&
    a.text("scenario").startsWith(b.text("scenario"));
  const sorted = took.sort((one, other) => one - other);
  took = [];
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), typed: since, seen, whole, closedWith: [a.closedWith, b.closedWith] };
}

process.on("message", (asked: WitnessRequest) => {
  if (asked === "end") process.exit(0);
  void report().then((said) => process.send?.(said));
});
process.on("disconnect", () => process.exit(0));
