"use client";

import { useEffect, useRef } from "react";
import { formatMoment, formatTime } from "./format-moment";

/** A time of today in the reader's time zone; until hydration in the server's, which is nearly always the same. */
export function LocalTime({ at }: { at: Date }) {
  return <Local at={at} format={formatTime} />;
}

/** Like `LocalTime`, with the day if it is not today. */
export function LocalMoment({ at }: { at: Date }) {
  return <Local at={at} format={(time) => formatMoment(time, new Date())} />;
}

function Local({ at, format }: { at: Date; format: (at: Date) => string }) {
  const element = useRef<HTMLTimeElement>(null);
  const text = format(at);
  useEffect(() => {
    if (element.current !== null) element.current.textContent = text;
  }, [text]);
  return (
    <time ref={element} dateTime={at.toISOString()} suppressHydrationWarning>
      {text}
    </time>
  );
}
