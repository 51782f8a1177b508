/** Passwords and PINs: argon2id with 19 MiB, t = 2, p = 1, on at most 2 cores and leaving one to all else; addresses take turns. */
import os from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { FairGate } from "./fair-gate";

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }; // argon2id is the package's default

/** A class of 150 behind one address has room. */
const limits = { atOnce: Math.max(1, Math.min(2, os.availableParallelism() - 1)), waiting: 200, all: 1_000 };

/** Next's bundle and the server's own loader each load this file: the gate is one per process. */
const key = Symbol.for("crosscase.hashing");
const processWide = globalThis as typeof globalThis & { [key]?: { gate: FairGate; nobodys?: Promise<string> } };
const shared = (processWide[key] ??= { gate: new FairGate(limits) });

/** @param from in whose line it waits: an address (of addressKey). @throws AppError `busy` */
export function hashSecret(secret: string, from: string | null = null): Promise<string> {
  return shared.gate.pass(from ?? "", () => hash(secret, cost));
}

/**
 * Whether `secret` is the one that was hashed. `hashed` null stands for no account: the answer is no and costs the same time.
 * @throws AppError `busy`
 */
export async function verifySecret(
  hashed: string | null,
  secret: string,
  from: string | null = null,
): Promise<boolean> {
  const against = hashed ?? (await nobodysHash());
  return (await shared.gate.pass(from ?? "", () => verify(against, secret))) && hashed !== null;
}

/** Made once, of nothing anyone could type; made anew when making it failed. */
function nobodysHash(): Promise<string> {
  shared.nobodys ??= hashSecret(crypto.randomUUID()).catch((error: unknown) => {
    delete shared.nobodys;
    throw error;
  });
  return shared.nobodys;
}
