"use client";

import type { ReactNode } from "react";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button, type ButtonVariant } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";
import type { Change } from "@/lib/features/teams/changes";
import { useDesk } from "./use-desk";

/** Opens the preview of a change. */
export function PreviewButton({
  change,
  variant,
  children,
}: {
  change: Change;
  variant?: ButtonVariant;
  children: ReactNode;
}) {
  const { ask } = useDesk();
  if (!useCanEdit()) return null;
  return (
    <Button size="small" variant={variant} onClick={() => ask(change)}>
      {children}
    </Button>
  );
}

/** Runs an action without a preview, because its label names the whole outcome. */
export function RunButton({
  item,
  act,
  done,
  label,
  children,
}: {
  /** Identifies the button; unique on the page. */
  item: string;
  act: () => Promise<ActionResult>;
  done: string;
  label: string;
  children: ReactNode;
}) {
  const { run, isPending } = useDesk();
  if (!useCanEdit()) return null;
  return (
    <Button size="small" aria-label={label} aria-disabled={isPending(item)} onClick={() => run(item, act, done)}>
      {children}
    </Button>
  );
}
