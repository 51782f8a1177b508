"use client";
import { useSyncExternalStore } from "react";

const format: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };
const never = () => () => undefined;

/** A day by the reader's own clock, inside a sentence with `{date}`; until the page has come alive by UTC. */
export function LocalDate({ sentence, at }: { sentence: string; at: Date }) {
  const text = useSyncExternalStore(
    never,
    () => at.toLocaleDateString("en", format),
    () => at.toLocaleDateString("en", { ...format, timeZone: "UTC" }),
  );
  return <time dateTime={at.toISOString()}>{sentence.replace("{date}", text)}</time>;
}
