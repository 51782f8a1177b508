"use client";
import { useSyncExternalStore } from "react";
import { locale } from "@/lib/messages/locale";

const soon: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };
const anyYear: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };
const never = () => () => undefined;

/** A date in the reader's time zone; in UTC before hydration. `withYear`: for dates that are far away, without the weekday. */
export function LocalDate({ at, withYear }: { at: Date; withYear?: boolean }) {
  const format = withYear ? anyYear : soon;
  const text = useSyncExternalStore(
    never,
    () => at.toLocaleDateString(locale, format),
    () => at.toLocaleDateString(locale, { ...format, timeZone: "UTC" }),
  );
  return <time dateTime={at.toISOString()}>{text}</time>;
}
