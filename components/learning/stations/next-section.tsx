"use client";

import type { ReactNode } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useForm } from "@/components/actions/use-form";
import { Button } from "@/components/ui/controls/button";
import { finishSection } from "@/lib/features/learning/actions/learn";

interface NextSectionProps {
  activityId: string;
  section: string;
  children: ReactNode;
}

/** Marks a section as read and opens the next page. Without an answer the section remains open, and a sentence says so (B1). */
export function NextSection({ activityId, section, children }: NextSectionProps) {
  const { state, pending, form } = useForm(finishSection, "plain");
  return (
    <form {...form}>
      <input type="hidden" name="activity" value={activityId} />
      <input type="hidden" name="section" value={section} />
      <RefusalNotice small refusal={state.refusal} />
      <Button type="submit" variant="go" aria-disabled={pending || undefined}>
        {children}
      </Button>
    </form>
  );
}
