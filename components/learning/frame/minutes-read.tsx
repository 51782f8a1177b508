"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { minutesRead } from "@/lib/features/learning/rules/minutes-read";

/** How many minutes of the page are read, estimated by scrolling. Starts at 0 on the server too, so that nothing moves. */
export function MinutesRead({ minutes }: { minutes: number }) {
  const t = useTranslations("learn.contents");
  const [read, setRead] = useState(0);
  useEffect(() => {
    const { documentElement: page } = document;
    const note = () => setRead(minutesRead(minutes, page.scrollTop, page.scrollHeight - page.clientHeight));
    note();
    window.addEventListener("scroll", note, { passive: true });
    window.addEventListener("resize", note);
    return () => {
      window.removeEventListener("scroll", note);
      window.removeEventListener("resize", note);
    };
  }, [minutes]);
  return <small>{t("minutes", { read, minutes })}</small>;
}
