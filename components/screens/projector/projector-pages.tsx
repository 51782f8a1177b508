"use client";

import { useTranslations } from "next-intl";
import { useAction } from "@/components/actions/use-action";
import { IconButton } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { turnProjectorPageAction } from "@/lib/features/screens/projector/actions/projector";
import { pageDirections, type OnProjector, type PageTurn } from "@/lib/activity/rules/projector";
import { ProjectorKeys } from "./projector-keys";
import styles from "./show-on-projector.module.css";

interface ProjectorPagesProps {
  activityId: string;
  now: Pick<OnProjector, "at" | "of">;
  /** Whether the arrow keys turn the pages too. */
  keys?: boolean;
}

/** The page of a case that the projector shows, with buttons for the previous and the next one; nothing for a case of one page (T11). */
export function ProjectorPages({ activityId, now: { at, of }, keys = false }: ProjectorPagesProps) {
  const t = useTranslations("activity.wall.put");
  const { run, isPending } = useAction();
  const ways = pageDirections(of, at);
  const turn = (input: PageTurn) => turnProjectorPageAction(activityId, input);
  const go = (by: PageTurn["by"]) => run(() => turn({ from: at, by }), { refresh: "answered" });
  const isShut = (by: PageTurn["by"]) => isPending() || !ways.includes(by) || undefined;
  if (of === 1) return null;
  return (
    <span className={styles.pages} data-pages>
      <IconButton label={t("back")} aria-disabled={isShut(-1)} onClick={() => go(-1)}>
        <Icon name="left" />
      </IconButton>
      <span className="num" role="status">
        {t("page", { n: at + 1, of })}
      </span>
      <IconButton label={t("next")} aria-disabled={isShut(1)} onClick={() => go(1)}>
        <Icon name="right" />
      </IconButton>
      {keys && <ProjectorKeys at={at} directions={ways} move={turn} onProjector={false} />}
    </span>
  );
}
