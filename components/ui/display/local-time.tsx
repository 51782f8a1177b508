"use client";

import { useEffect, useRef } from "react";

const format: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit", hourCycle: "h23" };

/** A time of day in the reader's time zone; until the page is hydrated in the server's, which is nearly always the same. */
export function LocalTime({ at }: { at: Date }) {
  const element = useRef<HTMLTimeElement>(null);
  const text = at.toLocaleTimeString("en", format);
  useEffect(() => {
    if (element.current !== null) element.current.textContent = text;
  }, [text]);
  return (
    <time ref={element} dateTime={at.toISOString()} suppressHydrationWarning>
      {text}
    </time>
  );
}
