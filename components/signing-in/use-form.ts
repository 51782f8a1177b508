"use client";
import { useActionState, useEffect, useRef, useState, useTransition, type SubmitEvent } from "react";
import { useLost } from "@/components/page-frame/problem/problem-sentences";
import type { FormAction, FormState } from "@/lib/errors/form-state";

const fresh: FormState = { refusal: null, typed: {} };

/** A class that signs in at once is through in much less, on a small computer too; then a person decides. */
const patienceMs = 45_000;
const pauseMs = () => 500 + Math.random() * 1_500; // Apart from one another.

/**
 * A form that stays as it was typed when it is refused, or when no answer comes (B1), and works before its script has run. Too many
 * at once is no refusal yet: it is sent again by itself for a while, as it then stands, which is when `inLine` is true.
 * Spread `form` on the <form>.
 */
export function useForm(action: FormAction) {
  /** Of a browser that sent the form before its script ran. */
  const [before, sendWithoutScript] = useActionState(action, fresh);
  const [answered, setAnswered] = useState<FormState | null>(null);
  const [inLine, setInLine] = useState(false);
  const [pending, start] = useTransition();
  const left = useRef(new AbortController());
  const lost = useLost();
  const state = answered ?? before;
  useEffect(() => {
    const here = (left.current = new AbortController());
    return () => here.abort();
  }, []);

  async function sendUntilThrough(element: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const { signal } = left.current;
    const until = performance.now() + patienceMs;
    for (;;) {
      const answer = await action(state, new FormData(element, submitter)).catch((error: unknown) => ({
        refusal: lost(error),
        typed: {},
      }));
      const again = answer.refusal?.code === "busy" && performance.now() < until && !signal.aborted;
      setInLine(again);
      if (!again) return setAnswered(answer);
      setAnswered(fresh); // Of an earlier try.
      await new Promise((next) => setTimeout(next, pauseMs()));
      if (signal.aborted) return;
    }
  }
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault(); // React would empty the fields
    if (pending) return;
    const { currentTarget } = event;
    const { submitter } = event.nativeEvent;
    start(() => sendUntilThrough(currentTarget, submitter));
  }
  return { state, pending, inLine, form: { action: sendWithoutScript, onSubmit: send } };
}
