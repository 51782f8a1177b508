"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type ReactNode } from "react";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import {
  chooseMarkAction,
  deleteCommentAction,
  giveMarkAction,
  writeCommentAction,
} from "@/lib/features/cases/reviewing/actions/review";
import { settledLevels, type Levels, type Mark } from "@/lib/features/cases/reviewing/rules/marks";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { ReviewField, WorksheetTexts } from "@/lib/sync/format/fields";
import { CarriedMarks } from "./carried-marks";
import { CasePaper } from "./case-paper";
import { Keys } from "./keys";
import { Outcome, type OutcomeFacts } from "./outcome";
import styles from "./review-desk.module.css";
import { SaveIndicator } from "./save-indicator";
import { nextCriterion } from "./next-criterion";
import { RubricForm } from "./rubric-form";
import { useComments, type StoredComment } from "./use-comments";
import { useStoredText } from "./use-stored-text";
import { useMarks } from "./use-marks";
import { readSelection } from "./use-passage";
import type { ReviewKey } from "./key-hub";
import { useKeyHub, useReviewKeys } from "./review-keys";
import { useSaves } from "./use-saves";
import { Writing, type WritingSource } from "./writing";
import { reviewKeysKey } from "@/lib/sync/format/browser-storage";
import type { ShownMode } from "@/lib/content/lesson";

export interface ReviewDeskProps {
  activityId: string;
  submissionId: string;
  texts: WorksheetTexts;
  mode: Pick<ShownMode, "look">;
  questions: readonly { field: QuestionField; question: string }[];
  criteria: Rubric;
  /** The marks of the team, then of students with marks of their own (Q21). */
  marked: readonly { studentId: string | null; names: string; marks: readonly Mark[] }[];
  /** The id of the teacher who reads this page. */
  me: string;
  /** Names of the teachers who marked or commented, by id. */
  teachers: Readonly<Record<string, string>>;
  comments: readonly StoredComment[];
  /** Whether the marks were given for the version before (Q12). */
  marksCarried: boolean;
  outcome: OutcomeFacts;
  /** Shown above the case: the team, the time, other versions. */
  meta: ReactNode;
  /** Where to load how the case was written, for the facts beside it. */
  writing: WritingSource;
  steps: { next: string | null; previous: string | null; nextUnmarked: string | null };
  /** Replaces the case: what has changed since the submission before, with the comments on that one. */
  changes: ReactNode;
}

const noMarks: readonly Mark[] = [];

