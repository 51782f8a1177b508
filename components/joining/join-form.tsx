"use client";
import clsx from "clsx";
import { useId, useRef } from "react";
import { EntryActs } from "@/components/signing-in/entry-buttons";
import { Refused } from "@/components/signing-in/refusal-notice";
import type { FormAction } from "@/lib/errors/form-state";
import { useForm } from "@/components/signing-in/use-form";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import { Says } from "@/components/ui/display/says";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./join.module.css";

export interface JoinWords {
  who: string;
  name: string;
  nameHint: string;
  pin: string;
  pinHint: string;
  newPin: string;
  newPinHint: string;
  addLetter: string;
  lock: string;
  inLine: string;
  join: string;
}

/** Refusals that ask another Ines for one more letter. */
const taken = new Set(["name-taken", "name-on-list", "pin-wait"]);
const number = { inputMode: "numeric", autoComplete: "off", required: true, maxLength: 20 } as const;

export function JoinForm({ code, words, action }: { code: string; words: JoinWords; action: FormAction }) {
  const { state, pending, inLine, form } = useForm(action);
  const { refusal, typed } = state;
  const name = useRef<HTMLInputElement>(null);
  const says = useId();
  const wrong = (field: string) => (refusal?.field === field ? { wrongBy: says } : {});
  const picking = refusal?.field === "newPin";
  // Asking for a PIN of one's own is the next step, and nothing wrong.
  const asks = refusal?.code === "pick-pin";

  function addLetter() {
    if (name.current === null) return;
    name.current.value = `${name.current.value.trim()} `;
    name.current.focus();
  }

  return (
    <form {...form}>
      <h1>{words.who}</h1>
      <input type="hidden" name="code" value={code} />
      <div className={styles.pair}>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the first of the two things to do here */}
        <TextField
          ref={name}
          label={words.name}
          hint={words.nameHint}
          name="name"
          defaultValue={typed["name"]}
          autoFocus
          required
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          {...wrong("name")}
        />
        <TextField
          className={styles.pin}
          label={words.pin}
          hint={words.pinHint}
          name="pin"
          {...number}
          {...wrong("pin")}
        />
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- it has just appeared, and is all that is missing */}
        {picking && (
          <TextField
            className={clsx(styles.pin, styles.own)}
            label={words.newPin}
            hint={words.newPinHint}
            name="newPin"
            {...number}
            autoFocus
            {...(asks ? {} : wrong("newPin"))}
          />
        )}
      </div>
      {inLine && <Says live>{words.inLine}</Says>}
      {asks && <Says live>{refusal.sentence}</Says>}
      {refusal !== null && !asks && (
        <Refused id={says} sentence={refusal.sentence}>
          {taken.has(refusal.code) && (
            <>
              {" "}
              <Button variant="link" onClick={addLetter}>
                {words.addLetter}
              </Button>
            </>
          )}
        </Refused>
      )}
      <p className={styles.lock}>
        <Icon name="lock" />
        <span>{words.lock}</span>
      </p>
      <EntryActs>
        <Button type="submit" variant="go" size="big" aria-disabled={pending}>
          {words.join} <Icon name="right" />
        </Button>
      </EntryActs>
    </form>
  );
}
