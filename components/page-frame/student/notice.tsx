"use client";

import { createContext, use, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Strip } from "@/components/ui/display/says";

const Tell = createContext<(sentence: string | null) => void>(() => undefined);

/** Says a sentence above the page until it is closed: for a refusal whose place the same change takes off the page (B1). null: nothing is said. */
export function useTell(): (sentence: string | null) => void {
  return use(Tell);
}

/** Around the pages, so that the sentence stays when one of them is made anew, and when the student follows the class. */
export function Told({ close, children }: { close: string; children: ReactNode }) {
  const [sentence, setSentence] = useState<string | null>(null);
  return (
    <Tell value={setSentence}>
      {/* Always there, so that a screen reader hears what comes into it. */}
      <div aria-live="polite">
        {sentence !== null && (
          <Strip
            kind="wrong"
            action={
              <Button size="small" onClick={() => setSentence(null)}>
                {close}
              </Button>
            }
          >
            {sentence}
          </Strip>
        )}
      </div>
      {children}
    </Tell>
  );
}