/** A case beside the rubric, to mark and to comment on, by mouse or by keyboard alone (T12). */
export function ReviewDesk({
  activityId,
  submissionId,
  texts,
  mode,
  questions,
  criteria,
  marked,
  me,
  teachers,
  comments: rendered,
  marksCarried,
  outcome,
  meta,
  writing,
  steps,
  changes,
}: ReviewDeskProps) {
  const t = useTranslations("review");
  const router = useRouter();
  const hub = useKeyHub();
  const root = useRef<HTMLDivElement>(null);
  const rubric = useRef<HTMLElement>(null);
  const saves = useSaves(t("lost"));
  const commentSaves = useSaves(t("lost"));
  const marks = useMarks(me, marked, (mark) => saves.save(() => giveMarkAction(activityId, submissionId, mark)));
  const editing = useComments({ submissionId, teacherId: me }, rendered, {
    write: async (one) =>
      (await commentSaves.save(() => writeCommentAction(activityId, submissionId, one))).is === "stored",
    remove: async (one) =>
      (await commentSaves.save(() => deleteCommentAction(activityId, submissionId, one))).is === "stored",
  });
  const [at, setAt] = useState<ReviewField>("scenario");
  const [news, setNews] = useState<"allMarked" | "waits" | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const [keysOff, setKeysOff] = useStoredText(reviewKeysKey, true);

  const team = marked[0];
  const now = marked.find(({ studentId }) => studentId === selected) ?? team;
  const markedNow = now === undefined ? noMarks : marks.marksFor(now.studentId, now.marks);
  const own = markedNow.filter(({ teacherId }) => teacherId === me);
  const given: Levels = { ...settledLevels(markedNow), ...settledLevels(own) };
  const [picked, setPicked] = useState<string | null>(null);
  const open = picked ?? criteria.find(({ id }) => given[id] === undefined)?.id ?? null;

  async function go(href: string | null) {
    if (href === null) return;
    if (marks.isWaiting) return setNews("waits");
    hub.queueForNext(submissionId);
    const areStored = await marks.whenAnswered();
    if (!areStored) setNews("waits");
    if (areStored && (await editing.commit())) router.push(href);
    else hub.dropQueued();
  }
  function giveLevel(criterion: string, level: number | null) {
    marks.choose({ studentId: now?.studentId ?? null, criterion, level });
  }
  function pressDigit(digit: number) {
    const criterion = criteria.find(({ id }) => id === open);
    if (criterion === undefined || digit > criterion.levels.length) return;
    giveLevel(criterion.id, digit === 0 ? null : digit);
    const next = digit === 0 ? criterion.id : nextCriterion(criteria, given, criterion.id);
    setPicked(next);
    const target =
      next === null
        ? "[data-next]"
        : `[data-criterion="${next}"] input:checked, [data-criterion="${next}"]:not(:has(:checked)) input`;
    rubric.current?.querySelector<HTMLElement>(target)?.focus();
  }
  function press(key: ReviewKey) {
    setNews(null);
    switch (key) {
      case "j":
        return void go(steps.next);
      case "k":
        return void go(steps.previous);
      case "n":
        if (steps.nextUnmarked === null) setNews("allMarked");
        return void go(steps.nextUnmarked);
      case "r":
        return setAsking(true);
      case "?":
        return setKeysOpen(true);
      case "c": {
        if (changes != null) return;
        const passage = readSelection(root.current, texts);
        return void editing.begin(passage?.field ?? at, passage?.passage ?? null);
      }
      case "w":
        return changes == null && void editing.begin("case", null);
      default:
        return pressDigit(Number(key));
    }
  }
  useReviewKeys(hub, submissionId, keysOff === "", press);

  return (
    <>
      <div className={styles.paper} ref={root}>
        {changes ?? (
          <CasePaper
            root={root}
            texts={texts}
            mode={mode}
            questions={questions}
            meta={meta}
            editing={editing}
            saves={commentSaves}
            by={(teacherId) => (teacherId === me ? null : (teachers[teacherId] ?? null))}
            onField={setAt}
          />
        )}
      </div>
      <aside className={styles.rubric} ref={rubric} aria-label={t("rubric.title")}>
        <div className={styles.stays}>
          <h2>
            {t("rubric.title")}
            <SaveIndicator
              state={marks.stateOf(saves.state, marked)}
              sendAgain={marks.isWaiting ? marks.sendAgain : null}
            />
          </h2>
          {marksCarried && <CarriedMarks activityId={activityId} submissionId={submissionId} />}
          <RubricForm
            criteria={criteria}
            people={marked}
            selected={now?.studentId ?? null}
            onSelect={setSelected}
            marks={markedNow}
            given={given}
            me={me}
            teachers={teachers}
            teams={team === undefined ? {} : settledLevels(marks.marksFor(null, team.marks))}
            open={open}
            onOpen={setPicked}
            onChoose={giveLevel}
            onSettle={(criterion, level) =>
              void saves.save(() =>
                chooseMarkAction(activityId, submissionId, { studentId: now?.studentId ?? null, criterion, level }),
              )
            }
          >
            {steps.next !== null && (
              <ButtonLink
                variant="go"
                href={steps.next}
                data-next
                onClick={(event) => {
                  if (!editing.dirty && !marks.isWaiting && !marks.areOnTheirWay) return;
                  event.preventDefault();
                  void go(steps.next);
                }}
              >
                {t("next")} <Icon name="right" />
              </ButtonLink>
            )}
          </RubricForm>
          <p className={styles.news} role="status">
            {news === null || (news === "waits" && !marks.isWaiting) ? "" : t(news)}
          </p>
          <Outcome {...outcome} activityId={activityId} submissionId={submissionId} asking={asking} onAsk={setAsking} />
          <Writing {...writing} />
        </div>
      </aside>
      <Keys
        on={keysOff === ""}
        onSwitch={(yes) => setKeysOff(yes ? "" : "off")}
        levels={criteria[0]?.levels.length ?? 0}
        open={keysOpen}
        onOpen={setKeysOpen}
      />
    </>
  );
}
