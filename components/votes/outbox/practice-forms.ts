import { idle, type FormKind, type FormState } from "./outbox";
import type { Form } from "./stored-form";
import type { Forms } from "./use-outbox";

/** Ballots and an exit ticket that nobody gets: they are in the memory of the page until it is left. */
export class PracticeForms implements Forms {
  private readonly states = new Map<FormKind, FormState>();
  private readonly submitted = new Map<FormKind, Form>();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** What was last submitted; null without a form. */
  submittedOf(kind: FormKind): Form | null {
    return this.submitted.get(kind) ?? null;
  }

  stateOf(kind: FormKind): FormState {
    return this.states.get(kind) ?? idle;
  }

  open(kind: FormKind, own: Form | null): () => void {
    this.set(kind, { shown: this.stateOf(kind).shown ?? own, sending: "no", refusal: null });
    return () => undefined;
  }

  change(kind: FormKind, next: Form): void {
    this.set(kind, { shown: next, sending: "no", refusal: null });
  }

  refuse(kind: FormKind, refusal: FormState["refusal"]): void {
    this.set(kind, { ...this.stateOf(kind), refusal });
  }

  submit(kind: FormKind): void {
    const { shown } = this.stateOf(kind);
    if (shown === null) return;
    this.submitted.set(kind, shown);
    this.set(kind, { shown, sending: "sent", refusal: null });
  }

  isUnanswered(): boolean {
    return false;
  }

  private set(kind: FormKind, state: FormState): void {
    this.states.set(kind, state);
    for (const listener of this.listeners) listener();
  }
}
