"use client";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { ballotKey } from "@/lib/document-format/browser-storage";
import { loadStoredBallot } from "./stored-ballot";

const Change = createContext<(() => void) | null>(null);

interface VotePanelProps {
  activityId: string;
  studentId: string;
  /** The stored vote. When it changes, the change was accepted, and the waiting page is shown again. */
  own: string;
  wait: ReactNode;
  /** null when it can't be changed any more. */
  ballot: ReactNode;
}

/** The waiting page after voting or, while the vote is being changed, the ballot. */
export function VotePanel({ activityId, studentId, own, wait, ballot }: VotePanelProps) {
  const [changingFrom, setChangingFrom] = useState<string | null>(null);
  useEffect(() => {
    // A change that was not sent when the page was left: the ballot sends it (Q4).
    if (loadStoredBallot(ballotKey(studentId, activityId, "final"))?.cast === true) setChangingFrom(own);
    // Only on arriving.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  if (ballot !== null && changingFrom === own) return ballot;
  return <Change value={ballot === null ? null : () => setChangingFrom(own)}>{wait}</Change>;
}

export function ChangeVote({ label }: { label: string }) {
  const change = useContext(Change);
  if (change === null) return null;
  return (
    <Button size="small" onClick={change}>
      <Icon name="pencil" />
      {label}
    </Button>
  );
}
