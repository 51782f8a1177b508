"use client";
import { useEffect, useRef } from "react";
import { documentOfCopy, listDatabases } from "@/components/documents/local-copies/copy-names";
import { comparePhases, type Phase } from "@/lib/rules/phases/phases";
import { clearOthers } from "./clear-device";

/**
 * S1: deletes what another student left who did not sign out (their session ended by itself, or by a new PIN), except text that the server
 * does not prove to have. Then sends what this student typed on other pages of this device and was not sent.
 */
export function DeviceHandover({ personId, teamId, phase }: { personId: string; teamId: string | null; phase: Phase }) {
  const previous = useRef({ teamId, phase });
  useEffect(() => {
    const clearAndSend = async () => {
      await clearOthers(personId);
      await sendOwnCopies(personId);
    };
    void clearAndSend();
  }, [personId]);
  // R14: the page may learn before its document that it is closed to the student, and show it no more; its text is still sent or offered.
  useEffect(() => {
    const before = previous.current;
    previous.current = { teamId, phase };
    if (teamId !== before.teamId || comparePhases(phase, before.phase) < 0) void sendOwnCopies(personId);
  }, [personId, teamId, phase]);
  return null;
}

async function sendOwnCopies(personId: string): Promise<void> {
  if ((await listDatabases()).some((name) => documentOfCopy(personId, name) !== null)) await sendAfterLoad(personId);
}

/** Waits until the page has opened the documents that it shows. */
async function sendAfterLoad(personId: string): Promise<void> {
  await new Promise((later) => setTimeout(later, afterLoadMs));
  try {
    const { sendUnsentCopies } = await import("@/components/documents/local-copies/send-unsent");
    await sendUnsentCopies(personId);
  } catch {
    // No connection for its code: the next page sends it.
  }
}

const afterLoadMs = 1_500;
