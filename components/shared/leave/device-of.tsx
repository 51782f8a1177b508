"use client";
import { useEffect } from "react";
import { documentOfCopy, listDatabases } from "@/components/shared/sync/copy-names";
import { clearAllBut } from "./clear-device";

/**
 * S1: whoever had this device before and did not sign out (their session ended by itself, or by a new PIN) leaves nothing to the next one
 * but words that the server does not prove to have. What its own student typed on it elsewhere, and was not sent, is.
 */
export function DeviceOf({ personId }: { personId: string }) {
  useEffect(() => {
    const mine = async () => {
      await clearAllBut(personId);
      if ((await listDatabases()).some((name) => documentOfCopy(personId, name) !== null)) await sendLater(personId);
    };
    void mine();
  }, [personId]);
  return null;
}

/** After the page has opened what it shows. */
async function sendLater(personId: string): Promise<void> {
  await new Promise((later) => setTimeout(later, settledMs));
  try {
    const { sendUnsent } = await import("@/components/shared/sync/send-unsent");
    await sendUnsent(personId);
  } catch {
    // No connection for its code: the next page sends it.
  }
}

const settledMs = 1_500;
