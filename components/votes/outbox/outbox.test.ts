import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { RunAction } from "@/components/actions/use-action";
import type { ActionResult } from "@/lib/errors/action-result";
import { formKey } from "@/lib/sync/format/browser-storage";
import { Outbox, type CastAction } from "./outbox";
import { loadStoredForm, storeForm, type Form } from "./stored-form";

const key = formKey("ada", "a1", "final");
const bias: Form = { choice: "bias", reason: "it looks neutral" };
const brittle: Form = { choice: "brittleness", reason: "" };
const lost: ActionResult<Form> = { ok: false, code: "lost", sentence: "No answer." };
const late: ActionResult<Form> = { ok: false, code: "ballot-fixed", sentence: "Too late." };

let online: () => void = () => undefined;
beforeEach(() => {
  const items = new Map<string, string>();
  vi.useFakeTimers({ now: new Date("2026-11-30T09:00:00Z") });
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => items.set(name, value),
    removeItem: (name: string) => items.delete(name),
  });
  vi.stubGlobal("addEventListener", (_: string, listener: () => void) => (online = listener));
  vi.stubGlobal("removeEventListener", () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An outbox whose requests wait until the test answers them. */
function makeOutbox(mergedIds: readonly string[] = []) {
  const requests: { input: Record<string, unknown>; answer: (result: ActionResult<Form>) => Promise<void> }[] = [];
  const above: string[] = [];
  const cast: CastAction = (_, kind, form, sent) =>
    new Promise((resolve) => {
      const answer = async (result: ActionResult<Form>) => {
        resolve(result);
        await vi.advanceTimersByTimeAsync(0);
      };
      requests.push({ input: { kind, ...form, ...sent }, answer });
    });
  const run: RunAction = (call, { onDone, onRefused } = {}) =>
    void call().then((result) => (result.ok ? onDone?.(result.value) : onRefused?.(result)));
  const showAbovePage = (sentence: string) => void above.push(sentence);
  const outbox = new Outbox({ activityId: "a1", studentId: "ada", cast, run, showAbovePage });
  return { outbox, requests, above, stop: outbox.start(mergedIds) };
}

it("Q4c: a vote is stored and sent once; it is on its way, then not sent yet, and is retried until the server has it", async () => {
  const { outbox, requests, stop } = makeOutbox();
  outbox.open("final", null);
  outbox.change("final", bias);
  expect(requests).toHaveLength(0);
  outbox.submit("final");
  expect(loadStoredForm(key)).toMatchObject({ form: bias, cast: true });
  expect(outbox.countUnsent()).toBe(1);
  expect(outbox.stateOf("final")).toMatchObject({ shown: bias, sending: "on its way" });
  await vi.advanceTimersByTimeAsync(6_000);
  expect(outbox.stateOf("final").sending).toBe("not sent yet");
  expect(requests).toHaveLength(1);
  await requests[0]?.answer(lost);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(requests).toHaveLength(2);
  expect(requests[1]?.input).toMatchObject({ kind: "final", ...bias, ago: expect.any(Number) as number });
  expect(requests[1]?.input.ago).toBeGreaterThan(5_000);
  await requests[1]?.answer({ ok: true, value: bias });
  expect(outbox.stateOf("final")).toEqual({ shown: bias, sending: "sent", refusal: null });
  expect(loadStoredForm(key)).toBeNull();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(requests).toHaveLength(2);
  stop();
});

it("Q4c: a vote is sent again when the device is online, though a request from before is unanswered; the late answer changes nothing", async () => {
  const { outbox, requests } = makeOutbox();
  outbox.open("final", null);
  outbox.change("final", bias);
  outbox.submit("final");
  await vi.advanceTimersByTimeAsync(11_000);
  expect(requests).toHaveLength(1);
  online();
  expect(requests).toHaveLength(2);
  await requests[1]?.answer({ ok: true, value: bias });
  outbox.change("final", brittle);
  await requests[0]?.answer(lost);
  expect(outbox.stateOf("final")).toEqual({ shown: brittle, sending: "no", refusal: null });
  expect(loadStoredForm(key)).toEqual({ form: brittle, cast: false });
});

it("Q4c: a vote that is changed while it is on its way is sent after it, and only the last is shown as sent", async () => {
  const { outbox, requests } = makeOutbox();
  outbox.open("final", null);
  for (const vote of [bias, brittle]) {
    outbox.change("final", vote);
    outbox.submit("final");
  }
  expect(requests).toHaveLength(1);
  await requests[0]?.answer({ ok: true, value: bias });
  expect(requests[1]?.input).toMatchObject({ ...brittle, ago: 0 });
  expect(outbox.stateOf("final").sending).toBe("on its way");
  await requests[1]?.answer({ ok: true, value: brittle });
  expect(outbox.stateOf("final")).toMatchObject({ shown: brittle, sending: "sent" });
});

it("Q4c, B1b: what is typed while a vote is on its way, or unsent when the form closes, is a draft that the next form shows", async () => {
  const { outbox, requests } = makeOutbox();
  const close = outbox.open("final", null);
  outbox.change("final", bias);
  outbox.submit("final");
  outbox.change("final", brittle);
  close();
  await requests[0]?.answer({ ok: true, value: bias });
  expect(loadStoredForm(key)).toEqual({ form: brittle, cast: false });
  outbox.open("final", bias);
  expect(outbox.stateOf("final")).toEqual({ shown: brittle, sending: "no", refusal: null });
  expect(requests).toHaveLength(1);
});

it("Q4c, B1b: a refusal is shown in the open form, or above the page, and what was cast is a draft again", async () => {
  for (const isOpen of [true, false]) {
    const { outbox, requests, above } = makeOutbox();
    const close = outbox.open("final", brittle);
    outbox.change("final", bias);
    outbox.submit("final");
    if (!isOpen) close();
    await requests[0]?.answer(late);
    expect(outbox.stateOf("final").refusal).toEqual(isOpen ? late : null);
    expect(above).toEqual(isOpen ? [] : ["Too late."]);
    expect(loadStoredForm(key)).toEqual({ form: bias, cast: false });
    expect(outbox.countUnsent()).toBe(0);
  }
});

it("Q4c: a vote that an earlier page or another tab has cast is sent without a form; one that was cast there since stays", async () => {
  storeForm(key, { form: bias, cast: true, castAt: Date.now() - 90_000 });
  const { requests, above } = makeOutbox();
  expect(requests[0]?.input).toEqual({ kind: "final", ...bias, ago: 90_000 });
  storeForm(key, { form: brittle, cast: true, castAt: Date.now() });
  await requests[0]?.answer(late);
  expect(above).toEqual(["Too late."]);
  expect(loadStoredForm(key)).toMatchObject({ form: brittle, cast: true });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(requests[1]?.input).toMatchObject(brittle);
});

it("Q4d: the answer may be a vote that was cast later on another device, and the form shows it", async () => {
  const { outbox, requests } = makeOutbox();
  outbox.open("final", null);
  outbox.change("final", bias);
  outbox.submit("final");
  await requests[0]?.answer({ ok: true, value: brittle });
  expect(outbox.stateOf("final")).toMatchObject({ shown: brittle, sending: "sent" });
});

it("T15q: a vote of a merged name is sent as that name's, unless the student has cast one; one that does not count stays on the device", async () => {
  const other = formKey("bo", "a1", "final");
  storeForm(other, { form: bias, cast: true });
  storeForm(key, { form: brittle, cast: true });
  const { requests } = makeOutbox(["bo"]);
  expect(requests.map(({ input }) => input)).toMatchObject([brittle]);
  await requests[0]?.answer({ ok: true, value: brittle });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(requests[1]?.input).toMatchObject({ ...bias, castAs: "bo" });
  await requests[1]?.answer({ ok: false, code: "ballot-other-name", sentence: "No." });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(requests).toHaveLength(2);
  expect(loadStoredForm(other)).toMatchObject({ form: bias });
});

it("S10c: an exit ticket is kept like a ballot: as a draft while it is typed, sent when it is saved, retried, and a draft again when it is refused", async () => {
  const own = formKey("ada", "a1", "ticket");
  const [typed, saved] = [
    { mind: "the other case", test: "" },
    { mind: "the other case", test: "rare dialects" },
  ];
  const { outbox, requests, stop } = makeOutbox();
  const close = outbox.open("ticket", null);
  outbox.change("ticket", typed);
  expect(loadStoredForm(own)).toEqual({ form: typed, cast: false });
  close();
  outbox.open("ticket", null);
  expect(outbox.stateOf("ticket").shown).toEqual(typed);
  outbox.change("ticket", saved);
  outbox.submit("ticket");
  expect(outbox.countUnsent()).toBe(1);
  await requests[0]?.answer(lost);
  expect(outbox.stateOf("ticket").sending).toBe("not sent yet");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(requests.map(({ input }) => input)).toMatchObject([
    { kind: "ticket", ...saved },
    { kind: "ticket", ...saved },
  ]);
  await requests[1]?.answer({ ok: false, code: "ticket-long", sentence: "Too long." });
  expect(loadStoredForm(own)).toEqual({ form: saved, cast: false });
  outbox.submit("ticket");
  await requests[2]?.answer({ ok: true, value: saved });
  expect(loadStoredForm(own)).toBeNull();
  expect(outbox.stateOf("ticket").sending).toBe("sent");
  stop();
});

it("T15r: an exit ticket of a merged name is sent as that name's; one that does not count stays on the device", async () => {
  const other = formKey("bo", "a1", "ticket");
  const form = { mind: "under my other name", test: "" };
  storeForm(other, { form, cast: true });
  const { requests, stop } = makeOutbox(["bo"]);
  expect(requests.map(({ input }) => input)).toMatchObject([{ kind: "ticket", ...form, castAs: "bo" }]);
  await requests[0]?.answer({ ok: false, code: "ticket-other-name", sentence: "No." });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(requests).toHaveLength(1);
  expect(loadStoredForm(other)).toMatchObject({ form });
  stop();
});
