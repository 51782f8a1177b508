"use client";
import clsx from "clsx";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Notice } from "@/components/ui/display/notice";
import { Table } from "@/components/ui/display/table";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./ballot-roll.module.css";

export interface Voter {
  studentId: string;
  name: string;
  before: boolean;
  final: boolean;
  /** Q10: false for a student in no team, whose votes are in no figure. */
  counted: boolean;
}

export interface OpenBallot {
  studentId: string;
  kind: "before" | "final";
  choice: string;
  reason: string;
  afterReveal: boolean;
  reasonHidden: boolean;
}

interface BallotRollProps {
  activityId: string;
  voters: readonly Voter[];
  modes: readonly { id: string; name: string }[];
  open: (activityId: string) => Promise<ActionResult<OpenBallot[]>>;
  hide: (activityId: string, input: { studentId: string; hidden: boolean }) => Promise<ActionResult>;
  words: Record<
    | "caption"
    | "student"
    | "before"
    | "final"
    | "voted"
    | "notYet"
    | "show"
    | "put"
    | "warning"
    | "reason"
    | "hide"
    | "unhide"
    | "hidden"
    | "late"
    | "apart"
    | "failed",
    string
  >;
}

/** Who has voted. Choices and reasons are loaded by a click and stay only in this page (Q11). */
export function BallotRoll({ activityId, voters, modes, open, hide, words }: BallotRollProps) {
  const [ballots, setBallots] = useState<readonly OpenBallot[] | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const isWanted = useRef(false);
  const isOpen = ballots !== null;

  function ask() {
    isWanted.current = true;
    start(async () => {
      try {
        const answer = await open(activityId);
        setWrong(answer.ok ? null : answer.sentence);
        // Hidden meanwhile: they stay hidden.
        if (answer.ok && isWanted.current) setBallots(answer.value);
      } catch {
        setWrong(words.failed);
      }
    });
  }

  function hideBallots() {
    isWanted.current = false;
    setBallots(null);
  }

  // A refresh brings new `voters`: open ballots are loaded again.
  useEffect(() => {
    if (isOpen) ask();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [voters]);

  function setHidden(studentId: string, hidden: boolean) {
    start(async () => {
      try {
        const answer = await hide(activityId, { studentId, hidden });
        setWrong(answer.ok ? null : answer.sentence);
        if (answer.ok)
          setBallots(
            (now) =>
              now?.map((ballot) =>
                ballot.studentId === studentId && ballot.kind === "final"
                  ? { ...ballot, reasonHidden: hidden }
                  : ballot,
              ) ?? null,
          );
      } catch {
        setWrong(words.failed);
      }
    });
  }

  const find = (studentId: string, kind: OpenBallot["kind"]) =>
    ballots?.find((ballot) => ballot.studentId === studentId && ballot.kind === kind);
  return (
    <section className={styles.roll}>
      <div className={styles.ask}>
        <Button onClick={isOpen ? hideBallots : ask} aria-expanded={isOpen} aria-disabled={pending || undefined}>
          <Icon name={isOpen ? "lock" : "eye"} />
          {isOpen ? words.put : words.show}
        </Button>
        <span className="small quiet">{words.warning}</span>
      </div>
      {wrong !== null && (
        <Notice kind="wrong" live>
          {wrong}
        </Notice>
      )}
      <Table caption={words.caption} className={clsx(isOpen && styles.open)}>
        <thead>
          <tr>
            <th scope="col">{words.student}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.final}</th>
            {isOpen && <th scope="col">{words.reason}</th>}
          </tr>
        </thead>
        <tbody>
          {voters.map((voter) => {
            const final = find(voter.studentId, "final");
            return (
              <tr key={voter.studentId}>
                <th scope="row">
                  {voter.name}
                  {!voter.counted && <span className={styles.late}>{words.apart}</span>}
                </th>
                <td data-label={words.before}>
                  <Cast
                    cast={voter.before}
                    choice={find(voter.studentId, "before")?.choice}
                    modes={modes}
                    words={words}
                  />
                </td>
                <td data-label={words.final}>
                  <Cast cast={voter.final} choice={final?.choice} modes={modes} words={words} />
                  {final?.afterReveal === true && <span className={styles.late}>{words.late}</span>}
                </td>
                {isOpen && (
                  <td>
                    {final !== undefined && final.reason !== "" && (
                      <div className={styles.reason}>
                        <span className={final.reasonHidden ? styles.hidden : styles.shown}>{final.reason}</span>
                        <Button size="small" onClick={() => setHidden(voter.studentId, !final.reasonHidden)}>
                          {final.reasonHidden ? words.unhide : words.hide}
                        </Button>
                        {final.reasonHidden && <span className="tiny quiet">{words.hidden}</span>}
                      </div>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}

function Cast({
  cast,
  choice,
  modes,
  words,
}: {
  cast: boolean;
  choice: string | undefined;
  modes: BallotRollProps["modes"];
  words: { voted: string; notYet: string };
}) {
  if (choice !== undefined)
    return <ModeName mode={choice} name={modes.find((mode) => mode.id === choice)?.name ?? choice} />;
  return cast ? (
    <span className={styles.cast}>
      <Icon name="check" />
      {words.voted}
    </span>
  ) : (
    <span className="pale">{words.notYet}</span>
  );
}
