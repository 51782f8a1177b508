"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { useVotePanel } from "./vote-panel";

/** Leaves the ballot of a vote that is being changed, which stays as it was; nothing elsewhere. */
export function KeepVote() {
  const t = useTranslations("vote.ballot");
  const panel = useVotePanel();
  if (panel === null) return null;
  return (
    <Button variant="plain" onClick={panel.keep}>
      {t("keep")}
    </Button>
  );
}
