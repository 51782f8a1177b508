"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Radio } from "@/components/ui/controls/field";
import { ModeMark } from "@/components/ui/marks/mode-mark";
import { useDesk } from "@/components/arranging/teams/use-desk";
import type { Places } from "@/components/arranging/teams/places-offered";
import { modeOf } from "@/lib/content/lesson";
import styles from "@/components/ui/overlays/team-choice.module.css";

/** Chooses the team that a team is paired with (Q15) or merged into (T7), then opens the preview. */
export function PickTeamDialog({
  about,
  teamId,
  onClose,
}: {
  about: "meet" | "merge";
  teamId: string | null;
  onClose: () => void;
}) {
  const t = useTranslations("arrangeDesk");
  const { places, ask } = useDesk();
  const [otherId, setOtherId] = useState<string | null>(null);
  const team = places.teams.find((one) => one.id === teamId);
  const other = places.teams.find((one) => one.id === otherId);
  const number = team?.number ?? 0;
  const isTooMany = (one: Places["teams"][number]) =>
    about === "merge" && one.people.length + (team?.people.length ?? 0) > places.most;
  const isMetNow = (one: Places["teams"][number]) => about === "meet" && team?.meets.includes(one.id) === true;
  const describe = (one: Places["teams"][number]) => {
    const mode = modeOf(places, one.mode).name;
    if (about === "merge") return t("merge.team", { members: one.members, mode, full: isTooMany(one) ? "yes" : "no" });
    return t("meet.team", {
      members: one.members,
      mode,
      same: one.mode === team?.mode ? "yes" : "no",
      met: isMetNow(one) ? "now" : team?.met.includes(one.id) === true ? "earlier" : "no",
    });
  };
  return (
    <Dialog
      open={team !== undefined}
      onClose={onClose}
      title={t(`${about}.title`, { number })}
      actions={
        <>
          <Button onClick={onClose}>{t("leave")}</Button>
          <Button
            variant="go"
            aria-disabled={other === undefined}
            onClick={() =>
              team !== undefined && other !== undefined && ask({ do: about, teamId: team.id, otherId: other.id })
            }
          >
            {other === undefined ? t(`${about}.choose`) : t(`${about}.see`, { number: other.number })}
          </Button>
        </>
      }
    >
      {about === "merge" && <p className={styles.note}>{t("merge.keeps", { number })}</p>}
      <fieldset className={styles.teams}>
        <legend className="vh">{t(`${about}.title`, { number })}</legend>
        {places.teams
          .filter((one) => one.id !== teamId)
          .map((one) => (
            <Radio
              key={one.id}
              name={about}
              checked={one.id === otherId}
              disabled={isTooMany(one) || isMetNow(one)}
              onChange={() => setOtherId(one.id)}
            >
              <b className="num">{one.number}</b> <ModeMark mode={modeOf(places, one.mode)} /> {describe(one)}
            </Radio>
          ))}
      </fieldset>
    </Dialog>
  );
}
