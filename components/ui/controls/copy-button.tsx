"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "./button";

/** Copies a text, such as a link. Shows that it was copied until the button loses the focus. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTranslations("shared.copy");
  const [state, setState] = useState<"copied" | "failed" | null>(null);
  return (
    <>
      <Button
        size="small"
        aria-label={label}
        onClick={() => void copyText(text).then((isCopied) => setState(isCopied ? "copied" : "failed"))}
        onBlur={() => setState(null)}
      >
        {t(state === "copied" ? "copied" : "copy")}
      </Button>
      <span className={state === "failed" ? undefined : "vh"} role="status">
        {state === null ? "" : t(state === "copied" ? "done" : "failed")}
      </span>
    </>
  );
}

/** @returns whether the text was copied. On plain http, as in a class's own network, browsers have only `execCommand`. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }
}
