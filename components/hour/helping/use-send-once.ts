import { useRef } from "react";
import { randomId } from "@/lib/process/random-id";
import type { ActionResult } from "@/lib/errors/action-result";

/** Sends `what` with the same id until a send is confirmed: a response may be lost, and the server accepts an id only once. */
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
