"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { ShowOnProjector } from "@/components/screens/projector/show-on-projector";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Table } from "@/components/ui/display/table";
import { modeOf, type ShownMode } from "@/lib/content/lesson";
import type { ActionResult } from "@/lib/errors/action-result";
import { openBallotsAction } from "@/lib/features/votes/voting/actions/ballots";
import type { OnProjector } from "@/lib/activity/rules/projector";
import { useOpenedRows } from "./use-opened-rows";
import styles from "./ballot-roll.module.css";

export interface Voter {
  studentId: string;
  name: string;
  absent: boolean;
  before: boolean;
  final: boolean;
  /** false for a student in no team, whose votes are in no figure (Q10). */
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
  modes: readonly ShownMode[];
  hide: (activityId: string, input: { studentId: string; hidden: boolean }) => Promise<ActionResult>;
  /** Whether the activity is closed, so that nobody can vote. */
  closed: boolean;
  /** What a teacher has put on the projector (T11); undefined before the results are shown (Q6), when no reason can be put there. */
  onWall: OnProjector | null | undefined;
}

/**
 * Lists who has voted. Choices and reasons are loaded by a click, and are stored nowhere but in this page (Q11). The class never sees a reason of a
 * first vote, so none can be hidden from it (Q29).
 */
export function BallotRoll({ activityId, voters, modes, hide, closed, onWall }: BallotRollProps) {
  const t = useTranslations("teacher.ballots");
  const wall = useTranslations("activity.wall.put");
  const canEdit = useCanEdit();
  const { run, isPending, refusal } = useAction();
  const {
    rows: ballots,
    setRows: setBallots,
    isOpen,
    toggle,
  } = useOpenedRows<OpenBallot>(run, () => openBallotsAction(activityId), voters);

  function setHidden(studentId: string, hidden: boolean) {
    const change = (ballot: OpenBallot) =>
      ballot.studentId === studentId && ballot.kind === "final" ? { ...ballot, reasonHidden: hidden } : ballot;
    run(() => hide(activityId, { studentId, hidden }), {
      key: studentId,
      onDone: () => setBallots((now) => now?.map(change) ?? null),
    });
  }

  const find = (studentId: string, kind: OpenBallot["kind"]) =>
    ballots?.find((ballot) => ballot.studentId === studentId && ballot.kind === kind);
  return (
    <section className={styles.roll}>
      <div className={styles.ask}>
        <Button onClick={toggle} aria-expanded={isOpen} aria-disabled={isPending() || undefined}>
          <Icon name={isOpen ? "lock" : "eye"} />
          {t(isOpen ? "put" : "show")}
        </Button>
        <span className="small quiet">{t("warning")}</span>
      </div>
      <RefusalNotice refusal={refusal} />
      <Table caption={t("caption")} className={clsx(isOpen && styles.open)}>
        <thead>
          <tr>
            <th scope="col">{t("student")}</th>
            <th scope="col">{t("before")}</th>
            <th scope="col">{t("final")}</th>
            {isOpen && <th scope="col">{t("reason")}</th>}
          </tr>
        </thead>
        <tbody>
          {voters.map((voter) => {
            const first = find(voter.studentId, "before");
            const final = find(voter.studentId, "final");
            return (
              <tr key={voter.studentId}>
                <th scope="row">
                  {voter.name}
                  {voter.absent && <span className={styles.late}>{t("absent")}</span>}
                  {!voter.counted && <span className={styles.late}>{t("apart")}</span>}
                </th>
                <td data-label={t("before")}>
                  <VoteCell cast={voter.before} choice={first?.choice} modes={modes} closed={closed} />
                  {first !== undefined && first.reason !== "" && (
                    <div className={styles.reason}>
                      <span className={styles.shown}>{first.reason}</span>
                    </div>
                  )}
                </td>
                <td data-label={t("final")}>
                  <VoteCell cast={voter.final} choice={final?.choice} modes={modes} closed={closed} />
                  {final?.afterReveal === true && <span className={styles.late}>{t("late")}</span>}
                </td>
                {isOpen && (
                  <td>
                    {final !== undefined && final.reason !== "" && (
                      <div className={styles.reason}>
                        <span className={final.reasonHidden ? styles.hidden : styles.shown}>{final.reason}</span>
                        {canEdit && (
                          <Button
                            size="small"
                            aria-disabled={isPending(voter.studentId) || undefined}
                            onClick={() => setHidden(voter.studentId, !final.reasonHidden)}
                          >
                            {t(final.reasonHidden ? "unhide" : "hide")}
                          </Button>
                        )}
                        {final.reasonHidden && <span className="tiny quiet">{t("hidden")}</span>}
                        {onWall !== undefined && voter.counted && !final.reasonHidden && (
                          <ShowOnProjector
                            activityId={activityId}
                            now={onWall}
                            alone
                            choices={[
                              { spotlight: { what: "reason", studentId: voter.studentId }, label: wall("reason") },
                            ]}
                          />
                        )}
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

function VoteCell({
  cast,
  choice,
  modes,
  closed,
}: {
  cast: boolean;
  choice: string | undefined;
  modes: BallotRollProps["modes"];
  closed: boolean;
}) {
  const t = useTranslations("teacher.ballots");
  if (choice !== undefined) return <ModeName mode={modeOf({ modes }, choice)} />;
  return cast ? (
    <span className={styles.cast}>
      <Icon name="check" />
      {t("voted")}
    </span>
  ) : (
    <span className="pale">{t("notYet", { closed: closed ? "yes" : "no" })}</span>
  );
}
