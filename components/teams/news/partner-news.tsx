"use client";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { ButtonLink } from "@/components/ui/controls/button-link";

interface PartnerNewsProps {
  /** The page of the match. */
  href: string;
  /** Whether the team has a match. */
  isHere: boolean;
  sentence: string;
  go: string;
}

/** S8: tells a student who reads elsewhere until the team has a match that it has one now. */
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
