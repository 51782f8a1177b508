"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useRef, useState, type ReactNode } from "react";
import { ReviewSheet } from "@/components/reviewing/sheet/review-sheet";
import { ButtonLink } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import paper from "@/components/ui/display/paper.module.css";
import type { ActionResult } from "@/lib/errors/action-result";
import { levels, type Levels } from "@/lib/rules/reviewing/review";
import type { QuestionField, ReviewField, WorksheetTexts } from "@/lib/document-format/fields";
import { Answer } from "./answer";
import { FieldComments } from "./field-comments";
import { Keys } from "./keys";
import { Outcome, type OutcomeAct, type OutcomeFacts } from "./outcome";
import styles from "./review-desk.module.css";
import { SaveIndicator } from "./save-indicator";
import { nextCriterion } from "./next-criterion";
import { RubricForm, type RubricCriterion } from "./rubric-form";
import { useComments, type StoredComment } from "./use-comments";
import { useStoredText } from "./use-stored-text";
import { useMarks, type GivenMark } from "./use-marks";
import { readSelection, usePassage, type ChosenPassage } from "./use-passage";
import { useReviewKeys, type ReviewKey } from "./use-review-keys";
import { useSaves } from "./use-saves";
import { reviewKeysKey } from "@/lib/document-format/browser-storage";

export interface ReviewDeskProps {
  submissionId: string;
  texts: WorksheetTexts;
  mode: string;
  questions: readonly { field: QuestionField; question: string }[];
  criteria: readonly RubricCriterion[];
  /** Marks of the team, then of single students (Q21). */
  marked: readonly { studentId: string | null; names: string; levels: Levels }[];
  comments: readonly StoredComment[];
  outcome: OutcomeFacts;
  /** Above the case: the team, the time, other versions. */
  meta: ReactNode;
  nextHref: string | null;
  previousHref: string | null;
  acts: {
    mark: (mark: GivenMark) => Promise<ActionResult>;
    write: (comment: StoredComment) => Promise<ActionResult>;
    remove: (id: string) => Promise<ActionResult>;
    outcome: (what: OutcomeAct) => Promise<ActionResult>;
  };
  /** In place of the case: what changed since the hand-in before, with the comments on that one. */
  changes: ReactNode;
}

const noLevels: Levels = {};

