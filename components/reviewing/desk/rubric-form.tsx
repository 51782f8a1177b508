import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Button, IconButton } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { Segmented } from "@/components/ui/controls/segmented";
import { levels, totalOf, type Level, type Levels } from "@/lib/rules/reviewing/review";
import styles from "./rubric-form.module.css";

export interface RubricCriterion {
  id: string;
  name: string;
  levels: readonly string[];
}

const never = () => () => undefined;
/** False before hydration: a level chosen earlier would be lost. */
const useAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

interface RubricFormProps {
  criteria: readonly RubricCriterion[];
  /** The team, then single students with marks of their own (Q21). */
  people: readonly { studentId: string | null; names: string }[];
  selected: string | null;
  onSelect: (studentId: string | null) => void;
  given: Levels;
  /** The team's levels, to give the same to one student. */
  teams: Levels;
  /** The criterion that the keys 1 to 4 mark. */
  open: string | null;
  onOpen: (criterion: string) => void;
  onChoose: (criterion: string, level: Level | null) => void;
}

/** The lesson's rubric: a group of radios for each criterion. */
export function RubricForm({
  criteria,
  people,
  selected,
  onSelect,
  given,
  teams,
  open,
  onOpen,
  onChoose,
}: RubricFormProps) {
  const t = useTranslations("review.rubric");
  const alive = useAlive();
  const { points, of, marked } = totalOf(
    given,
    criteria.map(({ id }) => id),
  );
  const same = selected !== null && marked === 0 && criteria.some(({ id }) => teams[id] !== undefined);
  return (
    <>
      {people.length > 1 && (
        <div className={styles.whose}>
          <Segmented
            legend={t("whose")}
            name="whose"
            disabled={!alive}
            value={selected ?? "team"}
            onChange={(value) => onSelect(value === "team" ? null : value)}
            options={people.map(({ studentId, names }) => ({ value: studentId ?? "team", label: names }))}
          />
          {selected !== null && (
            <p>{t("notThere", { name: people.find(({ studentId }) => studentId === selected)?.names ?? "" })}</p>
          )}
          {same && (
            <Button size="small" onClick={() => criteria.forEach(({ id }) => onChoose(id, asLevel(teams[id])))}>
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
          disabled={!alive}
          name={`${criterion.id}-${selected ?? "team"}`}
          open={criterion.id === open}
          onOpen={() => onOpen(criterion.id)}
          onChoose={(level) => onChoose(criterion.id, level)}
        />
      ))}
      <p className={styles.sum}>
        <span className="quiet">{t(marked === criteria.length ? "sum" : "sumSoFar")}</span>
        <b className="num">{t("total", { points, of })}</b>
      </p>
    </>
  );
}

interface CriterionProps {
  criterion: RubricCriterion;
  level: number | undefined;
  disabled: boolean;
  name: string;
  open: boolean;
  onOpen: () => void;
  onChoose: (level: Level | null) => void;
}

function Criterion({
  criterion: { id, name: title, levels: means },
  level,
  disabled,
  name,
  open,
  onOpen,
  onChoose,
}: CriterionProps) {
  const t = useTranslations("review.rubric");
  return (
    <fieldset
      className={clsx(styles.criterion, open && styles.open)}
      disabled={disabled}
      onFocus={onOpen}
      data-criterion={id}
    >
      <legend>
        {title}
        {/* Not in the tab order: Backspace clears by keyboard, so that Tab leads to the next criterion. */}
        {level !== undefined && (
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
              onKeyDown={(event) => (event.key === "Backspace" || event.key === "Delete") && onChoose(null)}
            />
            <span aria-hidden="true">{each}</span>
            <span className="vh">{t("levelOf", { level: each })}</span>
          </label>
        ))}
      </div>
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

function asLevel(level: number | undefined): Level | null {
  return levels.find((each) => each === level) ?? null;
}
