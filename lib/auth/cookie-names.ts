import { createHash } from "node:crypto";
import { secret } from "@/lib/process/env";

interface CookieNames {
  session: string;
  known: string;
  outside: string;
  mark: string;
}

let made: { of: string; names: CookieNames } | null = null;

/** Browsers share cookies across a host's ports, so names contain 6 hex digits of the secret's hash to tell two servers on one host apart. */
export function cookieNames(): CookieNames {
  const of = secret();
  if (made?.of !== of) {
    const id = createHash("sha256").update(of).digest("hex").slice(0, 6);
    const named = (cookie: string) => `crosscase-${cookie}-${id}`;
    made = {
      of,
      names: { session: named("session"), known: named("known"), outside: named("outside"), mark: named("mark") },
    };
  }
  return made.names;
}
