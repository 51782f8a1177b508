import { locale } from "@/lib/messages/locale";

const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const days = 24 * 60 * 60 * 1_000;

export function formatTime(at: Date): string {
  return at.toLocaleTimeString(locale, time);
}

/** Formats a time, with the day if it is not today: the weekday within six days, else the date, with the year if it is not this year's. In the time zone of the browser or server. */
export function formatMoment(at: Date, now: Date): string {
  if (at.toDateString() === now.toDateString()) return formatTime(at);
  const year = at.getFullYear() === now.getFullYear() ? "" : ` ${at.getFullYear()}`;
  const isNear = Math.abs(now.getTime() - at.getTime()) < 6 * days;
  const day = isNear
    ? at.toLocaleDateString(locale, { weekday: "short" })
    : `${at.getDate()}\u00a0${at.toLocaleDateString(locale, { month: "short" })}${year}`;
  return `${day} ${formatTime(at)}`;
}
