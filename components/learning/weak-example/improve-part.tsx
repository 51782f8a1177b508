"use client";

import { useTranslations } from "next-intl";
import { useId, useState, type ReactNode } from "react";
import { useStoredText } from "@/components/cases/reviewing/desk/use-stored-text";
import { Button } from "@/components/ui/controls/button";
import { TextArea } from "@/components/ui/controls/field";
import styles from "./weak-example.module.css";

interface ImprovePartProps {
  /** The key under which the device stores the student's text. */
  storedAs: string;
  /** The question that the part answers. */
  part: string;
  /** How many words the worksheet asks for. */
  words: { least: number; most: number };
  /** What the part misses, and the strong example. Shown on request. */
  children: ReactNode;
}

/** The student's better version of a part of a weak example. It stays on this device, and signing out deletes it (S12). */
export function ImprovePart({ storedAs, part, words, children }: ImprovePartProps) {
  const t = useTranslations("learn.weak");
  const [text, setText] = useStoredText(storedAs, true);
  const [shown, setShown] = useState(false);
  const about = useId();
  return (
    <>
      <TextArea
        label={
          <>
            {t("yours")}
            <span className="vh"> {part}</span>
          </>
        }
        hint={t("aim", words)}
        value={text}
        maxLength={2_000}
        onChange={({ target }) => setText(target.value)}
      />
      <Button size="small" aria-expanded={shown} aria-controls={about} onClick={() => setShown(!shown)}>
        {t(shown ? "hide" : "show")}
        <span className="vh"> {part}</span>
      </Button>
      <div id={about} hidden={!shown} className={styles.answer}>
        {children}
      </div>
    </>
  );
}
