"use client";
import { useState } from "react";
import { Refused } from "@/components/shared/entry/refused";
import { Button } from "@/components/shared/ui/button";
import { ListField } from "@/components/shared/ui/field";
import { Icon } from "@/components/shared/ui/icon";
import { Says } from "@/components/shared/ui/says";
import type { ActionResult } from "@/lib/action-result";
import { showCode } from "@/lib/rules/class-code";
import styles from "./class-code.module.css";
import { useAct } from "./use-act";

export interface CodeWords {
  code: string;
  how: string;
  address: string;
  link: string;
  replace: string;
  replaced: string;
  close: string;
  open: string;
  closedText: string;
}

interface ClassCodeProps {
  title: string;
  classId: string;
  code: string;
  joiningOpen: boolean;
  /** Where students can open this server, likeliest first. */
  origins: readonly string[];
  replaceCode: (input: { classId: string }) => Promise<ActionResult<string>>;
  setJoining: (input: { classId: string; open: boolean }) => Promise<ActionResult<void>>;
  words: CodeWords;
}

/** T15: the code, large; one click replaces it, one closes the class to new names. */
export function ClassCode({ title, classId, code, joiningOpen, origins, replaceCode, setJoining, words }: ClassCodeProps) {
  const { pending, refusal, act } = useAct();
  /** The page brings the new code a moment after the answer does. */
  const [replaced, setReplaced] = useState<{ from: string; to: string } | null>(null);
  const shown = replaced?.from === code ? replaced.to : code;
  const [origin, setOrigin] = useState(origins[0] ?? "");
  return (
    <section className={styles.code}>
      <h1>{title}</h1>
      <p className={styles.big}>
        <span className="vh">{words.code} </span>
        {showCode(shown)}
      </p>
      <div className={styles.where}>
        <p className="quiet">{words.how}</p>
        {origins.length > 1 && (
          <ListField label={words.address} value={origin} onChange={(event) => setOrigin(event.target.value)}>
            {origins.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </ListField>
        )}
        <output className={styles.link} aria-label={words.link}>{`${origin}/join/${shown}`}</output>
      </div>
      {!joiningOpen && <Says>{words.closedText}</Says>}
      {replaced !== null && (
        <Says kind="done" live>
          {words.replaced}
        </Says>
      )}
      {refusal !== null && <Refused sentence={refusal} />}
      <div className={styles.acts}>
        <Button size="small" aria-disabled={pending} onClick={() => act(() => setJoining({ classId, open: !joiningOpen }), () => setReplaced(null))}>
          <Icon name={joiningOpen ? "lock" : "people"} /> {joiningOpen ? words.close : words.open}
        </Button>
        <Button size="small" variant="plain" aria-disabled={pending} onClick={() => act(() => replaceCode({ classId }), (to) => setReplaced({ from: code, to }))}>
          <Icon name="swap" /> {words.replace}
        </Button>
      </div>
    </section>
  );
}
