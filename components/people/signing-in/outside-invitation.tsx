"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";
import { useFragment } from "./use-fragment";

interface OutsideInvitationProps {
  label: string;
  /** @returns the provider's URL */
  begin: (token: string) => Promise<ActionResult<string>>;
}

/** Accepts an invitation with the school's account, without a password (T19). */
export function OutsideInvitation({ label, begin }: OutsideInvitationProps) {
  const t = useTranslations("auth.outside");
  const token = useFragment();
  const { run, isPending, refusal } = useAction();
  if (token === null || token === "") return null;
  return (
    <div>
      <Button
        size="big"
        aria-disabled={isPending()}
        onClick={() => run(() => begin(token), { onDone: (address) => window.location.assign(address) })}
      >
        {t("invitation", { label })}
      </Button>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
