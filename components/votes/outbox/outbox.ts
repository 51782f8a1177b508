import type { RunAction } from "@/components/actions/use-action";
import type { ActionResult, Refusal } from "@/lib/errors/action-result";
import { formKey } from "@/lib/sync/format/browser-storage";
import {
  deleteSentForm,
  deleteStoredForm,
  isSameForm,
  loadStoredForm,
  msSinceCast,
  storeForm,
  type Form,
  type StoredForm,
} from "./stored-form";

export type FormKind = "before" | "final" | "ticket";
const kinds: readonly FormKind[] = ["before", "final", "ticket"];

/** `ago`: how many ms ago it was cast. @returns what counts now */
export type CastAction = (
  activityId: string,
  kind: FormKind,
  form: Form,
  sent: { ago: number; castAs?: string },
) => Promise<ActionResult<Form>>;

export interface FormState {
  /** What the form shows; null until it is open. */
  shown: Form | null;
  sending: "no" | "on its way" | "not sent yet" | "sent";
  refusal: Pick<Refusal, "sentence" | "field"> | null;
}

export const idle: FormState = { shown: null, sending: "no", refusal: null };

/** After this time without an answer, the form shows "Not sent yet". */
const slowAfterMs = 6_000;
const retryMs = 5_000;

/** The student's own form of one kind. */
interface Slot {
  readonly key: string;
  state: FormState;
  /** The form whose button was pressed last, until the server has it. Only this one is sent (Q4). */
  submitted: Pick<StoredForm, "form" | "castAt"> | null;
  /** Whether the answer of the last request has not come. */
  isSending: boolean;
  openForms: number;
}

interface OutboxOptions {
  activityId: string;
  studentId: string;
  cast: CastAction;
  run: RunAction;
  /** Shows a refusal whose form is not open. */
  showAbovePage: (sentence: string) => void;
}

/**
 * Stores a student's ballots and exit ticket on this device and sends them from any page, until the server has them (Q4, S10). Those cast under names
 * that were merged into the student's are sent too, and count where the student has none (T15). Every tab has its own outbox; the server takes a form
 * that two of them send as one.
 */
export class Outbox {
  private readonly slots: Record<FormKind, Slot>;
  private readonly listeners = new Set<() => void>();
  /** Keys of forms of merged names that do not count. They stay on the device, and are sent under their own name if the merge is undone. */
  private readonly uncounted = new Set<string>();
  /** Keys of forms of merged names that are on their way. */
  private readonly inherited = new Set<string>();

  constructor(private readonly options: OutboxOptions) {
    const slot = (kind: FormKind): Slot => ({
      key: this.keyOf(kind),
      state: idle,
      submitted: null,
      isSending: false,
      openForms: 0,
    });
    this.slots = { before: slot("before"), final: slot("final"), ticket: slot("ticket") };
  }

