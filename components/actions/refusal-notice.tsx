import type { ReactNode } from "react";
import { Notice } from "@/components/ui/display/notice";

interface RefusalNoticeProps {
  /** With two lines, the first says what is wrong and the second what to do. */
  refusal: { sentence: string } | null;
  small?: boolean;
  id?: string;
  className?: string;
  children?: ReactNode;
}

/** Shows the refusal of an action and announces it to screen readers. Renders nothing without a refusal. */
export function RefusalNotice({ refusal, children, ...rest }: RefusalNoticeProps) {
  if (refusal === null) return null;
  const [first = "", ...others] = refusal.sentence.split("\n");
  return (
    <Notice kind="wrong" live {...rest}>
      {others.length === 0 ? (
        first
      ) : (
        <>
          <b>{first}</b> {others.join(" ")}
        </>
      )}
      {children}
    </Notice>
  );
}
