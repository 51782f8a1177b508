"use client";

import { useTranslations } from "next-intl";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/controls/menu";
import { MenuButton } from "@/components/ui/controls/menu-button";
import { ModeMark } from "@/components/ui/marks/mode-mark";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { lockAction } from "@/lib/features/arranging/teams/actions/arrange";
import { useDesk } from "./use-desk";

interface TeamMenuProps {
  id: string;
  number: number;
  mode: string;
  /** The modes of all teams in its match, including its own. */
  matchModes: readonly string[];
  exemplarMode: string | null;
  /** How many students the team has. */
  size: number;
  locked: boolean;
  /** null without a match. */
  matchLocked: boolean | null;
}

/** Changes a team: its mode, its partner team or a worked example instead, merging, splitting, closing and locking (T2, T7, Q15). */
export function TeamMenu({ id, number, mode, matchModes, exemplarMode, size, locked, matchLocked }: TeamMenuProps) {
  const t = useTranslations("arrangeDesk");
  const canEdit = useCanEdit();
  const { activityId, places, ask, askOfTeam, run } = useDesk();
  const yes = (is: boolean) => (is ? "yes" : "no");
  const own = places.teams.find((one) => one.id === id);
  if (!canEdit) return null;
  return (
    <Menu label={t("team.menu", { number })} trigger={<MenuButton label={t("team.menu", { number })} />}>
      {places.modes
        .filter((one) => one.id !== mode)
        .map((one) => (
          <MenuItem
            key={one.id}
            mark={<ModeMark mode={one} />}
            onAction={() => ask({ do: "mode", teamId: id, mode: one.id })}
          >
            {t("team.toMode", { mode: nameInSentence(one.name) })}
          </MenuItem>
        ))}
      <MenuSeparator />
      <MenuItem
        icon="swap"
        disabled={places.teams.every((one) => one.id === id || own?.meets.includes(one.id))}
        onAction={() => askOfTeam("meet", id)}
      >
        {t("team.meet")}
      </MenuItem>
      {places.modes
        .filter((one) => !matchModes.includes(one.id) && one.id !== exemplarMode)
        .map((one) => (
          <MenuItem key={one.id} icon="book" onAction={() => ask({ do: "exemplar", teamId: id, mode: one.id })}>
            {t("team.exemplar", { mode: nameInSentence(one.name) })}
          </MenuItem>
        ))}
      {exemplarMode !== null && (
        <MenuItem icon="x" onAction={() => ask({ do: "exemplar", teamId: id, mode: null })}>
          {t("team.noExemplar")}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon="people" disabled={places.teams.length < 2} onAction={() => askOfTeam("merge", id)}>
        {t("team.merge")}
      </MenuItem>
      <MenuItem icon="person-plus" disabled={size < 2} onAction={() => askOfTeam("split", id)}>
        {t("team.split")}
      </MenuItem>
      <MenuItem icon="out" onAction={() => ask({ do: "end", teamId: id })}>
        {t("team.end")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon="lock"
        onAction={() =>
          run(
            `lock team ${id}`,
            () => lockAction(activityId, { what: "team", teamId: id, locked: !locked }),
            t("team.locked", { number, locked: yes(!locked) }),
          )
        }
      >
        {t("team.lock", { locked: yes(locked) })}
      </MenuItem>
      {matchLocked !== null && (
        <MenuItem
          icon="lock"
          onAction={() =>
            run(
              `lock match ${id}`,
              () => lockAction(activityId, { what: "match", teamId: id, locked: !matchLocked }),
              t("team.matchLocked", { number, locked: yes(!matchLocked) }),
            )
          }
        >
          {t("team.lockMatch", { locked: yes(matchLocked) })}
        </MenuItem>
      )}
    </Menu>
  );
}
