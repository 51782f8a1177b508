import type { RunAction } from "@/components/actions/use-action";
import type { ActionResult, Refusal } from "@/lib/errors/action-result";
import { ballotKey } from "@/lib/sync/format/browser-storage";
import {
  deleteSentBallot,
  deleteStoredBallot,
  isSameVote,
  loadStoredBallot,
  msSinceCast,
  storeBallot,
  type StoredBallot,
  type Vote,
} from "./stored-ballot";

export type BallotKind = "before" | "final";
const kinds: readonly BallotKind[] = ["before", "final"];

/** `ago`: how many ms ago it was cast. @returns the vote that counts now */
export type CastAction = (
  activityId: string,
  input: Vote & { kind: BallotKind; ago: number; castAs?: string },
) => Promise<ActionResult<Vote>>;

export interface BallotState {
  /** What the form shows; null until it is open. */
  shown: Vote | null;
  sending: "no" | "on its way" | "not sent yet" | "sent";
  refusal: Pick<Refusal, "sentence" | "field"> | null;
}

export const idle: BallotState = { shown: null, sending: "no", refusal: null };

/** After this time without an answer, the form shows "Not sent yet". */
const slowAfterMs = 6_000;
const retryMs = 5_000;

/** The student's own ballot of one kind. */
interface Slot {
  readonly key: string;
  state: BallotState;
  /** The vote whose button was pressed last, until the server has it. Only this one is sent (Q4). */
  submitted: (Vote & Pick<StoredBallot, "castAt">) | null;
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
 * Stores a student's ballots on this device and sends them from any page, until the server has them (Q4). Ballots cast under names that were merged
 * into the student's are sent too, and count where the student has not voted (T15). Every tab has its own outbox; the server takes a ballot that two
 * of them send as one.
 */
export class BallotOutbox {
  private readonly slots: Record<BallotKind, Slot>;
  private readonly listeners = new Set<() => void>();
  /** Keys of votes of merged names that do not count. They stay on the device, and are sent under their own name if the merge is undone. */
  private readonly uncounted = new Set<string>();
  /** Keys of votes of merged names that are on their way. */
  private readonly inherited = new Set<string>();

