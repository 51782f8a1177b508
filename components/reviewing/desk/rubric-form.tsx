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
/** False until the page has come alive: a level chosen before that would be taken away again. */
const useAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

interface RubricFormProps {
  criteria: readonly RubricCriterion[];
  /** Whose marks there are: the team's first (Q21). */
  people: readonly { studentId: string | null; names: string }[];
  whose: string | null;
  onWhose: (studentId: string | null) => void;
  given: Levels;
  /** The team's, to give the same to one who was not there. */
  teams: Levels;
  /** The criterion that 1 to 4 are for. */
  open: string | null;
  onOpen: (criterion: string) => void;
  onChoose: (criterion: string, level: Level | null) => void;
}

/** The lesson's rubric to mark by: ordinary radios, one group for each criterion. */
export function RubricForm({
  criteria,
  people,
  whose,
  onWhose,
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
  const same = whose !== null && marked === 0 && criteria.some(({ id }) => teams[id] !== undefined);
  return (
    <>
      {people.length > 1 && (
        <div className={styles.whose}>
          <Segmented
            legend={t("whose")}
            name="whose"
            disabled={!alive}
            value={whose ?? "team"}
            onChange={(value) => onWhose(value === "team" ? null : value)}
            options={people.map(({ studentId, names }) => ({ value: studentId ?? "team", label: names }))}
          />
          {whose !== null && (
            <p>{t("notThere", { name: people.find(({ studentId }) => studentId === whose)?.names ?? "" })}</p>
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
          name={`${criterion.id}-${whose ?? "team"}`}
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
        {/* By keyboard Backspace does it, so that Tab leads to the next criterion. */}
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
