"use client";

import { useTranslations } from "next-intl";
import { useAction } from "@/components/actions/use-action";
import { useMaySteer } from "@/components/page-frame/teacher/may-steer";
import { Button } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import { ClickTray } from "./click-tray";
import { MemberDot } from "./member-dot";

interface PlaceStudentsProps {
  people: readonly { id: string; name: string }[];
  /** Those who are not listed. */
  more: number;
  /** The suggested team; null when all are full. */
  team: { id: string; number: number; members: string } | null;
  /** The page on which they can be placed in any other team. */
  elsewhere: string;
  place: (input: { studentId: string; teamId: string }) => Promise<ActionResult>;
}

/** T3: students in no team, each with one click into the team that the button names. */
export function PlaceStudents({ people, more, team, elsewhere, place }: PlaceStudentsProps) {
  const t = useTranslations("activity.board.people");
  const placing = useTranslations("arrange.placing");
  const maySteer = useMaySteer();
  const { run, isPending, ...outcome } = useAction();
  return (
    <ClickTray label={t("tray")} isEmpty={people.length === 0} outcome={outcome}>
      {people.map(({ id, name }) => (
        <li key={id}>
          <MemberDot id={id} name={name} absent={false} />
          {maySteer && team !== null && (
            <Button
              size="small"
              aria-label={placing("placeWhom", { student: name, number: team.number, members: team.members })}
              aria-disabled={isPending(id) || undefined}
              onClick={() =>
                run(() => place({ studentId: id, teamId: team.id }), {
                  key: id,
                  refresh: "answered",
                  announce: placing("placed", { student: name, number: team.number, members: team.members }),
                })
              }
            >
              {people.length === 1 && <Icon name="person-plus" />}
              {people.length === 1
                ? placing("place", { number: team.number, members: team.members })
                : placing("placeIn", { number: team.number })}
            </Button>
          )}
        </li>
      ))}
      {more > 0 && <li className="quiet">{t("more", { n: more })}</li>}
      {maySteer && (
        <li>
          <ButtonLink variant="plain" size="small" href={elsewhere}>
            {t("elsewhere", { full: team === null ? "yes" : "no" })}
          </ButtonLink>
        </li>
      )}
    </ClickTray>
  );
}
