"use client";
import { useEffect, useRef } from "react";
import { documentOfCopy, listDatabases } from "@/components/documents/local-copies/copy-names";
import { comparePhases, type Phase } from "@/lib/rules/phases/phases";
import { clearAllBut } from "./clear-device";

/**
 * S1: whoever had this device before and did not sign out (their session ended by itself, or by a new PIN) leaves nothing to the next one
 * but words that the server does not prove to have. What its own student typed on it elsewhere, and was not sent, is.
 */
export function DeviceOf({ personId, teamId, phase }: { personId: string; teamId: string | null; phase: Phase }) {
  const was = useRef({ teamId, phase });
  useEffect(() => {
    const mine = async () => {
      await clearAllBut(personId);
      await sendOwn(personId);
    };
    void mine();
  }, [personId]);
  // R14: the page may hear before its document does that this is closed to its student now, and shows it no more: its words are looked at all the same.
  useEffect(() => {
    const before = was.current;
    was.current = { teamId, phase };
    if (teamId !== before.teamId || comparePhases(phase, before.phase) < 0) void sendOwn(personId);
  }, [personId, teamId, phase]);
  return null;
}

async function sendOwn(personId: string): Promise<void> {
  if ((await listDatabases()).some((name) => documentOfCopy(personId, name) !== null)) await sendLater(personId);
}

/** After the page has opened what it shows. */
async function sendLater(personId: string): Promise<void> {
  await new Promise((later) => setTimeout(later, settledMs));
  try {
    const { sendUnsent } = await import("@/components/documents/local-copies/send-unsent");
    await sendUnsent(personId);
  } catch {
    // No connection for its code: the next page sends it.
  }
}

const settledMs = 1_500;
