import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useSyncExternalStore, type ReactNode } from "react";
import { Button, IconButton } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { Segmented } from "@/components/ui/controls/segmented";
import {
  disputedCriteria,
  settledLevels,
  totalOf,
  type Levels,
  type Mark,
} from "@/lib/features/cases/reviewing/rules/marks";
import type { Rubric, RubricCriterion } from "@/lib/features/cases/reviewing/rules/rubric";
import { Dispute } from "./dispute";
import styles from "./rubric-form.module.css";

const never = () => () => undefined;
/** Whether the page is hydrated: before that, a click would be lost. */
const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

interface RubricFormProps {
  criteria: Rubric;
  /** The team, then students with marks of their own (Q21). */
  people: readonly { studentId: string | null; names: string }[];
  selected: string | null;
  onSelect: (studentId: string | null) => void;
  /** Every teacher's marks for the selected team or student. */
  marks: readonly Mark[];
  /** The levels shown: this teacher's own; where there is none, the level that counts. */
  given: Levels;
  me: string;
  /** Names by id. */
  teachers: Readonly<Record<string, string>>;
  /** The team's levels, to give the same to one student. */
  teams: Levels;
  /** The id of the criterion that a digit gives a level. */
  open: string | null;
  onOpen: (criterion: string) => void;
  onChoose: (criterion: string, level: number | null) => void;
  /** Chooses the level that counts, where teachers gave different ones. */
  onSettle: (criterion: string, level: number) => void;
  /** Shown beside the total, which stays at the foot of the column. */
  children: ReactNode;
}

/** The rubric: radios for each criterion, and a choice where teachers gave different levels. Only the open criterion shows all its levels in words. */
export function RubricForm({
  criteria,
  people,
  selected,
  onSelect,
  marks,
  given,
  me,
  teachers,
  teams,
  open,
  onOpen,
  onChoose,
  onSettle,
  children,
}: RubricFormProps) {
  const t = useTranslations("review.rubric");
  const isHydrated = useHydrated();
  const { points, of, marked } = totalOf(settledLevels(marks), criteria);
  const disputed = disputedCriteria(marks);
  const same = selected !== null && marks.length === 0 && criteria.some(({ id }) => teams[id] !== undefined);
  return (
    <>
      {people.length > 1 && (
        <div className={styles.whose}>
          <Segmented
            legend={t("whose")}
            name="whose"
            disabled={!isHydrated}
            value={selected ?? "team"}
            onChange={(value) => onSelect(value === "team" ? null : value)}
            options={people.map(({ studentId, names }) => ({ value: studentId ?? "team", label: names }))}
          />
          {selected !== null && (
            <p>{t("notThere", { name: people.find(({ studentId }) => studentId === selected)?.names ?? "" })}</p>
          )}
          {same && (
            <Button size="small" onClick={() => criteria.forEach(({ id }) => onChoose(id, teams[id] ?? null))}>
              {t("same")}
            </Button>
          )}
        </div>
      )}
      {criteria.map((criterion) => (
        <Criterion
          key={criterion.id}
          criterion={criterion}
          level={given[criterion.id]}
          marks={marks.filter((mark) => mark.criterion === criterion.id)}
          isDisputed={disputed.includes(criterion.id)}
          me={me}
          teachers={teachers}
          disabled={!isHydrated}
          name={`${criterion.id}-${selected ?? "team"}`}
          open={criterion.id === open}
          onOpen={() => onOpen(criterion.id)}
          onChoose={(level) => onChoose(criterion.id, level)}
          onSettle={(level) => onSettle(criterion.id, level)}
        />
      ))}
      <div className={styles.foot}>
        <p className={styles.sum} data-sum>
          <span className="quiet">{t(marked === criteria.length ? "sum" : "sumSoFar")}</span>
          <b className="num">{t("total", { points, of })}</b>
        </p>
        {children}
      </div>
    </>
  );
}

interface CriterionProps {
  criterion: RubricCriterion;
  level: number | undefined;
  marks: readonly Mark[];
  isDisputed: boolean;
  me: string;
  teachers: Readonly<Record<string, string>>;
  disabled: boolean;
  name: string;
  open: boolean;
  onOpen: () => void;
  onChoose: (level: number | null) => void;
  onSettle: (level: number) => void;
}

function Criterion({
  criterion: { id, name: title, levels: means },
  level,
  marks,
  isDisputed,
  me,
  teachers,
  disabled,
  name,
  open,
  onOpen,
  onChoose,
  onSettle,
}: CriterionProps) {
  const t = useTranslations("review.rubric");
  const format = useFormatter();
  const levels = means.map((_, index) => index + 1);
  const hasOwn = marks.some(({ teacherId }) => teacherId === me);
  const others = marks.filter(({ teacherId }) => teacherId !== me).map(({ teacherId }) => teachers[teacherId] ?? "");
  return (
    <fieldset
      className={clsx(styles.criterion, open && styles.open)}
      disabled={disabled}
      // Not for a pointer: a criterion above would fold and move the level away before the pointer is released.
      onFocus={(event) => event.target.matches(":focus-visible") && onOpen()}
      data-criterion={id}
    >
      <legend>
        {title}
        {/* Not in the tab order, so that Tab goes to the next criterion. By keyboard, Backspace clears the level. */}
        {hasOwn && (
          <IconButton label={t("clear")} tabIndex={-1} className={styles.clear} onClick={() => onChoose(null)}>
            <Icon name="x" />
          </IconButton>
        )}
      </legend>
      <div className={styles.levels}>
        {levels.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={name}
              checked={level === each}
              aria-describedby={`${id}-${each}`}
              onChange={() => onChoose(each)}
              onClick={onOpen}
              onKeyDown={(event) => (event.key === "Backspace" || event.key === "Delete") && onChoose(null)}
            />
            <span aria-hidden="true">{each}</span>
            <span className="vh">{t("levelOf", { level: each })}</span>
          </label>
        ))}
      </div>
      {isDisputed ? (
        <Dispute marks={marks} me={me} teachers={teachers} disabled={disabled} onSettle={onSettle} />
      ) : (
        others.length > 0 && (
          <p className={styles.by}>{t("by", { names: format.list(others), also: hasOwn ? "yes" : "no" })}</p>
        )
      )}
      <ol className={styles.means}>
        {levels.map((each) => (
          <li key={each} id={`${id}-${each}`} className={clsx(level === each && styles.chosen)}>
            <b className="num">{each}</b>
            <span>{means[each - 1]}</span>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
