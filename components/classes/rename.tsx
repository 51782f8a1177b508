"use client";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";
import { NameDialog, type NameWords } from "./name-dialog";
import { useAct } from "./use-act";

export interface RenameWords extends NameWords {
  label: string;
  /** The label with the current name, for a screen reader. */
  of: string;
  /** Place: `{name}`. */
  done: string;
}

interface RenameProps {
  name: string;
  rename: (name: string) => Promise<ActionResult<string>>;
  words: RenameWords;
}

/** A button that asks for another name. */
export function Rename({ name, rename, words }: RenameProps) {
  const { pending, refusal, act, forget } = useAct();
  const [given, setGiven] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState("");
  function go(typed: string) {
    act(
      () => rename(typed),
      (stored) => {
        setGiven(null);
        setAnnouncement(words.done.replace("{name}", () => stored));
      },
    );
  }
  function ask() {
    forget();
    setAnnouncement("");
    setGiven(name);
  }
  return (
    <>
      <Button
        size="small"
        variant="plain"
        aria-label={words.of}
        aria-disabled={pending}
        onClick={() => !pending && ask()}
      >
        {words.label}
      </Button>
      <span className="vh" role="status">
        {announcement}
      </span>
      <NameDialog
        given={given}
        words={words}
        pending={pending}
        refusal={refusal}
        onClose={() => setGiven(null)}
        go={go}
      />
    </>
  );
}
