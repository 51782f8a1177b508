"use client";
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { useNoAnswerRefusal, type NoAnswer } from "./no-answer";
import type { ActionResult, Refusal } from "@/lib/errors/action-result";

export interface RunOptions<T> {
  /** The list item that the action is about. Actions of different items can be pending together. */
  key?: string;
  /** Sends every call, even while an action with the same key is pending. */
  overlapping?: boolean;
  /** Called with the value of the answer. May run the next action. */
  onDone?: (value: T) => void;
  /** Also called when no answer arrived. The code is then `lost`. */
  onRefused?: (refusal: Refusal) => void;
  /** Which answers refresh the page. Without an answer the page is never refreshed. */
  refresh?: "done" | "refused" | "answered";
  /** Says to screen readers what was done, through `announcement`. */
  announce?: string | ((value: T) => string);
}

export type RunAction = <T>(call: () => Promise<ActionResult<T>>, options?: RunOptions<T>) => void;

/** Runs actions and returns the last refusal, until the next answer or `forget`. An action is pending until the page shows its result. */
export function useAction(noAnswer?: NoAnswer) {
  const router = useRouter();
  const toRefusal = useNoAnswerRefusal(noAnswer);
  const [, start] = useTransition();
  const [pending, setPending] = useState<readonly string[]>([]);
  /** Keys without an answer. A ref, because a second click can arrive before React renders. */
  const running = useRef(new Set<string>());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [announcement, setAnnouncement] = useState("");

  /** Does nothing while an action with the same key is pending, unless `overlapping` is set. */
  const run: RunAction = (call, options = {}) => {
    const { key = "", overlapping = false } = options;
    if (!overlapping && (running.current.has(key) || pending.includes(key))) return;
    running.current.add(key);
    setPending((keys) => [...keys, key]);
    void send(call, key, options);
  };

  // Outside a transition until the answer arrives, because React delays all transitions of a page while one waits.
  async function send<T>(
    call: () => Promise<ActionResult<T>>,
    key: string,
    { overlapping, onDone: done, onRefused: refused, refresh, announce }: RunOptions<T>,
  ): Promise<void> {
    try {
      const answer = await call().catch(toRefusal);
      running.current.delete(key);
      setRefusal(answer.ok ? null : answer);
      setAnnouncement(!answer.ok ? "" : typeof announce === "function" ? announce(answer.value) : (announce ?? ""));
      if (answer.ok) done?.(answer.value);
      else refused?.(answer);
      const isAnswered = answer.ok || answer.code !== "lost";
      const isRefreshed = isAnswered && (refresh === "answered" || refresh === (answer.ok ? "done" : "refused"));
      const settle = () => setPending((keys) => keys.filter((_, at) => at !== keys.indexOf(key)));
      // No transition: what `onDone` showed (a preview) can be pressed at once, and must not wait for a later transition.
      if (overlapping === true && !isRefreshed) settle();
      else
        start(() => {
          if (isRefreshed) router.refresh();
          settle();
        });
    } catch (error) {
      // Thrown to React, which follows a redirect and shows the error page for anything else.
      start(() => {
        throw error;
      });
    }
  }

  return {
    run,
    /** Whether the action of this item is pending; without a key, whether any is. */
    isPending: (key?: string) => (key === undefined ? pending.length > 0 : pending.includes(key)),
    refusal,
    announcement,
    forget: () => {
      setRefusal(null);
      setAnnouncement("");
    },
  };
}
