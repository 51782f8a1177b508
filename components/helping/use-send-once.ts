import { useRef } from "react";
import { randomId } from "@/lib/process/random-id";
import type { ActionResult } from "@/lib/errors/action-result";

/** Sends `what` with an id, which is the same until it was taken: the answer may be lost, and the server takes what has one id once. */
export type SendOnce = (what: string, send: (id: string) => Promise<ActionResult>) => Promise<ActionResult>;

export function useSendOnce(): SendOnce {
  const ids = useRef(new Map<string, string>());
  return async (what, send) => {
    const id = ids.current.get(what) ?? randomId();
    ids.current.set(what, id);
    const answer = await send(id);
    if (answer.ok) ids.current.delete(what);
    return answer;
  };
}
