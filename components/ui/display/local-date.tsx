"use client";
import { useSyncExternalStore } from "react";

const format: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };
const never = () => () => undefined;

/** A date in the reader's time zone; in UTC before hydration. */
export function LocalDate({ at }: { at: Date }) {
  const text = useSyncExternalStore(
    never,
    () => at.toLocaleDateString("en", format),
    () => at.toLocaleDateString("en", { ...format, timeZone: "UTC" }),
  );
  return <time dateTime={at.toISOString()}>{text}</time>;
}
