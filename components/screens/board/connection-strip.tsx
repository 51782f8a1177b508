"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { serverNow } from "@/lib/live/browser/server-time";
import { listenLive } from "@/lib/live/browser/live-connection";
import { LocalTime } from "@/components/ui/display/local-time";
import { Strip } from "@/components/ui/display/notice";

/** A break that is shorter than this is not shown. */
const shortBreakMs = 3_000;

/** Says that the connection is lost, and since when the board is out of date (T9). */
export function ConnectionStrip({ activityId }: { activityId: string }) {
  const t = useTranslations("activity.connection");
  const [lostAt, setLostAt] = useState<Date | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listenLive(activityId, {
      onConnected: (isConnected) => {
        clearTimeout(timer);
        if (isConnected) return setLostAt(null);
        const at = new Date(serverNow() ?? Date.now());
        timer = setTimeout(() => setLostAt(at), shortBreakMs);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [activityId]);
  return (
    <div>
      {lostAt !== null && (
        <Strip kind="offline">
          {t.rich("lost", { b: (chunks) => <b>{chunks}</b>, time: () => <LocalTime at={lostAt} /> })}
        </Strip>
      )}
    </div>
  );
}
