"use client";
import { useTranslations } from "next-intl";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/controls/menu";
import { MenuButton } from "@/components/ui/controls/menu-button";
import type { IconName } from "@/components/ui/marks/icon";
import type { OpenedDialog, NamedStudent } from "./student-dialog";

const items = [
  { about: "reset", icon: "lock" },
  { about: "rename", icon: "pencil" },
  { about: "time", icon: "clock" },
  { about: "section", icon: "table" },
  { about: "merge", icon: "people" },
] as const satisfies { about: OpenedDialog["about"]; icon: IconName }[];

interface StudentActionsProps {
  student: NamedStudent;
  /** Actions that are not offered in this class. */
  without: readonly OpenedDialog["about"][];
  /** The address of the page with the student's data. */
  data: string;
  ask: (asking: OpenedDialog) => void;
}

/** The menu of actions on one student. Each action asks first (T15). */
export function StudentActions({ student, without, data, ask }: StudentActionsProps) {
  const t = useTranslations("teacher.class.table");
  const label = t("actsOf", { name: student.name });
  return (
    <Menu label={label} trigger={<MenuButton label={label} />}>
      {items
        .filter(({ about }) => !without.includes(about))
        .map(({ about, icon }) => (
          <MenuItem key={about} icon={icon} onAction={() => ask({ about, student })}>
            {t(about)}
          </MenuItem>
        ))}
      <MenuItem icon="eye" href={data}>
        {t("data")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon="person-out" danger onAction={() => ask({ about: "remove", student })}>
        {t("remove")}
      </MenuItem>
    </Menu>
  );
}
