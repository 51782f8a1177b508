import { isFromOurServer } from "@/lib/wire/our-server";

/** Whether our server answers now. */
export function isReached(): Promise<boolean> {
  return fetch("/healthz", { cache: "no-store", redirect: "manual" }).then(
    (answer) => answer.ok && isFromOurServer(answer),
    () => false,
  );
}
