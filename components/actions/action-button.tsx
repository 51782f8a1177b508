"use client";
import type { ReactNode } from "react";
import { Button, type ButtonStyle } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";
import { RefusalNotice } from "./refusal-notice";
import { useAction } from "./use-action";

interface ActionButtonProps extends ButtonStyle {
  act: () => Promise<ActionResult<unknown>>;
  /** Names what the button is about, where the page has several with the same text. */
  label?: string;
  /** The refusal is set small, as beside a row of a list. */
  smallRefusal?: boolean;
  children: ReactNode;
}

/** A button that runs one action, and after it why the action was refused. Any answer refreshes the page. */
export function ActionButton({ act, label, smallRefusal = false, children, ...style }: ActionButtonProps) {
  const { run, isPending, refusal } = useAction();
  return (
    <>
      <Button
        {...style}
        aria-label={label}
        aria-disabled={isPending() || undefined}
        onClick={() => run(act, { refresh: "answered" })}
      >
        {children}
      </Button>
      <RefusalNotice small={smallRefusal} refusal={refusal} />
    </>
  );
}
