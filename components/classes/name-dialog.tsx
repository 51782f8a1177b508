"use client";
import { useId } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { TextField } from "@/components/ui/controls/field";

export interface NameWords {
  title: string;
  text: string;
  /** Above the field. */
  name: string;
  go: string;
  cancel: string;
}

interface NameDialogProps {
  /** The initial value; null closes the dialog, which stays in the page so that the focus returns to where it came from. */
  given: string | null;
  words: NameWords;
  pending: boolean;
  /** The refusal of the last try. The dialog stays open, with what was typed. */
  refusal: string | null;
  onClose: () => void;
  go: (name: string) => void;
}

/** Asks for the name of a class or an activity. Enter submits. */
export function NameDialog({ given, words, pending, refusal, onClose, go }: NameDialogProps) {
  const form = useId();
  return (
    <Dialog
      open={given !== null}
      onClose={onClose}
      title={words.title}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" form={form} variant="go" aria-disabled={pending}>
            {words.go}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          const name = new FormData(event.currentTarget).get("name");
          if (!pending && typeof name === "string") go(name);
        }}
      >
        <TextField
          label={words.name}
          name="name"
          defaultValue={given ?? ""}
          error={refusal}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
        />
      </form>
    </Dialog>
  );
}
