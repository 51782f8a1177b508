"use client";
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { useNoAnswerRefusal, type NoAnswer } from "./no-answer";
import type { ActionResult, Refusal } from "@/lib/errors/action-result";

export interface RunOptions<T> {
  /** The item of a list that the action is about: an action for each item can run at a time. */
  key?: string;
  /** Whether it also runs while the same is pending: every call is sent. */
  overlapping?: boolean;
  /** It may run the next action. */
  done?: (value: T) => void;
  /** Also called when no answer came: the code is `lost`. */
  refused?: (refusal: Refusal) => void;
  /** After which answer the page refreshes; never when none came. */
  refresh?: "done" | "refused" | "answered";
  /** What was done, for a screen reader: `announcement`. */
  announce?: string | ((value: T) => string);
}

export type RunAction = <T>(call: () => Promise<ActionResult<T>>, options?: RunOptions<T>) => void;

/** Runs actions, and has the last refusal until the next answer, or `forget`. What runs is pending until the page shows its result. */
export function useAction(noAnswer?: NoAnswer) {
  const router = useRouter();
  const toRefusal = useNoAnswerRefusal(noAnswer);
  const [, start] = useTransition();
  const [pending, setPending] = useState<readonly string[]>([]);
  /** Those without an answer yet: two clicks may come before React renders. */
  const running = useRef(new Set<string>());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [announcement, setAnnouncement] = useState("");

  /** Does nothing while the same is pending. */
  const run: RunAction = (call, options = {}) => {
    const { key = "", overlapping = false } = options;
    if (!overlapping && (running.current.has(key) || pending.includes(key))) return;
    running.current.add(key);
    setPending((keys) => [...keys, key]);
    void send(call, key, options);
  };

  // Not in a transition until the answer is here: React holds back all transitions of a page while one waits.
  async function send<T>(
    call: () => Promise<ActionResult<T>>,
    key: string,
    { overlapping, done, refused, refresh, announce }: RunOptions<T>,
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
      // What `done` shows may be pressed at once: a preview, whose transition would come later, keeps nobody waiting.
      if (overlapping === true && !isRefreshed) settle();
      else
        start(() => {
          if (isRefreshed) router.refresh();
          settle();
        });
    } catch (error) {
      // Thrown to React: a redirect leads on, and all else to the page for errors.
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
