"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Icon } from "@/components/ui/marks/icon";
import type { Dragged } from "@/lib/features/teams/rules/dropping";
import { itemKey, useDragging } from "./use-dragging";
import styles from "./grip.module.css";

/** The dots by which a student or a team is dragged. A click or a key picks it up, for people who can't drag. */
export function Grip({ item, name, number }: { item: Dragged; name?: string; number?: number }) {
  const t = useTranslations("arrangeDesk.drag");
  const canEdit = useCanEdit();
  const { canDrag, lifted, onPointerDown, press } = useDragging();
  const key = itemKey(item);
  const isLifted = lifted !== null && itemKey(lifted.item) === key;
  if (!canEdit || !canDrag) return null;
  return (
    <button
      type="button"
      data-grip={key}
      className={clsx(styles.grip, isLifted && styles.lifted)}
      aria-label={t("grip", { what: item.what, name: name ?? "", number: number ?? 0 })}
      aria-pressed={isLifted}
      onPointerDown={(event) => onPointerDown(event, item)}
      onClick={(event) => press(item, event)}
    >
      <Icon name="grip" />
    </button>
  );
}
