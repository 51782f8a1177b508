import { useTranslations } from "next-intl";
import { useActivityTime } from "@/components/hour/clocks/use-time-left";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { MenuBeside, MenuItem } from "@/components/ui/controls/menu";

export interface OpenedTileMenu {
  team: { id: string; number: number };
  /** The button of the tile. */
  button: HTMLElement;
}

interface TileMenuProps {
  activityId: string;
  /** null closes the menu. */
  opened: OpenedTileMenu | null;
  onClose: () => void;
  watch: (team: OpenedTileMenu["team"]) => void;
  /** Watches the team with the focus in the message to it. */
  writeTo: (team: OpenedTileMenu["team"]) => void;
  giveMinutes: (team: OpenedTileMenu["team"]) => void;
}

/** What a teacher can do with a team from its tile. The board has one menu for all tiles, because a menu for each makes a large board slow (T9). */
export function TileMenu({ activityId, opened, onClose, watch, writeTo, giveMinutes }: TileMenuProps) {
  const t = useTranslations("activity.board.tile");
  const canEdit = useCanEdit();
  const time = useActivityTime(activityId);
  if (opened === null) return null;
  const { team, button } = opened;
  return (
    <MenuBeside anchor={button} label={t("acts", { number: team.number })} onClose={onClose}>
      <MenuItem icon="eye" onAction={() => watch(team)}>
        {t("watch")}
      </MenuItem>
      {canEdit && (
        <MenuItem icon="comment" onAction={() => writeTo(team)}>
          {t("message")}
        </MenuItem>
      )}
      {canEdit && time?.clock != null && (
        <MenuItem icon="clock" onAction={() => giveMinutes(team)}>
          {t("minutes")}
        </MenuItem>
      )}
    </MenuBeside>
  );
}
