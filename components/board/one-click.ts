"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionResult } from "@/lib/errors/action-result";

interface OneClick {
  /** Runs an action once, however often it is called; `key` names whom it is about. */
  run: (key: string, act: () => Promise<ActionResult>, done: string) => void;
  isBusy: (key: string) => boolean;
  /** The sentence of the last refusal, or null. */
  refusal: string | null;
  /** What the last action did, for a screen reader. */
  announcement: string;
}

/** Actions of a list's items. An item stays busy until the page renders again with another `version`. */
export function useOneClick(version: unknown, failed: string): OneClick {
  const router = useRouter();
  const [sent, setSent] = useState<{ version: unknown; keys: readonly string[] }>({ version, keys: [] });
  const busy = sent.version === version ? sent.keys : [];
  const [refusal, setRefusal] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState("");
  async function send(act: () => Promise<ActionResult>, done: string) {
    try {
      const answer = await act();
      setRefusal(answer.ok ? null : answer.sentence);
      setAnnouncement(answer.ok ? done : "");
      router.refresh();
    } catch {
      setRefusal(failed);
      setSent({ version, keys: [] });
    }
  }
  function run(key: string, act: () => Promise<ActionResult>, done: string) {
    if (busy.includes(key)) return;
    setSent({ version, keys: [...busy, key] });
    void send(act, done);
  }
  return { run, isBusy: (key) => busy.includes(key), refusal, announcement };
}
