"use client";
import type { ActionResult } from "@/lib/errors/action-result";
import { NameButton } from "./name-button";
import type { NameWords } from "./name-dialog";

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
  return (
    <NameButton given={name} send={rename} words={words} variant="plain" label={words.of}>
      {words.label}
    </NameButton>
  );
}
