import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { Json } from "@/lib/features/lessons/rules/merge";
import { keyOf, listOf, nameOf, textOf, within, type FieldProps } from "./form-context";
import styles from "./lesson-form.module.css";

/** Moves and removes an item of a list. What was removed can be put back until the page is left. */
export function useItems({ form, path, value, most }: Omit<FieldProps, "field"> & { most: number }) {
  const items = listOf(value);
  const key = keyOf(form.lesson, path);
  const before = form.removed.get(key) ?? [];
  const last = before.at(-1) ?? null;
  const idOf = (item: Json) => textOf(within(item, "id")) || textOf(within(item, "field"));
  // Not while another item has its id, or there is no room.
  const isTaken = last !== null && items.some((item) => idOf(item) !== "" && idOf(item) === idOf(last.item));
  const removed = isTaken || items.length >= most ? null : last;
  /** Whether an item was removed or put back since the list is on screen. */
  const [isChanged, setChanged] = useState(false);
  const set = (next: readonly Json[]) => form.set(path, next);
  return {
    items,
    removed,
    removals: before.length,
    isChanged,
    add: (item: Json) => set([...items, item]),
    move: (at: number, by: -1 | 1) => {
      const [from, to] = [items[at], items[at + by]];
      if (from !== undefined && to !== undefined)
        set(items.map((item, n) => (n === at ? to : n === at + by ? from : item)));
    },
    remove: (at: number) => {
      const item = items[at];
      if (item === undefined) return;
      setChanged(true);
      form.setRemoved(key, [...before, { at, item }]);
      set(items.filter((_, n) => n !== at));
    },
    restore: () => {
      if (removed !== null) set([...items.slice(0, removed.at), removed.item, ...items.slice(removed.at)]);
      setChanged(true);
      form.setRemoved(key, before.slice(0, -1));
    },
  };
}

type List = ReturnType<typeof useItems>;

export function ItemButtons({ what, at, list }: { what: string; at: number; list: List }) {
  const t = useTranslations("lessons.fields");
  return (
    <span className={styles.buttons}>
      <IconButton label={t("up", { what })} disabled={at === 0} onClick={() => list.move(at, -1)}>
        <Icon name="up" />
      </IconButton>
      <IconButton label={t("down", { what })} disabled={at === list.items.length - 1} onClick={() => list.move(at, 1)}>
        <Icon name="down" />
      </IconButton>
      <IconButton label={t("remove", { what })} onClick={() => list.remove(at)}>
        <Icon name="x" />
      </IconButton>
    </span>
  );
}

const focus = (element: HTMLElement | null) => element?.focus();

export function PutBack({ list }: { list: List }) {
  const t = useTranslations("lessons.fields");
  if (list.removed === null) return null;
  const { item } = list.removed;
  const name = typeof item === "string" ? item.slice(0, 40) : nameOf(item);
  return (
    // What was pressed is gone, so the focus comes here.
    <Button key={list.removals} ref={list.isChanged ? focus : null} size="small" variant="plain" onClick={list.restore}>
      <Icon name="undo" /> {t("putBack", { what: name === "" ? t("unnamed") : name })}
    </Button>
  );
}
