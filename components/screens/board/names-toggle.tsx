"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { hiddenNamesCookie } from "@/lib/sync/format/browser-storage";

const yearSeconds = 31_536_000;

/** Hides the names of all students on the board, or shows them again. A cookie, so that the server sends no name that is hidden (T9). */
export function NamesToggle({ isHidden }: { isHidden: boolean }) {
  const t = useTranslations("activity.board.names");
  const router = useRouter();
  return (
    <Button
      size="small"
      variant="plain"
      title={t("about")}
      onClick={() => {
        document.cookie = `${hiddenNamesCookie}=yes; path=/; max-age=${isHidden ? 0 : yearSeconds}; samesite=lax`;
        router.refresh();
      }}
    >
      <Icon name="people" />
      {t(isHidden ? "show" : "hide")}
    </Button>
  );
}
