"use client";

import { useAction } from "@/components/actions/use-action";
import { Button, ButtonLink } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import { ClickTray } from "./click-tray";
import { MemberDot } from "./member-dot";

interface PlaceStudentsProps {
  /** `label` and `done` name the student and the team. */
  people: readonly { id: string; name: string; label: string; done: string }[];
  /** "and 5 more", when there are more than are shown. */
  more: string | null;
  /** The suggested team; null when all are full. */
  team: { id: string; words: string } | null;
  /** Where they can be placed in any other team. */
  elsewhere: { href: string; words: string };
  place: (input: { studentId: string; teamId: string }) => Promise<ActionResult>;
  words: { title: string; away: string; here: string; absent: string };
}

/** T3: students in no team, each with one click into the team that the button names. */
export function PlaceStudents({ people, more, team, elsewhere, place, words }: PlaceStudentsProps) {
  const { run, isPending, ...outcome } = useAction();
  return (
    <ClickTray label={words.title} isEmpty={people.length === 0} outcome={outcome}>
      {people.map(({ id, name, label, done }) => (
        <li key={id}>
          <MemberDot id={id} name={name} absent={false} words={words} />
          {team !== null && (
            <Button
              size="small"
              aria-label={label}
              aria-disabled={isPending(id) || undefined}
              onClick={() =>
                run(() => place({ studentId: id, teamId: team.id }), { key: id, refresh: "answered", announce: done })
              }
            >
              <Icon name="person-plus" />
              {team.words}
            </Button>
          )}
        </li>
      ))}
      {more !== null && <li className="quiet">{more}</li>}
      <li>
        <ButtonLink variant="plain" size="small" href={elsewhere.href}>
          {elsewhere.words}
        </ButtonLink>
      </li>
    </ClickTray>
  );
}
