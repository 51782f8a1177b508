import { useTranslations } from "next-intl";
import { useState } from "react";
import { LiveText } from "@/components/documents/text/live-text";
import type { Person } from "@/lib/sync/browser/connection/presence";
import type { RemoteCaret } from "@/components/documents/text/remote-carets";
import type { LiveTextState } from "@/components/documents/text/use-live-text";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { Segmented } from "@/components/ui/controls/segmented";
import paper from "@/components/ui/display/paper.module.css";
import { SourceLink } from "./worksheet/source-line";
import { TeacherComments, type TeacherComment } from "@/components/cases/reviewing/student/teacher-comments";
import { parseSource } from "@/lib/features/cases/writing/rules/handing-in";
import { FieldMargin } from "./field-margin";
import { Hint } from "./field-row";
import type { TeamMember } from "./team";
import styles from "./scenario-row.module.css";

interface ScenarioRowProps {
  scenario: LiveTextState;
  source: LiveTextState;
  readOnly: boolean;
  /** The teacher's comments on the scenario. */
  comments: readonly TeacherComment[];
  others: (field: string) => readonly RemoteCaret[];
  /** The lesson's placeholder for the scenario. */
  placeholder: string;
  hint: string;
  me: string;
  members: readonly TeamMember[];
  people: readonly Person[];
}

/** The scenario and its source: a scenario is *found* when its source is not empty. */
export function ScenarioRow({
  scenario,
  source,
  readOnly,
  comments,
  others,
  placeholder,
  hint,
  ...team
}: ScenarioRowProps) {
  const t = useTranslations("write");
  // Whether "Found" was chosen on this page. It counts while no source is typed yet.
  const [isFoundChosen, setFoundChosen] = useState(false);
  const [changing, setChanging] = useState(false);
  const read = parseSource(source.text);
  const found = read.is !== "none" || isFoundChosen;
  const asLink = read.is === "link" && !changing;

  function choose(choice: "found" | "invented") {
    setFoundChosen(choice === "found");
    if (choice === "invented") clear(source);
    else requestAnimationFrame(() => source.area.current?.focus());
  }

  return (
    <div className={paper.row}>
      <div>
        <label className={paper.label} htmlFor="scenario">
          {t("fields.scenario")}
        </label>
        <div className={styles.scenario}>
          <Segmented
            legend={t("source.legend")}
            name="origin"
            value={found ? "found" : "invented"}
            onChange={choose}
            disabled={readOnly}
            options={[
              { value: "found", label: t("source.found") },
              { value: "invented", label: t("source.invented") },
            ]}
          />
          <div className={styles.source} hidden={!found}>
            <Icon name="link" />
            {asLink && (
              <>
                <SourceLink href={read.href} short={read.short} />
                {!readOnly && (
                  <Button
                    variant="link"
                    onClick={() => {
                      setChanging(true);
                      requestAnimationFrame(() => source.area.current?.focus());
                    }}
                  >
                    {t("source.change")}
                  </Button>
                )}
              </>
            )}
            <div
              className={styles.sourceField}
              hidden={asLink}
              onFocus={() => setChanging(true)}
              onBlur={() => setChanging(false)}
            >
              <LiveText
                field={source}
                variant="line"
                readOnly={readOnly}
                oneLine
                others={others("source")}
                id="source"
                aria-label={t("source.label")}
                placeholder={t("source.placeholder")}
                aria-describedby="source-says"
              />
            </div>
          </div>
        </div>
        <p id="source-says" className={styles.sourceSays}>
          {read.is === "words" && !changing ? t("source.noLink") : ""}
        </p>
        <TeacherComments comments={comments} text={scenario.text} area={scenario.area} />
        <LiveText
          field={scenario}
          variant="ruled"
          readOnly={readOnly}
          others={others("scenario")}
          id="scenario"
          placeholder={placeholder}
          aria-describedby="scenario-hint"
        />
        <Hint
          id="scenario-hint"
          field="scenario"
          text={scenario.text}
          hint={hint}
          full={scenario.isFull || source.isFull}
          readOnly={readOnly}
        />
      </div>
      <FieldMargin number={null} field="scenario" text={scenario.text} {...team} />
    </div>
  );
}

/** Clears the field like someone typing, so that undo restores it. */
function clear({ area }: LiveTextState): void {
  const element = area.current;
  if (element === null || element.value === "") return;
  element.value = "";
  element.dispatchEvent(new Event("input", { bubbles: true }));
}
