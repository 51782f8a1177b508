"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction, type RunAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import type { ActionResult } from "@/lib/errors/action-result";
import { ClickTray } from "./click-tray";
import { MemberDot } from "./member-dot";
import styles from "./place-students.module.css";

interface Team {
  id: string;
  number: number;
  members: string;
  isFull: boolean;
  handedIn: boolean;
}

interface Person {
  id: string;
  name: string;
  /** The id of the suggested team. null when all teams are full. */
  suggested: string | null;
}

interface PlaceStudentsProps {
  people: readonly Person[];
  /** How many more students there are who are not listed. */
  more: number;
  teams: readonly Team[];
  /** The address of the page on which teams are made. */
  elsewhere: string;
  place: (input: { studentId: string; teamId: string }) => Promise<ActionResult>;
}

/** Students without a team, each with a button that adds the student to the suggested or chosen team (T3). */
export function PlaceStudents({ people, more, teams, elsewhere, place }: PlaceStudentsProps) {
  const t = useTranslations("activity.board.people");
  const canEdit = useCanEdit();
  const { run, isPending, ...outcome } = useAction();
  return (
    <ClickTray label={t("tray")} isEmpty={people.length === 0} outcome={outcome}>
      {people.map((person) => (
        <li key={person.id}>
          <MemberDot id={person.id} name={person.name} absent={false} />
          {canEdit && person.suggested !== null && (
            <Placing
              person={person}
              suggested={person.suggested}
              teams={teams}
              isAlone={people.length === 1}
              isPending={isPending(person.id)}
              run={run}
              place={place}
            />
          )}
        </li>
      ))}
      {more > 0 && <li className="quiet">{t("more", { n: more })}</li>}
      {canEdit && people.some(({ suggested }) => suggested === null) && (
        <li>
          <ButtonLink variant="plain" size="small" href={elsewhere}>
            {t("elsewhere")}
          </ButtonLink>
        </li>
      )}
    </ClickTray>
  );
}

function Placing({
  person: { id, name },
  suggested,
  teams,
  isAlone,
  isPending,
  run,
  place,
}: Pick<PlaceStudentsProps, "teams" | "place"> & {
  person: Person;
  suggested: string;
  /** The only student in the tray, which leaves room to name the members of the team. */
  isAlone: boolean;
  isPending: boolean;
  run: RunAction;
}) {
  const placing = useTranslations("arrange.placing");
  const [chosen, setChosen] = useState<string | null>(null);
  const team = teams.find((each) => each.id === chosen && !each.isFull) ?? teams.find((each) => each.id === suggested);
  if (team === undefined) return null;
  const handedIn = (each: Team) => (each.handedIn ? "yes" : "no");
  const values = { student: name, number: team.number, members: team.members, handedIn: handedIn(team) };
  return (
    <>
      <select
        className={styles.team}
        aria-label={placing("teamFor", { student: name })}
        value={team.id}
        onChange={(event) => setChosen(event.target.value)}
      >
        {teams.map((each) => (
          <option key={each.id} value={each.id} disabled={each.isFull}>
            {placing(isAlone ? "teamWith" : "team", {
              number: each.number,
              members: each.members,
              handedIn: handedIn(each),
            })}
          </option>
        ))}
      </select>
      <Button
        size="small"
        aria-label={placing("placeWhom", values)}
        aria-disabled={isPending || undefined}
        onClick={() =>
          run(() => place({ studentId: id, teamId: team.id }), {
            key: id,
            refresh: "answered",
            announce: placing("placed", values),
          })
        }
      >
        {placing("placeHere")}
      </Button>
    </>
  );
}
