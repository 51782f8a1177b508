import { isFromOurServer } from "@/lib/wire/our-server";

/** Whether our own server answers within five seconds; an answer that something else sends in its place does not count. Never rejects. */
export function isServerReachable(): Promise<boolean> {
  return fetch("/healthz", { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(answerWithinMs) }).then(
    (answer) => answer.ok && isFromOurServer(answer),
    () => false,
  );
}

const answerWithinMs = 5_000;
