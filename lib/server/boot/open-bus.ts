/** Opens the bus of this process: on Redis when REDIS_URL is set, because there may be other processes; else in memory. */
import { createHash } from "node:crypto";
import { Counter, Gauge, type Registry } from "prom-client";
import { loadDatabaseId } from "@/lib/auth/queries/installation";
import { setProcessBus } from "@/lib/bus/bus";
import { RedisBus } from "@/lib/bus/redis-bus";
import type { Env } from "@/lib/process/env";
import { log } from "@/lib/process/log";
import { BootError, errorCode } from "./boot-error";

const timeoutMs = 5_000;

let redis: RedisBus | null = null;

/** For `/readyz`: whether this process is connected to the others, or needs no connection because it runs alone. */
export function isBusConnected(): boolean {
  return redis === null || redis.isConnected;
}

/**
 * Must run before anything subscribes. If Redis fails later, each process continues alone until Redis is back.
 * @throws BootError when Redis can't be reached
 */
export async function openBus(env: Env, registry: Registry): Promise<void> {
  const { REDIS_URL: url, NEXTAUTH_SECRET: secret = "" } = env;
  if (url === undefined) return;
  const bus = new RedisBus({ url, prefix: busPrefix(secret, await loadDatabaseId()), report });
  const late = new Promise<"late">((resolve) => setTimeout(() => resolve("late"), timeoutMs).unref());
  if ((await Promise.race([bus.ready, late])) === "late") {
    await bus.close();
    const why = bus.lastError === null ? "no answer" : errorCode(bus.lastError) || bus.lastError.message;
    throw new BootError(
      `The Redis at ${new URL(url).host} can't be used (${why}): check REDIS_URL and that Redis runs there.`,
    );
  }
  redis = bus;
  setProcessBus(bus);
  registerBusMetrics(bus, registry);
}

export async function closeBus(): Promise<void> {
  await redis?.close();
}

/**
 * The channel prefix. Installations that share a Redis differ in database or secret. The number is the version of the bus messages: processes with
 * different versions don't receive each other's messages.
 */
export function busPrefix(secret: string, databaseId: string): string {
  return `crosscase:2:${createHash("sha256").update(`bus ${databaseId} ${secret}`).digest("hex").slice(0, 12)}:`;
}

function report(change: "lost" | "back", why: string): void {
  if (change === "lost") log().warn({ why }, "Redis is away: this process goes on by itself, and looks for it");
  else log().info("Redis is back: what was missed is read from the database");
}

function registerBusMetrics(bus: RedisBus, registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: "crosscase_bus_connected",
    help: "Whether this process reaches the others over Redis",
    registers,
    collect() {
      this.set(bus.isConnected ? 1 : 0);
    },
  });
  for (const kind of ["sent", "received", "dropped"] as const) {
    new Counter({
      name: `crosscase_bus_messages_${kind}_total`,
      help: `Messages ${kind === "dropped" ? "not sent while Redis was away" : `${kind} over Redis`}`,
      registers,
      collect() {
        this.reset();
        this.inc(bus.figures[kind]);
      },
    });
  }
}
