"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { WatchedBy } from "@/components/hour/helping/watched-by";
import { SetAsideOffer } from "@/components/documents/local-copies/set-aside-offer";
import type { Room } from "@/lib/sync/browser/connection/room";
import { SaveIndicator } from "@/components/documents/connection/save-indicator";
import { AnnouncedSaveState } from "@/components/documents/connection/announced-save-state";
import { useDocument } from "@/components/documents/connection/use-document";
import { useLiveText } from "@/components/documents/text/use-live-text";
import { Avatar, AvatarGroup } from "@/components/ui/marks/avatar";
import { listRemoteCarets, findPresence, type TeamMember } from "@/components/cases/writing/team";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { NotesTexts } from "@/lib/sync/format/fields";
import { CaseAnswer, CaseHead } from "./case-cells";
import type { CaseSheet } from "./case-sheet";
import { NotesField, type NotesPrompt } from "./notes-field";
import compareStyles from "./compare.module.css";
import styles from "./compare-desk.module.css";

interface CompareDeskProps {
  activityId: string;
  /** In presenting order, with an exemplar last. Of two sheets the student's own is first. */
  sheets: readonly CaseSheet[];
  questions: readonly { field: QuestionField; question: string }[];
  prompts: readonly NotesPrompt[];
  notes: Room;
  notesTexts: NotesTexts;
  /** The students who write the notes. */
  writers: readonly TeamMember[];
  me: string;
  /** Says who sees the notes. */
  audience: string;
  /** Which part of which sheet is being presented. */
  presenting: { sheet: string; part: string } | null;
  foot: ReactNode;
}

/**
 * Two sheets side by side, question by question, with the notes between them. With more sheets, the head of the notes is above all sheets, and
 * the notes on a question are below it.
 */
export function CompareDesk({
  activityId,
  sheets,
  questions,
  prompts,
  notes,
  notesTexts,
  writers,
  me,
  audience,
  presenting,
  foot,
}: CompareDeskProps) {
  const t = useTranslations("compare.notes");
  const live = useDocument(notes);
  const closed = notes.access === "read";
  const readOnly = closed || !live.isWritable;
  const fields = {
    alike: useLiveText(live, "alike", notesTexts.alike),
    testing: useLiveText(live, "testing", notesTexts.testing),
    harder: useLiveText(live, "harder", notesTexts.harder),
  };
  const isMarked = (sheet: CaseSheet, part: string) => presenting?.sheet === sheet.key && presenting.part === part;
  const [first, ...rest] = sheets;
  const between = sheets.length <= 2;
  const here = writers.map((writer) => ({
    ...writer,
    here: writer.id === me || findPresence(writer.id, live.people).here,
  }));
  const known = live.doc !== null && live.state.is !== "offline";

  const head = (
    <div className={clsx(compareStyles.notes, styles.head)}>
      <div>
        <h2>{t("title")}</h2>
        {!closed && (
          // Links, because the fields are further down, beside the answers that they are about.
          <ol className={styles.places}>
            {prompts.map(({ field, prompt }) => (
              <li key={field}>
                <a href={`#${field}`}>{prompt}</a>
              </li>
            ))}
          </ol>
        )}
      </div>
      <p>{audience}</p>
      <div>
        {closed ? (
          <p>
            <b>{t("closed")}</b>
          </p>
        ) : (
          <>
            <AvatarGroup
              label={here
                .filter((person) => person.here)
                .map(({ name }) => name)
                .join(", ")}
            >
              {here.map(({ id, name, colourIndex, here: isHere }) => (
                <Avatar key={id} name={name} colourIndex={colourIndex} away={known && !isHere} />
              ))}
            </AvatarGroup>
            <p className={clsx(styles.hereCount, !known && styles.hereUnknown)}>
              {known
                ? t("here", { here: here.filter((person) => person.here).length, all: here.length })
                : t("hereUnknown")}
            </p>
            <SaveIndicator state={live.state} />
            <WatchedBy activityId={activityId} as="p" />
          </>
        )}
      </div>
    </div>
  );

  return (
    <div className={compareStyles.desk} data-sheets={Math.min(sheets.length, 4)}>
      <AnnouncedSaveState state={live.state} />
      <SetAsideOffer
        studentId={me}
        fieldNames={Object.fromEntries(prompts.map(({ field, prompt }) => [field, prompt]))}
        fields={readOnly ? null : fields}
      />
      <div className={compareStyles.row}>
        {!between && head}
        {first && <CaseHead sheet={first} marked={isMarked(first, "scenario")} />}
        {between && head}
        {rest.map((sheet) => (
          <CaseHead key={sheet.key} sheet={sheet} marked={isMarked(sheet, "scenario")} />
        ))}
      </div>
      {questions.map(({ field, question }, index) => {
        // The notes are three, whatever the number of questions: beside the last question are all that are left.
        const rowPrompts = prompts.slice(index, index === questions.length - 1 ? undefined : index + 1);
        const notesCell = (
          <div className={compareStyles.notes}>
            {rowPrompts.map((prompt) => (
              <NotesField
                key={prompt.field}
                prompt={prompt}
                field={fields[prompt.field]}
                readOnly={readOnly}
                others={listRemoteCarets(prompt.field, live.people, writers, me)}
                closed={closed}
              />
            ))}
          </div>
        );
        return (
          <section key={field} className={compareStyles.row} aria-labelledby={`q-${field}`}>
            <h2 id={`q-${field}`} className={compareStyles.question}>
              <span>{index + 1}</span>
              {question}
            </h2>
            {first && <CaseAnswer sheet={first} field={field} marked={isMarked(first, field)} />}
            {between && notesCell}
            {rest.map((sheet) => (
              <Fragment key={sheet.key}>
                <CaseAnswer sheet={sheet} field={field} marked={isMarked(sheet, field)} />
              </Fragment>
            ))}
            {!between && rowPrompts.length > 0 && notesCell}
          </section>
        );
      })}
      {foot}
    </div>
  );
}
