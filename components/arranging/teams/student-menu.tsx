"use client";

import "@/components/ui/overlays/style-nonce";
import { useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Icon } from "@/components/ui/marks/icon";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/controls/menu";
import { ModeMark } from "@/components/ui/marks/mode-mark";
import { Grip } from "@/components/arranging/drag/grip";
import { modeOf } from "@/lib/content/lesson";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { markAbsentAction } from "@/lib/features/arranging/teams/actions/arrange";
import { useDesk } from "./use-desk";
import styles from "./student-menu.module.css";

/** A student as a pill that is dragged by its grip, with a menu of every team to which the student can be moved. `teamId` null: in no team. */
export function StudentMenu({
  id,
  name,
  teamId,
  absent,
  quiet,
}: {
  id: string;
  name: string;
  teamId: string | null;
  absent: boolean;
  quiet?: boolean;
}) {
  const t = useTranslations("arrangeDesk");
  const canEdit = useCanEdit();
  const { activityId, places, ask, run } = useDesk();
  const move = (
    destination:
      { to: "team"; teamId: string } | { to: "new"; mode: string } | { to: "tray" } | { to: "back"; teamId: string },
  ) => ask({ do: "move", studentId: id, destination });
  const others = places.teams.filter((team) => team.id !== teamId);
  if (!canEdit)
    return (
      <span className={quiet || absent ? styles.quiet : styles.pill}>
        <span className={styles.still}>{absent ? t("student.isAbsent", { student: name }) : name}</span>
      </span>
    );
  return (
    <span className={quiet || absent ? styles.quiet : styles.pill}>
      <Grip item={{ what: "student", studentId: id }} name={name} />
      <Menu
        label={t("student.menu", { student: name })}
        trigger={
          <Button
            data-student={id}
            className={styles.name}
            aria-label={absent ? t("student.menuAbsent", { student: name }) : t("student.menu", { student: name })}
          >
            <span>{absent ? t("student.isAbsent", { student: name }) : name}</span>
            <Icon name="down" />
          </Button>
        }
      >
        {others.map((team) => {
          const label = t("student.toTeam", { number: team.number, members: team.members });
          return (
            <MenuItem
              key={team.id}
              mark={<ModeMark mode={modeOf(places, team.mode)} />}
              disabled={team.full}
              onAction={() => move({ to: "team", teamId: team.id })}
            >
              {team.full ? t("student.full", { team: label }) : label}
            </MenuItem>
          );
        })}
        {others.length > 0 && <MenuSeparator />}
        {places.modes.map((mode) => (
          <MenuItem key={mode.id} icon="plus" onAction={() => move({ to: "new", mode: mode.id })}>
            {t("student.toNew", { mode: nameInSentence(mode.name) })}
          </MenuItem>
        ))}
        {places.ended.map((team) => (
          <MenuItem
            key={team.id}
            mark={<ModeMark mode={modeOf(places, team.mode)} />}
            onAction={() => move({ to: "back", teamId: team.id })}
          >
            {t("student.back", { number: team.number })}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem
          icon={absent ? "check" : "person-away"}
          onAction={() =>
            run(
              `absent ${id}`,
              () => markAbsentAction(activityId, { studentId: id, absent: !absent }),
              absent ? t("student.markedPresent", { student: name }) : t("student.markedAbsent", { student: name }),
            )
          }
        >
          {absent ? t("student.present") : t("student.absent")}
        </MenuItem>
        {teamId !== null && (
          <MenuItem icon="person-out" onAction={() => move({ to: "tray" })}>
            {t("student.toTray")}
          </MenuItem>
        )}
      </Menu>
    </span>
  );
}
