import type { ReactNode } from "react";
import { Notice } from "@/components/ui/display/notice";

/** A refusal beside a form. With two lines, the first says what is wrong and the second what to do. */
export function RefusalNotice({ id, sentence, children }: { id?: string; sentence: string; children?: ReactNode }) {
  const [first = "", ...rest] = sentence.split("\n");
  return (
    <Notice kind="wrong" live id={id}>
      {rest.length === 0 ? (
        first
      ) : (
        <>
          <b>{first}</b> {rest.join(" ")}
        </>
      )}
      {children}
    </Notice>
  );
}
