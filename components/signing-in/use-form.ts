"use client";
import { useActionState, useEffect, useRef, useState, useTransition, type SubmitEvent } from "react";
import { useNoAnswerRefusal } from "@/components/page-frame/problem/problem-sentences";
import type { FormAction, FormState } from "@/lib/errors/form-state";

const initialState: FormState = { refusal: null, typed: {} };

/** How long a busy server is retried. A class that signs in at once needs much less, even on a small computer. */
const retryForMs = 45_000;
const pauseMs = () => 500 + Math.random() * 1_500; // Random, so that forms do not retry at one moment.

/**
 * A form that retains its input when it is refused or gets no answer (B1), and works before its script has run. When the server is busy
 * it retries for a while, with the form as it is by then; `isRetrying` is true meanwhile. Spread `form` on the <form>.
 */
export function useForm(action: FormAction) {
  /** The answer to a form that was sent before its script ran. */
  const [answerWithoutScript, sendWithoutScript] = useActionState(action, initialState);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [isRetrying, setIsRetrying] = useState(false);
  const [pending, start] = useTransition();
  const unmounted = useRef(new AbortController());
  const noAnswer = useNoAnswerRefusal();
  const state = answer ?? answerWithoutScript;
  useEffect(() => {
    const controller = (unmounted.current = new AbortController());
    return () => controller.abort();
  }, []);

  async function sendWithRetries(element: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const { signal } = unmounted.current;
    const until = performance.now() + retryForMs;
    for (;;) {
      const answer = await action(state, new FormData(element, submitter)).catch((error: unknown) => ({
        refusal: noAnswer(error),
        typed: {},
      }));
      const again = answer.refusal?.code === "busy" && performance.now() < until && !signal.aborted;
      setIsRetrying(again);
      if (!again) return setAnswer(answer);
      setAnswer(initialState); // Removes the refusal of an earlier send.
      await new Promise((next) => setTimeout(next, pauseMs()));
      if (signal.aborted) return;
    }
  }
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault(); // React would clear the fields
    if (pending) return;
    const { currentTarget } = event;
    const { submitter } = event.nativeEvent;
    start(() => sendWithRetries(currentTarget, submitter));
  }
  return { state, pending, isRetrying, form: { action: sendWithoutScript, onSubmit: send } };
}
