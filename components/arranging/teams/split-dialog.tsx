"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Radio, Checkbox } from "@/components/ui/controls/field";
import { ModeMark } from "@/components/ui/marks/mode-mark";
import { useDesk } from "./use-desk";
import styles from "@/components/ui/overlays/team-choice.module.css";

/** Chooses which students leave a team for a new one, and the new team's mode, then opens the preview (T7). */
export function SplitDialog({ teamId, onClose }: { teamId: string | null; onClose: () => void }) {
  const t = useTranslations("arrangeDesk");
  const { places, ask } = useDesk();
  const team = places.teams.find((one) => one.id === teamId);
  const [leaving, setLeaving] = useState<readonly string[]>([]);
  const [mode, setMode] = useState(team?.mode ?? "");
  const number = team?.number ?? 0;
  const isChosen = leaving.length > 0 && leaving.length < (team?.people.length ?? 0);
  return (
    <Dialog
      open={team !== undefined}
      onClose={onClose}
      title={t("split.title", { number })}
      actions={
        <>
          <Button onClick={onClose}>{t("leave")}</Button>
          <Button
            variant="go"
            aria-disabled={!isChosen}
            onClick={() =>
              team !== undefined && isChosen && ask({ do: "split", teamId: team.id, studentIds: leaving, mode })
            }
          >
            {isChosen ? t("split.see") : t("split.choose")}
          </Button>
        </>
      }
    >
      <p className={styles.note}>{t("split.keeps")}</p>
      <fieldset className={styles.teams}>
        <legend>{t("split.who")}</legend>
        {team?.people.map((person) => (
          <Checkbox
            key={person.id}
            checked={leaving.includes(person.id)}
            onChange={(event) =>
              setLeaving((now) => (event.target.checked ? [...now, person.id] : now.filter((id) => id !== person.id)))
            }
          >
            {person.name}
          </Checkbox>
        ))}
      </fieldset>
      <fieldset className={styles.teams}>
        <legend>{t("split.mode")}</legend>
        {places.modes.map((one) => (
          <Radio key={one.id} name="mode" checked={one.id === mode} onChange={() => setMode(one.id)}>
            <ModeMark mode={one} /> {one.name}
          </Radio>
        ))}
      </fieldset>
    </Dialog>
  );
}
