"use client";
import { useState, type ReactNode } from "react";
import { useAction } from "@/components/actions/use-action";
import { Button, type ButtonVariant } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";
import { NameDialog, type NameWords } from "./name-dialog";

interface NameButtonProps {
  /** The initial value of the field. */
  given: string;
  /** Returns the name as it is stored, or leads to another page. */
  send: (name: string) => Promise<ActionResult<string>>;
  /** `done` is announced; its place: `{name}`. */
  words: NameWords & { done?: string };
  variant?: ButtonVariant;
  /** The button's label for a screen reader, when it is not its text. */
  label?: string;
  children: ReactNode;
}

/** A button that asks for the name of a class or an activity, and sends it. */
export function NameButton({ given, send, words, variant, label, children }: NameButtonProps) {
  const { run, isPending, refusal, announcement, forget } = useAction("typed");
  const [asked, setAsked] = useState<string | null>(null);
  function ask() {
    forget();
    setAsked(given);
  }
  return (
    <>
      <Button
        size="small"
        variant={variant}
        aria-label={label}
        aria-disabled={isPending()}
        onClick={() => !isPending() && ask()}
      >
        {children}
      </Button>
      <span className="vh" role="status">
        {announcement}
      </span>
      <NameDialog
        given={asked}
        words={words}
        pending={isPending()}
        refusal={refusal?.sentence ?? null}
        onClose={() => setAsked(null)}
        go={(name) =>
          run(() => send(name), {
            done: () => setAsked(null),
            announce: (stored) => (words.done ?? "").replace("{name}", () => stored),
          })
        }
      />
    </>
  );
}
