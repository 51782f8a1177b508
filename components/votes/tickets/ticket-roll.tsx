"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Table } from "@/components/ui/display/table";
import { Icon } from "@/components/ui/marks/icon";
import rollStyles from "@/components/votes/voting/roll/ballot-roll.module.css";
import { useOpenedRows } from "@/components/votes/voting/roll/use-opened-rows";
import { openTicketsAction } from "@/lib/features/votes/tickets/actions/tickets";
import styles from "./ticket-roll.module.css";

interface TicketRollProps {
  activityId: string;
  writers: readonly { studentId: string; name: string; written: boolean }[];
  /** Whether the activity is archived, so that nobody can write. */
  isOver: boolean;
}

/** Lists who has written an exit ticket. What they wrote is loaded by a click, and is stored nowhere but in this page (Q29). */
export function TicketRoll({ activityId, writers, isOver }: TicketRollProps) {
  const t = useTranslations("teacher.ballots.tickets");
  const { run, isPending, refusal } = useAction();
  const { rows: tickets, isOpen, toggle } = useOpenedRows(run, () => openTicketsAction(activityId), writers);
  const lines = ["mind", "test"] as const;
  return (
    <>
      <div className={rollStyles.ask}>
        <Button onClick={toggle} aria-expanded={isOpen} aria-disabled={isPending() || undefined}>
          <Icon name={isOpen ? "lock" : "eye"} />
          {t(isOpen ? "put" : "show")}
        </Button>
      </div>
      <RefusalNotice refusal={refusal} />
      <Table caption={t("caption")} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("student")}</th>
            {isOpen ? (
              lines.map((line) => (
                <th key={line} scope="col">
                  {t(line)}
                </th>
              ))
            ) : (
              <th scope="col">{t("ticket")}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {writers.map(({ studentId, name, written }) => {
            const ticket = tickets?.find((one) => one.studentId === studentId);
            const state = written ? (
              <span className={rollStyles.cast}>
                <Icon name="check" />
                {t("written")}
              </span>
            ) : (
              <span className="pale">{t("notYet", { closed: isOver ? "yes" : "no" })}</span>
            );
            return (
              <tr key={studentId}>
                <th scope="row">{name}</th>
                {ticket === undefined ? (
                  <td colSpan={isOpen ? 2 : undefined}>{state}</td>
                ) : (
                  lines.map((line) => (
                    <td key={line} data-label={t(line)}>
                      <span className={rollStyles.shown}>{ticket[line]}</span>
                    </td>
                  ))
                )}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}
