"use client";
import { useActionState, useEffect, useRef, useState, type SubmitEvent } from "react";
import type { ActionResult } from "@/lib/errors/action-result";
import type { FormAction, FormState } from "@/lib/errors/form-state";
import type { NoAnswer } from "./no-answer";
import { useAction } from "./use-action";

const initialState: FormState = { refusal: null, typed: {} };

/** How long a busy server is retried. A class that signs in at once needs much less, even on a small computer. */
const maxRetryMs = 45_000;
const retryDelayMs = () => 500 + Math.random() * 1_500; // Random, so that forms do not retry at one moment.

/**
 * A form that retains its input when it is refused or gets no answer (B1), and works before its script has run. While the server is busy the
 * form retries for a while with its current input, and `isRetrying` is true. Spread `form` on the <form>.
 */
export function useForm(action: FormAction, noAnswer: NoAnswer = "typed") {
  /** The answer to a form that was sent before its script ran. */
  const [answerWithoutScript, sendWithoutScript] = useActionState(action, initialState);
  const { run, isPending, refusal, forget } = useAction(noAnswer);
  const [isScriptUsed, setScriptUsed] = useState(false);
  const [isRetrying, setIsRetrying] = useState(false);
  const unmounted = useRef(new AbortController());
  useEffect(() => {
    const controller = (unmounted.current = new AbortController());
    return () => controller.abort();
  }, []);

  async function sendWithRetries(element: HTMLFormElement, submitter: HTMLElement | null): Promise<ActionResult> {
    const { signal } = unmounted.current;
    const until = performance.now() + maxRetryMs;
    for (;;) {
      const answer = await action(initialState, new FormData(element, submitter));
      const again = answer.refusal?.code === "busy" && performance.now() < until && !signal.aborted;
      setIsRetrying(again);
      if (again) {
        setScriptUsed(true);
        forget(); // The refusal of an earlier send.
        await new Promise((next) => setTimeout(next, retryDelayMs()));
      }
      if (!again || signal.aborted) return answer.refusal ?? { ok: true, value: undefined };
    }
  }
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault(); // React would clear the fields
    const { currentTarget } = event;
    const { submitter } = event.nativeEvent;
    const refused = () => {
      setScriptUsed(true);
      setIsRetrying(false);
    };
    run(() => sendWithRetries(currentTarget, submitter), { onRefused: refused });
  }
  return {
    state: isScriptUsed ? { ...answerWithoutScript, refusal } : answerWithoutScript,
    pending: isPending(),
    isRetrying,
    form: { action: sendWithoutScript, onSubmit: send },
  };
}
