"use client";

import { useTranslations } from "next-intl";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import { pageWays, type OnWall, type PageTurn } from "@/lib/rules/projector/wall";
import { WallKeys } from "./wall-keys";

interface WallPagesProps {
  now: Pick<OnWall, "at" | "of">;
  turn: (input: PageTurn) => Promise<ActionResult>;
  /** The arrow keys turn them too. */
  keys?: boolean;
}

/** T11: which page of a case the wall shows, the one before and the next. Nothing where there is one page. */
export function WallPages({ now: { at, of }, turn, keys = false }: WallPagesProps) {
  const t = useTranslations("activity.wall.put");
  const { run, isPending } = useAction();
  const ways = pageWays(of, at);
  const go = (by: PageTurn["by"]) => run(() => turn({ from: at, by }), { refresh: "answered" });
  const isShut = (by: PageTurn["by"]) => isPending() || !ways.includes(by) || undefined;
  if (of === 1) return null;
  return (
    <>
      <span className="num" role="status">
        {t("page", { n: at + 1, of })}
      </span>
      <Button size="small" aria-disabled={isShut(-1)} onClick={() => go(-1)}>
        <Icon name="left" />
        {t("back")}
      </Button>
      <Button size="small" aria-disabled={isShut(1)} onClick={() => go(1)}>
        {t("next")}
        <Icon name="right" />
      </Button>
      {keys && <WallKeys at={at} ways={ways} move={turn} onProjector={false} />}
    </>
  );
}