/** T12: a case beside the rubric, to mark and comment on, by mouse or by keyboard alone. */
export function ReviewDesk({
  submissionId,
  texts,
  mode,
  questions,
  criteria,
  marked,
  comments: rendered,
  outcome,
  meta,
  nextHref,
  previousHref,
  acts,
  changes,
}: ReviewDeskProps) {
  const t = useTranslations("review");
  const s = useTranslations("sheet");
  const router = useRouter();
  const root = useRef<HTMLDivElement>(null);
  const rubric = useRef<HTMLElement>(null);
  const saves = useSaves(t("lost"));
  const commentSaves = useSaves(t("lost"));
  const marks = useMarks(marked, (mark) => saves.save(() => acts.mark(mark)));
  const editing = useComments(submissionId, rendered, {
    write: async (one) => (await commentSaves.save(() => acts.write(one))) === "stored",
    remove: async (id) => (await commentSaves.save(() => acts.remove(id))) === "stored",
  });
  const chosen = usePassage(root, texts);
  const [at, setAt] = useState<ReviewField>("scenario");
  const [selected, setSelected] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const [keysOff, setKeysOff] = useStoredText(reviewKeysKey, true);

  const team = marked[0];
  const now = marked.find(({ studentId }) => studentId === selected) ?? team;
  const given = now === undefined ? noLevels : marks.levelsFor(now.studentId, now.levels);
  const [picked, setPicked] = useState<string | null>(null);
  const open = picked ?? criteria.find(({ id }) => given[id] === undefined)?.id ?? null;

  const go = useCallback(
    async (href: string | null) => {
      if (href !== null && (await editing.commit())) router.push(href);
    },
    [editing, router],
  );
  const begin = useCallback(
    (chosenPassage: ChosenPassage | null) => editing.begin(chosenPassage?.field ?? at, chosenPassage?.passage ?? null),
    [editing, at],
  );
  const press = useCallback(
    (key: ReviewKey) => {
      switch (key) {
        case "j":
          return void go(nextHref);
        case "k":
          return void go(previousHref);
        case "r":
          return setAsking(true);
        case "?":
          return setKeysOpen(true);
        case "c":
          if (changes != null) return;
          return void begin(readSelection(root.current, texts));
        case "0":
        case "1":
        case "2":
        case "3":
        case "4": {
          if (open === null) return;
          const level = levels.find((each) => String(each) === key) ?? null;
          marks.choose({ studentId: now?.studentId ?? null, criterion: open, level });
          const next = level === null ? open : nextCriterion(criteria, given, open);
          setPicked(next);
          const target =
            next === null
              ? "[data-next]"
              : `[data-criterion="${next}"] input:checked, [data-criterion="${next}"]:not(:has(:checked)) input`;
          return rubric.current?.querySelector<HTMLElement>(target)?.focus();
        }
      }
    },
    [go, nextHref, previousHref, begin, texts, changes, open, marks, now, criteria, given],
  );
  useReviewKeys(keysOff === "", press);

  const { comments, draft } = editing;
  const shown = comments.filter(({ id }) => id !== draft?.id);
  const anchors = draft === null ? shown : [...shown, draft];

  return (
    <>
      <div className={styles.paper} ref={root}>
        <p id="how-to-choose" className="vh">
          {t("comment.how")}
        </p>
        <p className="vh" role="status">
          {chosen !== null && t("comment.chosen", { quote: chosen.passage.quote })}
        </p>
        {changes ?? (
          <ReviewSheet
            texts={texts}
            mode={mode}
            questions={questions}
            meta={meta}
            text={(field, labelId) =>
              field === "title" ? (
                <span dir="auto" className={texts.title.trim() === "" ? paper.none : undefined}>
                  {texts.title.trim() === "" ? s("untitled") : texts.title}
                </span>
              ) : (
                <Answer
                  field={field}
                  labelId={labelId}
                  texts={texts}
                  comments={anchors.filter((one) => one.field === field)}
                  now={draft?.id ?? null}
                  onFocus={() => setAt(field)}
                />
              )
            }
            margin={(field) => (
              <FieldComments
                field={field}
                passage={chosen?.field === field ? chosen.passage : null}
                editing={editing}
                saves={commentSaves}
              />
            )}
          />
        )}
      </div>
      <aside className={styles.rubric} ref={rubric} aria-label={t("rubric.title")}>
        <div className={styles.stays}>
          <h2>
            {t("rubric.title")}
            <SaveIndicator state={saves.state} unsent={marks.unsent} sendAgain={marks.sendAgain} />
          </h2>
          <RubricForm
            criteria={criteria}
            people={marked}
            selected={now?.studentId ?? null}
            onSelect={setSelected}
            given={given}
            teams={team === undefined ? {} : marks.levelsFor(null, team.levels)}
            open={open}
            onOpen={setPicked}
            onChoose={(criterion, level) => marks.choose({ studentId: now?.studentId ?? null, criterion, level })}
          />
          <div className={styles.next}>
            {nextHref !== null && (
              <ButtonLink
                variant="go"
                href={nextHref}
                data-next
                onClick={(event) => {
                  if (!editing.dirty) return;
                  event.preventDefault();
                  void go(nextHref);
                }}
              >
                {t("next")} <Icon name="right" />
              </ButtonLink>
            )}
          </div>
          <Outcome {...outcome} act={acts.outcome} asking={asking} onAsk={setAsking} />
        </div>
      </aside>
      <Keys on={keysOff === ""} onSwitch={(yes) => setKeysOff(yes ? "" : "off")} open={keysOpen} onOpen={setKeysOpen} />
    </>
  );
}