  constructor(private readonly options: OutboxOptions) {
    const slot = (kind: BallotKind): Slot => ({
      key: this.keyOf(kind),
      state: idle,
      submitted: null,
      isSending: false,
      openForms: 0,
    });
    this.slots = { before: slot("before"), final: slot("final") };
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

  stateOf(kind: BallotKind): BallotState {
    return this.slots[kind].state;
  }

  /** How many ballots were cast and have not reached the server. */
  countUnsent(): number {
    return kinds.filter((kind) => this.isUnsent(kind)).length;
  }

  isUnsent(kind: BallotKind): boolean {
    return loadStoredBallot(this.slots[kind].key)?.cast === true;
  }

  /** Call when a form shows the ballot. `own`: the vote that the server has. Returns the function that closes it. */
  open(kind: BallotKind, own: Vote | null): () => void {
    const slot = this.slots[kind];
    const stored = loadStoredBallot(slot.key);
    slot.openForms += 1;
    this.adopt(slot);
    const shown = stored?.draft ?? stored ?? slot.submitted ?? own;
    this.set(slot, {
      shown: shown && { choice: shown.choice, reason: shown.reason },
      sending: slot.submitted === null ? "no" : "on its way",
      refusal: null,
    });
    if (!slot.isSending) this.send(kind);
    return () => {
      slot.openForms -= 1;
      if (slot.openForms === 0) this.set(slot, idle);
    };
  }

  /** Shows and stores what is chosen or typed. A vote that was cast stays stored until the server has it, and so does what is typed since (B1). */
  change(kind: BallotKind, next: Vote): void {
    const slot = this.slots[kind];
    const { submitted, state } = slot;
    this.set(slot, { shown: next, sending: state.sending === "not sent yet" ? state.sending : "no", refusal: null });
    storeBallot(slot.key, submitted === null ? { ...next, cast: false } : { ...submitted, cast: true, draft: next });
  }

  refuse(kind: BallotKind, refusal: BallotState["refusal"]): void {
    const slot = this.slots[kind];
    this.set(slot, { ...slot.state, refusal });
  }

  /** Casts what the form shows. */
  submit(kind: BallotKind): void {
    const slot = this.slots[kind];
    const { shown, sending } = slot.state;
    if (shown === null) return;
    this.storeCast(slot, shown);
    // While a slow vote is still being sent, the new vote is not sent yet either.
    const isHeld = slot.isSending && sending === "not sent yet";
    this.set(slot, { shown, sending: isHeld ? sending : "on its way", refusal: null });
    if (!slot.isSending) this.send(kind, true);
  }

  /** Whether a vote was cast whose answer has not come: it may have reached the server. */
  isUnanswered(kind: BallotKind): boolean {
    return this.slots[kind].submitted !== null;
  }

  /** Deletes what was typed and not cast. */
  discard(kind: BallotKind): void {
    deleteStoredBallot(this.slots[kind].key);
  }

  private keyOf(kind: BallotKind, personId = this.options.studentId): string {
    return ballotKey(personId, this.options.activityId, kind);
  }

  private set(slot: Slot, state: BallotState): void {
    slot.state = slot.openForms === 0 ? idle : state;
    for (const listener of this.listeners) listener();
  }

  /** Takes over a vote that an earlier page, or another tab, has stored as cast. */
  private adopt(slot: Slot): void {
    const stored = loadStoredBallot(slot.key);
    if (slot.submitted !== null || stored?.cast !== true) return;
    slot.submitted = { choice: stored.choice, reason: stored.reason, castAt: stored.castAt };
  }

  private send(kind: BallotKind, isNew = false): void {
    const slot = this.slots[kind];
    const vote = slot.submitted;
    if (vote === null) return;
    const { choice, reason } = vote;
    const { activityId, cast, run } = this.options;
    slot.isSending = true;
    const slow = setTimeout(() => {
      if (slot.submitted !== null) this.set(slot, { ...slot.state, sending: "not sent yet" });
    }, slowAfterMs);
    const settle = () => {
      clearTimeout(slow);
      slot.isSending = false;
    };
    run(() => cast(activityId, { kind, choice, reason, ago: isNew ? 0 : msSinceCast(vote) }).finally(settle), {
      overlapping: true, // A changed ballot is sent even while the page refreshes after the ballot before.
      onDone: (stands) => {
        if (slot.submitted !== vote) return this.sendNext(kind);
        slot.submitted = null;
        deleteSentBallot(slot.key, vote);
        const { shown } = slot.state;
        // The answer may be a vote that was cast later on another device (Q4).
        if (shown === null || isSameVote(shown, vote))
          this.set(slot, { shown: stands, sending: "sent", refusal: null });
        else this.set(slot, { shown, sending: "no", refusal: null });
      },
      onRefused: (refusal) => this.refused(kind, vote, refusal),
      refresh: "done",
    });
  }

  private refused(kind: BallotKind, vote: Vote, refusal: Refusal): void {
    const slot = this.slots[kind];
    // The vote stays stored, and is retried (Q4).
    if (isRetried(refusal)) {
      if (slot.submitted === null) return;
      // The vote before may reach the server late, and must not count as the later one.
      if (slot.submitted !== vote) this.storeCast(slot, slot.submitted);
      return this.set(slot, { ...slot.state, sending: "not sent yet" });
    }
    if (slot.submitted !== vote) return this.sendNext(kind);
    slot.submitted = null;
    const stored = loadStoredBallot(slot.key);
    // A draft again, so that it isn't lost with the page (B1); unless another tab has stored another vote since.
    if (slot.openForms > 0) storeBallot(slot.key, { ...(slot.state.shown ?? vote), cast: false });
    else if (stored !== null && isSameVote(stored, vote))
      storeBallot(slot.key, { choice: vote.choice, reason: vote.reason, ...stored.draft, cast: false });
    this.set(slot, { ...slot.state, sending: "no", refusal });
    if (slot.openForms === 0) this.options.showAbovePage(refusal.sentence);
  }

  /** Sends the vote that was submitted while another was being sent. */
  private sendNext(kind: BallotKind): void {
    const slot = this.slots[kind];
    if (slot.submitted === null || slot.isSending) return;
    this.set(slot, { ...slot.state, sending: "on its way" });
    this.send(kind, true);
  }

  private storeCast(slot: Slot, { choice, reason }: Vote): void {
    const draft = slot.state.shown ?? loadStoredBallot(slot.key)?.draft ?? { choice, reason };
    slot.submitted = { choice, reason, castAt: Date.now() };
    storeBallot(slot.key, { ...slot.submitted, cast: true, draft });
  }

  private sendInherited(kind: BallotKind, personId: string, isReturn: boolean): void {
    const [own, key] = [this.slots[kind].key, this.keyOf(kind, personId)];
    const stored = loadStoredBallot(key);
    if (stored?.cast !== true || this.uncounted.has(key) || this.isUnsent(kind)) return;
    if (this.inherited.has(key) && !isReturn) return;
    this.inherited.add(key);
    const { activityId, cast, run, showAbovePage } = this.options;
    const vote = { choice: stored.choice, reason: stored.reason };
    const input = { kind, ...vote, ago: msSinceCast(stored), castAs: personId };
    run(() => cast(activityId, input).finally(() => this.inherited.delete(key)), {
      overlapping: true,
      onDone: () => deleteSentBallot(key, vote),
      onRefused: (refusal) => {
        if (isRetried(refusal)) return;
        if (refusal.code === "ballot-other-name" || loadStoredBallot(own) !== null) return void this.uncounted.add(key);
        const now = loadStoredBallot(key);
        if (now === null || !isSameVote(now, vote)) return;
        storeBallot(own, { ...(now.draft ?? vote), cast: false }); // a draft again (B1)
        deleteStoredBallot(key);
        showAbovePage(refusal.sentence);
      },
      refresh: "done",
    });
  }
}

const isRetried = ({ code }: Refusal) => code === "lost" || code === "too-fast";
