"use client";

import { useTranslations } from "next-intl";
import { createContext, use, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Strip } from "@/components/ui/display/notice";

const NoticeContext = createContext<(sentence: string | null) => void>(() => undefined);

/** Shows a sentence above the page until it is closed, for a refusal whose form is no longer on the page (B1). null removes it. */
export function useNotice(): (sentence: string | null) => void {
  return use(NoticeContext);
}

/** Placed around the pages, so that the sentence stays when a page refreshes and when the student follows the class. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("student.frame");
  const [sentence, setSentence] = useState<string | null>(null);
  return (
    <NoticeContext value={setSentence}>
      {/* Always rendered, so that a screen reader announces what is added. */}
      <div aria-live="polite">
        {sentence !== null && (
          <Strip
            kind="wrong"
            action={
              <Button size="small" onClick={() => setSentence(null)}>
                {t("close")}
              </Button>
            }
          >
            {sentence}
          </Strip>
        )}
      </div>
      {children}
    </NoticeContext>
  );
}
