"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { beginInvitationAction } from "@/lib/features/people/signing-in/actions/outside";
import { useFragment } from "./use-fragment";

/** Accepts an invitation with the school's account, without a password (T19). */
export function OutsideInvitation({ label }: { label: string }) {
  const t = useTranslations("auth.outside");
  const token = useFragment();
  const { run, isPending, refusal } = useAction();
  if (token === null || token === "") return null;
  return (
    <div>
      <Button
        size="big"
        aria-disabled={isPending()}
        onClick={() =>
          run(() => beginInvitationAction(token), { onDone: (address) => window.location.assign(address) })
        }
      >
        {t("invitation", { label })}
      </Button>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
