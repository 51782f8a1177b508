"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/shared/ui/button";
import { Dialog } from "@/components/shared/ui/dialog";
import { Radio } from "@/components/shared/ui/field";
import { ModeMark } from "@/components/shared/ui/mode-mark";
import { useDesk } from "./arrange-desk";
import styles from "./meet-dialog.module.css";

/** Q15: by hand, which team this one should meet; what follows from it is shown next. */
export function MeetDialog({ teamId, onClose }: { teamId: string | null; onClose: () => void }) {
  const t = useTranslations("arrangeDesk");
  const { places, ask } = useDesk();
  const [otherId, setOtherId] = useState<string | null>(null);
  const team = places.teams.find((one) => one.id === teamId);
  const mode = (id: string) => places.modes.find((one) => one.id === id)?.name ?? id;
  const other = places.teams.find((one) => one.id === otherId);
  return (
    <Dialog
      open={team !== undefined}
      onClose={onClose}
      title={t("meet.title", { number: team?.number ?? 0 })}
      acts={
        <>
          <Button onClick={onClose}>{t("leave")}</Button>
          <Button variant="go" aria-disabled={other === undefined} onClick={() => other !== undefined && ask({ do: "meet", teamId, otherId: other.id })}>
            {other === undefined ? t("meet.choose") : t("meet.see", { number: other.number })}
          </Button>
        </>
      }
    >
      <fieldset className={styles.teams}>
        <legend className="vh">{t("meet.title", { number: team?.number ?? 0 })}</legend>
        {places.teams
          .filter((one) => one.id !== teamId)
          .map((one) => (
            <Radio key={one.id} name="other" checked={one.id === otherId} onChange={() => setOtherId(one.id)}>
              <b className="num">{one.number}</b> <ModeMark mode={one.mode} /> {t("meet.team", { members: one.members, mode: mode(one.mode), same: one.mode === team?.mode ? "yes" : "no" })}
            </Radio>
          ))}
      </fieldset>
    </Dialog>
  );
}
