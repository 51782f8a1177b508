import { isFromOurServer } from "@/lib/wire/our-server";

/** Whether our server answers within five seconds, and not something in its place. Never rejects. */
export function isServerReachable(): Promise<boolean> {
  return fetch("/healthz", { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(answerWithinMs) }).then(
    (answer) => answer.ok && isFromOurServer(answer),
    () => false,
  );
}

const answerWithinMs = 5_000;
