"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { listDatabases, parseOwnCopy } from "@/lib/sync/browser/local-copies/copy-names";
import { offerMergedTexts } from "@/lib/sync/browser/local-copies/set-aside-text";
import { watchServer } from "@/components/invalidation/watch-server";
import { comparePhases, type Phase } from "@/lib/activity/rules/phases";
import { clearStudentsExcept } from "./clear-device";

interface DeviceHandoverProps {
  personId: string;
  /** Ids of the students who were merged into this one (T15), whose text on this device is offered. */
  mergedIds: readonly string[];
  teamId: string | null;
  phase: Phase;
}

/**
 * Deletes the data of other students who did not sign out (their session expired, or ended by a new PIN), except text that the server does not confirm
 * to have (S1). Then sends this student's unsent text from other pages of this device (R6), and retries whenever the server can be reached, until
 * the server has answered about all of it.
 */
export function DeviceHandover({ personId, mergedIds, teamId, phase }: DeviceHandoverProps) {
  const previous = useRef({ teamId, phase });
  const [isAnyLeft, setIsAnyLeft] = useState(false);
  const send = useEffectEvent(async () => {
    setIsAnyLeft(false); // Stops watching the server, so that two sends never overlap.
    setIsAnyLeft(await sendOwnCopies(personId));
  });
  const merged = mergedIds.join(" ");
  useEffect(() => {
    offerMergedTexts(personId, merged === "" ? [] : merged.split(" "));
    void clearStudentsExcept(personId).then(() => send());
  }, [personId, merged]);
  useEffect(() => (isAnyLeft ? watchServer(() => void send()) : undefined), [isAnyLeft]);
  // The page may stop showing a document before the document learns that it is closed to the student. Its text is still sent or offered (R14).
  useEffect(() => {
    const before = previous.current;
    previous.current = { teamId, phase };
    if (teamId !== before.teamId || comparePhases(phase, before.phase) < 0) void send();
  }, [teamId, phase]);
  return null;
}

/** @returns whether a copy is left to be sent once the server answers */
async function sendOwnCopies(personId: string): Promise<boolean> {
  if (!(await listDatabases()).some((name) => parseOwnCopy(personId, name) !== null)) return false;
  // Wait until the page has opened the documents that it shows: they send their own text.
  await new Promise((later) => setTimeout(later, afterLoadMs));
  try {
    const { sendUnsentCopies } = await import("@/lib/sync/browser/local-copies/send-unsent");
    return await sendUnsentCopies(personId);
  } catch {
    return true; // The code could not be loaded.
  }
}

const afterLoadMs = 1_500;
