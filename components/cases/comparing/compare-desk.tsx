"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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
import type { CaseSheet } from "./case-sheet";
import { CompareSheets } from "./compare-sheets";
import type { NotesPrompt } from "./notes-field";
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

/** The cases of a match with the notes on them, live. */
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
  const here = writers.map((writer) => ({
    ...writer,
    here: writer.id === me || findPresence(writer.id, live.people).here,
  }));
  const known = live.doc !== null && live.state.is !== "offline";

  return (
    <CompareSheets
      sheets={sheets}
      questions={questions}
      prompts={prompts}
      fields={fields}
      readOnly={readOnly}
      closed={closed}
      audience={audience}
      others={(field) => listRemoteCarets(field, live.people, writers, me)}
      presenting={presenting}
      notices={
        <>
          <AnnouncedSaveState state={live.state} />
          <SetAsideOffer
            studentId={me}
            fieldNames={Object.fromEntries(prompts.map(({ field, prompt }) => [field, prompt]))}
            fields={readOnly ? null : fields}
          />
        </>
      }
      status={
        closed ? (
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
        )
      }
      foot={foot}
    />
  );
}
