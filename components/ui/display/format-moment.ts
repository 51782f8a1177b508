import { locale } from "@/lib/messages/locale";

const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const days = 24 * 60 * 60 * 1_000;

export function formatTime(at: Date): string {
  return at.toLocaleTimeString(locale, time);
}

/** With the day where that is not `now`'s: the weekday for less than a week, then the date, with the year where it is another. In the zone of whoever runs this. */
export function formatMoment(at: Date, now: Date): string {
  if (at.toDateString() === now.toDateString()) return formatTime(at);
  const year = at.getFullYear() === now.getFullYear() ? "" : ` ${at.getFullYear()}`;
  const isNear = Math.abs(now.getTime() - at.getTime()) < 6 * days;
  const day = isNear
    ? at.toLocaleDateString(locale, { weekday: "short" })
    : `${at.getDate()}\u00a0${at.toLocaleDateString(locale, { month: "short" })}${year}`;
  return `${day} ${formatTime(at)}`;
}
