import { isFromOurServer } from "@/lib/wire/our-server";

/** Whether our server answers, and not something in its place. Never rejects. */
export function isServerReachable(): Promise<boolean> {
  return fetch("/healthz", { cache: "no-store", redirect: "manual" }).then(
    (answer) => answer.ok && isFromOurServer(answer),
    () => false,
  );
}
