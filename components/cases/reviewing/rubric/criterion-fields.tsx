import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { TextArea, TextField } from "@/components/ui/controls/field";
import { rubricBounds, type RubricCriterion } from "@/lib/features/cases/reviewing/rules/rubric";
import styles from "./rubric-editor.module.css";

interface CriterionFieldsProps {
  criterion: RubricCriterion;
  number: number;
  onChange: (criterion: RubricCriterion) => void;
  /** undefined when the criterion can't be removed. */
  onRemove: (() => void) | undefined;
}

/** Edits one criterion: its name, and the text of each level. */
export function CriterionFields({ criterion, number, onChange, onRemove }: CriterionFieldsProps) {
  const t = useTranslations("review.edit");
  const { name, levels } = criterion;
  return (
    <fieldset className={styles.criterion}>
      <legend className="vh">{t("criterion", { number })}</legend>
      <div className={styles.name}>
        <TextField
          label={t("criterion", { number })}
          value={name}
          maxLength={rubricBounds.name}
          dir="auto"
          onChange={(event) => onChange({ ...criterion, name: event.target.value })}
        />
        {onRemove !== undefined && (
          <Button size="small" variant="plain" onClick={onRemove} aria-label={t("removeLabel", { number })}>
            {t("remove")}
          </Button>
        )}
      </div>
      <div className={styles.levels}>
        {levels.map((level, index) => (
          <TextArea
            key={index}
            label={t("level", { level: index + 1 })}
            value={level}
            maxLength={rubricBounds.level}
            rows={3}
            dir="auto"
            onChange={(event) =>
              onChange({ ...criterion, levels: levels.map((one, at) => (at === index ? event.target.value : one)) })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
