"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionResult } from "@/lib/errors/action-result";

interface OneClick {
  /** Does it, once however often it is asked; `key` is whom it is about. */
  run: (key: string, act: () => Promise<ActionResult>, done: string) => void;
  isBusy: (key: string) => boolean;
  /** The refusal of the last one, or null. */
  wrong: string | null;
  /** What the last one has done, for a screen reader. */
  said: string;
}

/** Acts of a list's lines. A line is done with until the page is drawn anew, with another `drawn`. */
export function useOneClick(drawn: unknown, failed: string): OneClick {
  const router = useRouter();
  const [sent, setSent] = useState<{ drawn: unknown; keys: readonly string[] }>({ drawn, keys: [] });
  const busy = sent.drawn === drawn ? sent.keys : [];
  const [wrong, setWrong] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  async function send(act: () => Promise<ActionResult>, done: string) {
    try {
      const answer = await act();
      setWrong(answer.ok ? null : answer.sentence);
      setSaid(answer.ok ? done : "");
      router.refresh();
    } catch {
      setWrong(failed);
      setSent({ drawn, keys: [] });
    }
  }
  function run(key: string, act: () => Promise<ActionResult>, done: string) {
    if (busy.includes(key)) return;
    setSent({ drawn, keys: [...busy, key] });
    void send(act, done);
  }
  return { run, isBusy: (key) => busy.includes(key), wrong, said };
}
