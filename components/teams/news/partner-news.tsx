"use client";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Strip } from "@/components/ui/display/notice";

interface PartnerNewsProps {
  /** The page of the match. */
  href: string;
  /** Whether the team has a match. */
  isHere: boolean;
  sentence: string;
  go: string;
}

/** S8: tells a student who reads elsewhere until the team has a match that it has one now. Always rendered, so that a screen reader announces it. */
export function PartnerNews({ href, isHere, sentence, go }: PartnerNewsProps) {
  const isSeen = usePathname() === href;
  const [isAwaited, setAwaited] = useState(!isHere);
  if (!isHere && !isAwaited) setAwaited(true);
  if (isHere && isAwaited && isSeen) setAwaited(false);
  return (
    <div aria-live="polite">
      {isHere && isAwaited && !isSeen && (
        <Strip
          icon="people"
          action={
            <ButtonLink href={href} size="small" variant="go">
              {go}
            </ButtonLink>
          }
        >
          {sentence}
        </Strip>
      )}
    </div>
  );
}
