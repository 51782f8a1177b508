import { Redis } from "ioredis";
import { compareClock } from "@/lib/process/clock";

export interface InspectedRedis {
  /** Such as "7.0.15". */
  version: string;
  /** How far its clock is ahead of this machine's, in milliseconds. */
  clockAheadMs: number;
}

const timeoutMs = 5_000;

/** What `npm run doctor` reports about a Redis. @throws Error when it can't be reached, or does not let us in */
export async function inspectRedis(url: string): Promise<InspectedRedis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    retryStrategy: () => null,
  });
  let failure: Error | undefined;
  redis.on("error", (error: Error) => (failure ??= error));
  try {
    await redis.connect();
    const clockAheadMs = await compareClock(async () => {
      const [seconds, micros] = await redis.time();
      return Number(seconds) * 1_000 + Number(micros) / 1_000;
    });
    const version = /redis_version:(\S+)/.exec(await redis.info("server"))?.[1] ?? "";
    return { version, clockAheadMs };
  } catch (error) {
    throw failure ?? error; // the thrown error says only that the connection is closed
  } finally {
    redis.disconnect();
  }
}
