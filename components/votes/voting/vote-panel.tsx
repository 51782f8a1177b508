"use client";
import { createContext, use, useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { useOutbox } from "@/components/votes/outbox/use-outbox";

interface Panel {
  change: () => void;
  /** Closes the ballot without changing the stored vote. */
  keep: () => void;
}
const PanelContext = createContext<Panel | null>(null);

/** null outside a panel, and when nothing can be changed. */
export function useVotePanel(): Panel | null {
  return use(PanelContext);
}

interface VotePanelProps {
  /** The stored vote; null without one. When it changes, the change was accepted, and the waiting page is shown again. */
  own: string | null;
  wait: ReactNode;
  /** null when no vote can be cast or changed. */
  ballot: ReactNode;
}

/** The ballot or, after voting, the waiting page, from which the vote can be changed. */
export function VotePanel({ own, wait, ballot }: VotePanelProps) {
  const outbox = useOutbox();
  const [changingFrom, setChangingFrom] = useState<string | null>(null);
  const isBallotShown = ballot !== null && changingFrom === own;
  const wasBallotShown = useRef(isBallotShown);
  useEffect(() => {
    // The ballot shows a change that is not sent yet (Q4). It is stored in the browser only, so it is read after the first render.
    // oxlint-disable-next-line react/set-state-in-effect
    if (outbox.isUnsent("final")) setChangingFrom(own);
  }, [outbox, own]);
  useEffect(() => {
    if (wasBallotShown.current === isBallotShown) return;
    wasBallotShown.current = isBallotShown;
    // The element that had the focus is gone.
    document.querySelector<HTMLElement>("main h1")?.focus();
  }, [isBallotShown]);
  const keep = () => {
    outbox.discard("final");
    setChangingFrom(null);
  };
  const panel = ballot === null || own === null ? null : { change: () => setChangingFrom(own), keep };
  return <PanelContext value={panel}>{isBallotShown ? ballot : wait}</PanelContext>;
}

export function ChangeVote({ label }: { label: string }) {
  const panel = useVotePanel();
  if (panel === null) return null;
  return (
    <Button size="small" onClick={panel.change}>
      <Icon name="pencil" />
      {label}
    </Button>
  );
}
