"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useOnChange } from "@/components/cases/reviewing/desk/use-on-change";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { Notice } from "@/components/ui/display/notice";
import { editRubricAction } from "@/lib/features/cases/reviewing/actions/review";
import { randomId } from "@/lib/process/random-id";
import {
  hasSameShape,
  rubricBounds,
  rubricKey,
  type Rubric,
  type RubricCriterion,
} from "@/lib/features/cases/reviewing/rules/rubric";
import { CriterionFields } from "./criterion-fields";
import { RubricTable } from "./rubric-table";
import styles from "./rubric-editor.module.css";

interface RubricEditorProps {
  activityId: string;
  /** The stored rubric. */
  rubric: Rubric;
  lessons: Rubric;
  /** Whether nothing is marked yet, so that criteria and levels may be added and removed. */
  isOpen: boolean;
}

const { criteria: most, levels: levelBounds } = rubricBounds;

/** Edits the criteria and their levels; once a case is marked, only their texts (T12). What is typed stays when another teacher edits too, or marks the first case. */
export function RubricEditor({ activityId, rubric, lessons, isOpen }: RubricEditorProps) {
  const t = useTranslations("review.edit");
  const canEdit = useCanEdit();
  const { run, isPending, refusal, announcement } = useAction();
  const [edited, setEdited] = useState(rubric);
  /** The stored rubric that the edit started from. */
  const [seen, setSeen] = useState(rubric);
  const isDirty = rubricKey(edited) !== rubricKey(seen);
  const isTheirs = rubricKey(rubric) !== rubricKey(seen);
  useOnChange(rubricKey(rubric), () => {
    // Show the stored rubric if it is the edit just saved here, or if nothing is typed here.
    if (!isDirty || rubricKey(rubric) === rubricKey(edited)) show(rubric);
  });

  function show(shown: Rubric) {
    setSeen(shown);
    setEdited(shown);
  }
  function store(from: Rubric) {
    run(() => editRubricAction(activityId, { seen: from, rubric: edited }), { announce: t("saved") });
  }
  const change = (index: number, criterion: RubricCriterion) =>
    setEdited(edited.map((one, at) => (at === index ? criterion : one)));
  const levelCount = edited[0]?.levels.length ?? levelBounds.min;
  const setLevelCount = (count: number) =>
    setEdited(
      edited.map((one) => ({ ...one, levels: Array.from({ length: count }, (_, level) => one.levels[level] ?? "") })),
    );
  const isFilled = edited.every(({ name, levels }) => [name, ...levels].every((text) => text.trim() !== ""));

  if (!canEdit) return <RubricTable rubric={rubric} />;
  const isRefused = !isOpen && !hasSameShape(edited, rubric);
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        store(seen);
      }}
    >
      {!isOpen && <Notice>{t("marked")}</Notice>}
      <ol className={styles.criteria}>
        {edited.map((criterion, index) => (
          <li key={criterion.id}>
            <CriterionFields
              criterion={criterion}
              number={index + 1}
              onChange={(changed) => change(index, changed)}
              onRemove={
                isOpen && edited.length > most.min ? () => setEdited(edited.filter((_, at) => at !== index)) : undefined
              }
            />
          </li>
        ))}
      </ol>
      <div className={styles.acts}>
        <Button
          size="small"
          disabled={!isOpen || edited.length >= most.max}
          onClick={() =>
            setEdited([...edited, { id: randomId(), name: "", levels: Array.from({ length: levelCount }, () => "") }])
          }
        >
          <Icon name="plus" />
          {t("addCriterion")}
        </Button>
        <Button
          size="small"
          disabled={!isOpen || levelCount >= levelBounds.max}
          onClick={() => setLevelCount(levelCount + 1)}
        >
          <Icon name="plus" />
          {t("addLevel")}
        </Button>
        <Button
          size="small"
          variant="plain"
          disabled={!isOpen || levelCount <= levelBounds.min}
          onClick={() => setLevelCount(levelCount - 1)}
        >
          {t("removeLevel", { level: levelCount })}
        </Button>
        <Button
          size="small"
          variant="plain"
          disabled={rubricKey(edited) === rubricKey(lessons) || (!isOpen && !hasSameShape(lessons, rubric))}
          onClick={() => setEdited(lessons)}
        >
          {t("lessons")}
        </Button>
      </div>
      {isRefused && <Notice kind="wrong">{t("markedMeanwhile")}</Notice>}
      {!isRefused && isTheirs && isDirty && (
        <Notice kind="wrong" live>
          {t("theirs")}{" "}
          <Button variant="link" onClick={() => show(rubric)}>
            {t("showTheirs")}
          </Button>{" "}
          <Button variant="link" onClick={() => store(rubric)}>
            {t("saveMine")}
          </Button>
        </Notice>
      )}
      <RefusalNotice refusal={refusal} />
      <div className={styles.acts}>
        <Button type="submit" variant="go" disabled={isRefused || !isDirty || !isFilled || isPending()}>
          {t("save")}
        </Button>
        {isDirty && (
          <Button variant="plain" onClick={() => show(rubric)}>
            {t("discard")}
          </Button>
        )}
        <p className={styles.state} role="status">
          {isDirty ? t(isFilled ? "unsaved" : "blank") : announcement}
        </p>
      </div>
    </form>
  );
}
