import { useEffect, useState } from "react";
import { listenLive } from "@/lib/live/browser/live-connection";
import { leftAt, type ShownClock } from "@/lib/activity/rules/clock";
import { isPaused, type Pause } from "@/lib/activity/rules/pause";
import type { ActivityTime } from "@/lib/wire/live-messages";
import { serverNow } from "@/lib/live/browser/server-time";

/** The clock and the pause of the activity, as last sent by the server. null before that, and without an activity. A pause that has expired is left out. */
export function useActivityTime(activityId: string | null): ActivityTime | null {
  const [time, setTime] = useState<ActivityTime | null>(null);
  useEffect(() => (activityId === null ? undefined : listenLive(activityId, { onTime: setTime })), [activityId]);
  const pause = useCurrentPause(time?.pause ?? null);
  return time === null ? null : { ...time, pause };
}

/** The milliseconds left on a clock, updated every second. null without a clock, and before the server's time is known. */
export function useTimeLeft(clock: ShownClock | null): number | null {
  const now = useServerTime(clock?.endsAt ?? null);
  return clock === null || now === null ? null : leftAt(clock, now);
}

/** The pause until it expires, because the server sends no message when its ten minutes are over. */
function useCurrentPause(pause: Pause | null): Pause | null {
  const now = useServerTime(pause?.until ?? null);
  return now === null || isPaused(pause, now) ? pause : null;
}

/** The server's time, updated at each whole second before and after `moment`. null without a moment. */
function useServerTime(moment: number | null): number | null {
  const [read, setRead] = useState<{ for: number; now: number | null } | null>(null);
  useEffect(() => {
    if (moment === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      clearTimeout(timer);
      const at = serverNow();
      setRead({ for: moment, now: at });
      const toNextSecond = at === null ? 0 : (((moment - at) % 1000) + 1000) % 1000;
      timer = setTimeout(tick, Math.max(1, toNextSecond) + 1);
    };
    tick();
    // Browsers delay the timers of a hidden page.
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [moment]);
  // A time that was read for another moment may be minutes old.
  return moment === null ? null : read?.for === moment ? read.now : serverNow();
}
