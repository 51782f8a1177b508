import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { listenLive } from "@/lib/live/browser/live-connection";
import { Icon } from "@/components/ui/marks/icon";

/** Names the teachers who watch the team. Renders nothing while nobody does (Q25). */
export function WatchedBy({
  activityId,
  as: As,
  className,
}: {
  activityId: string;
  as: "li" | "p";
  className?: string;
}) {
  const t = useTranslations("student.watched");
  const format = useFormatter();
  const [by, setBy] = useState<readonly string[]>([]);
  useEffect(() => listenLive(activityId, { onWatched: setBy }), [activityId]);
  if (by.length === 0) return null;
  return (
    <As className={className}>
      <Icon name="eye" />
      <span>{t("by", { n: by.length, names: format.list(by) })}</span>
    </As>
  );
}
