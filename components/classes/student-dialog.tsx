"use client";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { NativeSelect, Radio, TextField } from "@/components/ui/controls/field";
import type { Refusal } from "@/lib/errors/action-result";
import styles from "./student-table.module.css";

interface Named {
  id: string;
  name: string;
}

/** What the dialog is about, and its student. */
export interface Asking {
  about: "reset" | "rename" | "merge" | "remove";
  student: Named;
}
export type Answer =
  | { about: "reset" | "remove"; student: Named }
  | { about: "rename"; student: Named; name: string }
  | { about: "merge"; student: Named; intoId: string; samePerson: boolean };

/** Places: `{name}`. */
export interface DialogWords {
  resetTitle: string;
  resetText: string;
  resetGo: string;
  renameTitle: string;
  renameText: string;
  renameName: string;
  renameGo: string;
  removeTitle: string;
  removeText: string;
  removeGo: string;
  mergeTitle: string;
  mergeText: string;
  mergeChoose: string;
  mergeNone: string;
  mergePins: string;
  mergeOnePin: string;
  mergeBothPins: string;
  mergeGo: string;
  cancel: string;
}

interface StudentDialogProps {
  /** null closes the dialog, which stays in the page so that the focus returns to where it came from. */
  asking: Asking | null;
  students: readonly Named[];
  words: DialogWords;
  pending: boolean;
  /** The refusal of the last try. The dialog stays open, with what was filled in. */
  refusal: Refusal | null;
  onClose: () => void;
  go: (answer: Answer) => void;
}

const untouched = { intoId: "", samePerson: false, name: null as string | null };

/** Explains a change to one student before it is made. */
export function StudentDialog({ asking, students, words, pending, refusal, onClose, go }: StudentDialogProps) {
  const [entered, setEntered] = useState({ of: asking, ...untouched });
  const filled = entered.of === asking ? entered : untouched;
  const name = filled.name ?? asking?.student.name ?? "";
  const texts = asking === null ? null : textsOf(asking.about, words);
  const filling = (change: Partial<typeof untouched>) => setEntered({ ...filled, ...change, of: asking });

  function answer({ about, student }: Asking) {
    if (pending) return;
    switch (about) {
      case "rename":
        return go({ about, student, name });
      case "merge":
        return go({ about, student, intoId: filled.intoId, samePerson: filled.samePerson });
      case "reset":
      case "remove":
        return go({ about, student });
    }
  }

  return (
    <Dialog
      open={asking !== null}
      onClose={onClose}
      title={fillIn(texts?.title ?? "", asking?.student.name)}
      actions={
        asking !== null && (
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button
              variant={asking.about === "remove" ? "danger" : "go"}
              aria-disabled={pending}
              onClick={() => answer(asking)}
            >
              {fillIn(texts?.go ?? "", asking.student.name)}
            </Button>
          </>
        )
      }
    >
      <p>{fillIn(texts?.text ?? "", asking?.student.name)}</p>
      <RefusalNotice refusal={refusal} />
      {asking?.about === "rename" && (
        <TextField
          className={styles.into}
          label={words.renameName}
          value={name}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => filling({ name: event.target.value })}
        />
      )}
      {asking?.about === "merge" && (
        <>
          <NativeSelect
            className={styles.into}
            label={words.mergeChoose}
            value={filled.intoId}
            onChange={(event) => filling({ intoId: event.target.value })}
          >
            <option value="">{words.mergeNone}</option>
            {nearest(asking.student, students).map((other) => (
              <option key={other.id} value={other.id}>
                {other.name}
              </option>
            ))}
          </NativeSelect>
          <fieldset className={styles.pins}>
            <legend>{words.mergePins}</legend>
            <Radio name="pins" checked={!filled.samePerson} onChange={() => filling({ samePerson: false })}>
              {words.mergeOnePin}
            </Radio>
            <Radio name="pins" checked={filled.samePerson} onChange={() => filling({ samePerson: true })}>
              {fillIn(words.mergeBothPins, asking.student.name)}
            </Radio>
          </fieldset>
        </>
      )}
    </Dialog>
  );
}

function textsOf(about: Asking["about"], words: DialogWords): { title: string; text: string; go: string } {
  switch (about) {
    case "reset":
      return { title: words.resetTitle, text: words.resetText, go: words.resetGo };
    case "rename":
      return { title: words.renameTitle, text: words.renameText, go: words.renameGo };
    case "merge":
      return { title: words.mergeTitle, text: words.mergeText, go: words.mergeGo };
    case "remove":
      return { title: words.removeTitle, text: words.removeText, go: words.removeGo };
  }
}

export function fillIn(sentence: string, name = "", pin = ""): string {
  return sentence.replaceAll("{name}", () => name).replaceAll("{pin}", () => pin);
}

/** The other students, those with the longest common beginning of the name first. */
function nearest(student: Named, students: readonly Named[]): Named[] {
  const alike = (name: string) => {
    let n = 0;
    while (n < name.length && name[n]?.toLowerCase() === student.name[n]?.toLowerCase()) n += 1;
    return n;
  };
  return students.filter(({ id }) => id !== student.id).sort((a, b) => alike(b.name) - alike(a.name));
}
