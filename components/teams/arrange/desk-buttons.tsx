"use client";

import type { ReactNode } from "react";
import { Button, type ButtonVariant } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";
import { useDesk, type AskedChange } from "./use-desk";

/** Asks about a change. */
export function AskButton({
  change,
  variant,
  children,
}: {
  change: AskedChange;
  variant?: ButtonVariant;
  children: ReactNode;
}) {
  const { ask } = useDesk();
  return (
    <Button size="small" variant={variant} onClick={() => ask(change)}>
      {children}
    </Button>
  );
}

/** Does at once what its words say. */
export function DoButton({
  act,
  done,
  label,
  children,
}: {
  act: () => Promise<ActionResult>;
  done: string;
  label: string;
  children: ReactNode;
}) {
  const { run, pending } = useDesk();
  return (
    <Button size="small" aria-label={label} aria-disabled={pending} onClick={() => run(act, done)}>
      {children}
    </Button>
  );
}
