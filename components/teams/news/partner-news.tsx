"use client";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { ButtonLink } from "@/components/ui/controls/button-link";

interface PartnerNewsProps {
  /** The URL of the match's page. */
  href: string;
  /** Whether the team has a match. */
  isHere: boolean;
  sentence: string;
  go: string;
}

/** Tells a student on another page that their team has got the match it waited for (S8). */
export function PartnerNews({ href, isHere, sentence, go }: PartnerNewsProps) {
  const isSeen = usePathname() === href;
  const [isAwaited, setAwaited] = useState(!isHere);
  if (!isHere && !isAwaited) setAwaited(true);
  if (isHere && isAwaited && isSeen) setAwaited(false);
  const isShown = isHere && isAwaited && !isSeen;
  return (
    <AttentionLine
      of="partner"
      icon="people"
      actions={
        isShown && (
          <ButtonLink href={href} size="small" variant="go">
            {go}
          </ButtonLink>
        )
      }
    >
      {isShown ? <p>{sentence}</p> : null}
    </AttentionLine>
  );
}
