"use client";

import { Button, ButtonLink } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";
import { MemberDot } from "./member-dot";
import { useOneClick } from "./one-click";
import styles from "./tray.module.css";

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
  words: { title: string; away: string; here: string; absent: string; failed: string };
}

/** T3: students in no team, each with one click into the team that the button names. */
export function PlaceStudents({ people, more, team, elsewhere, place, words }: PlaceStudentsProps) {
  const { run, isBusy, refusal, announcement } = useOneClick(people, words.failed);
  return (
    <>
      {people.length > 0 && (
        <section className={styles.tray} aria-label={words.title}>
          <h2>{words.title}</h2>
          <ul>
            {people.map(({ id, name, label, done }) => (
              <li key={id}>
                <MemberDot id={id} name={name} absent={false} words={words} />
                {team !== null && (
                  <Button
                    size="small"
                    aria-label={label}
                    aria-disabled={isBusy(id) || undefined}
                    onClick={() => run(id, () => place({ studentId: id, teamId: team.id }), done)}
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
          </ul>
        </section>
      )}
      {refusal !== null && (
        <Notice kind="wrong" small live>
          {refusal}
        </Notice>
      )}
      <p className="vh" role="status">
        {announcement}
      </p>
    </>
  );
}
