"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { listDatabases, parseOwnCopy } from "@/components/documents/local-copies/copy-names";
import { offerMergedTexts } from "@/components/documents/local-copies/set-aside-text";
import { watchServer } from "@/components/invalidation/watch-server";
import { comparePhases, type Phase } from "@/lib/rules/phases/phases";
import { clearOthers } from "./clear-device";

interface DeviceHandoverProps {
  personId: string;
  /** T15: of names that were merged into the student's: what they left on this device is offered. */
  mergedIds: readonly string[];
  teamId: string | null;
  phase: Phase;
}

/**
 * S1: deletes what another student left who did not sign out (their session ended by itself, or by a new PIN), except text that the server
 * does not prove to have. Then sends what this student typed on other pages of this device and was not sent (R6); again whenever the server
 * can be reached, until it has answered about all of it.
 */
export function DeviceHandover({ personId, mergedIds, teamId, phase }: DeviceHandoverProps) {
  const previous = useRef({ teamId, phase });
  const [isAnyLeft, setIsAnyLeft] = useState(false);
  const send = useEffectEvent(async () => {
    setIsAnyLeft(false); // It does not send twice at a time.
    setIsAnyLeft(await sendOwnCopies(personId));
  });
  const merged = mergedIds.join(" ");
  useEffect(() => {
    offerMergedTexts(personId, merged === "" ? [] : merged.split(" "));
    void clearOthers(personId).then(() => send());
  }, [personId, merged]);
  useEffect(() => (isAnyLeft ? watchServer(() => void send()) : undefined), [isAnyLeft]);
  // R14: the page may learn before its document that it is closed to the student, and show it no more; its text is still sent or offered.
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
  // The page opens the documents that it shows.
  await new Promise((later) => setTimeout(later, afterLoadMs));
  try {
    const { sendUnsentCopies } = await import("@/components/documents/local-copies/send-unsent");
    return await sendUnsentCopies(personId);
  } catch {
    return true; // No connection for its code.
  }
}

const afterLoadMs = 1_500;
