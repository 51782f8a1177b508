/** Hashes passwords and PINs with argon2id (19 MiB, t = 2, p = 1), on at most 2 cores and never on all of them (on a single core: one at a time); addresses take turns. */
import os from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { FairQueue } from "@/lib/process/fair-queue";

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }; // argon2id is the package's default

/** `waiting` has room for a class of 150 behind one address. */
export const hashingLimits = (cores: number) =>
  ({ atOnce: Math.max(1, Math.min(2, cores - 1)), waiting: 200, all: 1_000 }) as const;

/** Verified against when there is no account or no password: no password matches it, and verifying takes as long as with any other hash. */
export const noPasswordHash = `$argon2id$v=19$m=19456,t=2,p=1$bm8gcGFzc3dvcmQgaGVyZQ$${"A".repeat(43)}`;

/** Next's bundle and the server's own loader each load this file: the queue is one per process. */
const key = Symbol.for("crosscase.hashing");
const processWide = globalThis as typeof globalThis & { [key]?: FairQueue };
const queue = (processWide[key] ??= new FairQueue(hashingLimits(os.availableParallelism())));

/** @param from the address (an addressKey) in whose queue the job waits. @throws AppError `busy` */
export function hashSecret(secret: string, from: string | null = null): Promise<string> {
  return queue.run(from ?? "", () => hash(secret, cost));
}

/**
 * Whether `secret` is the one that was hashed. `hashed` is null when there is no account: the answer is false, after the same time.
 * @throws AppError `busy`
 */
export function verifySecret(hashed: string | null, secret: string, from: string | null = null): Promise<boolean> {
  return queue.run(from ?? "", () => verify(hashed ?? noPasswordHash, secret));
}