  /** Sends what is stored, now and until the returned function is called. */
  start(mergedIds: readonly string[]): () => void {
    const sendAll = (isReturn: boolean) => {
      for (const kind of kinds) {
        const slot = this.slots[kind];
        if (slot.openForms === 0) this.adopt(slot);
        // On return send in any case: an earlier request, from before the reconnect, may never get an answer.
        if (isReturn || !slot.isSending) this.send(kind);
        for (const personId of mergedIds) this.sendInherited(kind, personId, isReturn);
      }
    };
    const retry = () => sendAll(false);
    const onReturn = () => sendAll(true);
    onReturn();
    const timer = setInterval(retry, retryMs);
    addEventListener("online", onReturn);
    return () => {
      clearInterval(timer);
      removeEventListener("online", onReturn);
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  stateOf(kind: FormKind): FormState {
    return this.slots[kind].state;
  }

  /** How many forms were cast and have not reached the server. */
  countUnsent(): number {
    return kinds.filter((kind) => this.isUnsent(kind)).length;
  }

  isUnsent(kind: FormKind): boolean {
    return loadStoredForm(this.slots[kind].key)?.cast === true;
  }

  /** Call when the form is on the page. `own`: what the server has. Returns the function that closes it. */
  open(kind: FormKind, own: Form | null): () => void {
    const slot = this.slots[kind];
    const stored = loadStoredForm(slot.key);
    slot.openForms += 1;
    this.adopt(slot);
    this.set(slot, {
      shown: stored?.draft ?? stored?.form ?? slot.submitted?.form ?? own,
      sending: slot.submitted === null ? "no" : "on its way",
      refusal: null,
    });
    if (!slot.isSending) this.send(kind);
    return () => {
      slot.openForms -= 1;
      if (slot.openForms === 0) this.set(slot, idle);
    };
  }

  /** Shows and stores what is chosen or typed. A form that was cast stays stored until the server has it, and so does what is typed since (B1). */
  change(kind: FormKind, next: Form): void {
    const slot = this.slots[kind];
    const { submitted, state } = slot;
    this.set(slot, { shown: next, sending: state.sending === "not sent yet" ? state.sending : "no", refusal: null });
    storeForm(slot.key, submitted === null ? { form: next, cast: false } : { ...submitted, cast: true, draft: next });
  }

  refuse(kind: FormKind, refusal: FormState["refusal"]): void {
    const slot = this.slots[kind];
    this.set(slot, { ...slot.state, refusal });
  }

  /** Casts what the form shows. */
  submit(kind: FormKind): void {
    const slot = this.slots[kind];
    const { shown, sending } = slot.state;
    if (shown === null) return;
    this.storeCast(slot, shown);
    // While a slow form is still being sent, the new one is not sent yet either.
    const isHeld = slot.isSending && sending === "not sent yet";
    this.set(slot, { shown, sending: isHeld ? sending : "on its way", refusal: null });
    if (!slot.isSending) this.send(kind, true);
  }

  /** Whether a form was cast whose answer has not come: it may have reached the server. */
  isUnanswered(kind: FormKind): boolean {
    return this.slots[kind].submitted !== null;
  }

  /** Deletes what was typed and not cast. */
  discard(kind: FormKind): void {
    deleteStoredForm(this.slots[kind].key);
  }

  private keyOf(kind: FormKind, personId = this.options.studentId): string {
    return formKey(personId, this.options.activityId, kind);
  }

  private set(slot: Slot, state: FormState): void {
    slot.state = slot.openForms === 0 ? idle : state;
    for (const listener of this.listeners) listener();
  }

  /** Takes over a form that an earlier page, or another tab, has stored as cast. */
  private adopt(slot: Slot): void {
    const stored = loadStoredForm(slot.key);
    if (slot.submitted !== null || stored?.cast !== true) return;
    slot.submitted = { form: stored.form, ...(stored.castAt !== undefined && { castAt: stored.castAt }) };
  }

  private send(kind: FormKind, isNew = false): void {
    const slot = this.slots[kind];
    const submitted = slot.submitted;
    if (submitted === null) return;
    const { form } = submitted;
    const { activityId, cast, run } = this.options;
    slot.isSending = true;
    const slow = setTimeout(() => {
      if (slot.submitted !== null) this.set(slot, { ...slot.state, sending: "not sent yet" });
    }, slowAfterMs);
    const settle = () => {
      clearTimeout(slow);
      slot.isSending = false;
    };
    run(() => cast(activityId, kind, form, { ago: isNew ? 0 : msSinceCast(submitted) }).finally(settle), {
      overlapping: true, // A changed form is sent even while the page refreshes after the one before.
      onDone: (stands) => {
        if (slot.submitted !== submitted) return this.sendNext(kind);
        slot.submitted = null;
        deleteSentForm(slot.key, form);
        const { shown } = slot.state;
        // The answer may be what was cast later on another device (Q4).
        if (shown === null || isSameForm(shown, form))
          this.set(slot, { shown: stands, sending: "sent", refusal: null });
        else this.set(slot, { shown, sending: "no", refusal: null });
      },
      onRefused: (refusal) => this.refused(kind, submitted, refusal),
      refresh: "done",
    });
  }

  private refused(kind: FormKind, submitted: NonNullable<Slot["submitted"]>, refusal: Refusal): void {
    const slot = this.slots[kind];
    // The form stays stored, and is retried (Q4).
    if (isRetried(refusal)) {
      if (slot.submitted === null) return;
      // The form before may reach the server late, and must not count as the later one.
      if (slot.submitted !== submitted) this.storeCast(slot, slot.submitted.form);
      return this.set(slot, { ...slot.state, sending: "not sent yet" });
    }
    if (slot.submitted !== submitted) return this.sendNext(kind);
    slot.submitted = null;
    const { form } = submitted;
    const stored = loadStoredForm(slot.key);
    // A draft again, so that it isn't lost with the page (B1); unless another tab has stored another form since.
    if (slot.openForms > 0) storeForm(slot.key, { form: slot.state.shown ?? form, cast: false });
    else if (stored !== null && isSameForm(stored.form, form))
      storeForm(slot.key, { form: stored.draft ?? form, cast: false });
    this.set(slot, { ...slot.state, sending: "no", refusal });
    if (slot.openForms === 0) this.options.showAbovePage(refusal.sentence);
  }

  /** Sends the form that was submitted while another was being sent. */
  private sendNext(kind: FormKind): void {
    const slot = this.slots[kind];
    if (slot.submitted === null || slot.isSending) return;
    this.set(slot, { ...slot.state, sending: "on its way" });
    this.send(kind, true);
  }

  private storeCast(slot: Slot, form: Form): void {
    const draft = slot.state.shown ?? loadStoredForm(slot.key)?.draft ?? form;
    slot.submitted = { form, castAt: Date.now() };
    storeForm(slot.key, { ...slot.submitted, cast: true, draft });
  }

  private sendInherited(kind: FormKind, personId: string, isReturn: boolean): void {
    const [own, key] = [this.slots[kind].key, this.keyOf(kind, personId)];
    const stored = loadStoredForm(key);
    if (stored?.cast !== true || this.uncounted.has(key) || this.isUnsent(kind)) return;
    if (this.inherited.has(key) && !isReturn) return;
    this.inherited.add(key);
    const { activityId, cast, run, showAbovePage } = this.options;
    const { form } = stored;
    const sent = { ago: msSinceCast(stored), castAs: personId };
    run(() => cast(activityId, kind, form, sent).finally(() => this.inherited.delete(key)), {
      overlapping: true,
      onDone: () => deleteSentForm(key, form),
      onRefused: (refusal) => {
        if (isRetried(refusal)) return;
        if (hasOwn(refusal) || loadStoredForm(own) !== null) return void this.uncounted.add(key);
        const now = loadStoredForm(key);
        if (now === null || !isSameForm(now.form, form)) return;
        storeForm(own, { form: now.draft ?? form, cast: false }); // a draft again (B1)
        deleteStoredForm(key);
        showAbovePage(refusal.sentence);
      },
      refresh: "done",
    });
  }
}

const hasOwn = ({ code }: Refusal) => code === "ballot-other-name" || code === "ticket-other-name";
const isRetried = ({ code }: Refusal) => code === "lost" || code === "too-fast";
