import type { ReactNode } from "react";
import { Says } from "@/components/ui/display/says";

/** A refusal beside a form. Its first line, when it has two, is what is wrong; the rest is what to do. */
export function Refused({ id, sentence, children }: { id?: string; sentence: string; children?: ReactNode }) {
  const [first = "", ...rest] = sentence.split("\n");
  return (
    <Says kind="wrong" live id={id}>
      {rest.length === 0 ? (
        first
      ) : (
        <>
          <b>{first}</b> {rest.join(" ")}
        </>
      )}
      {children}
    </Says>
  );
}
