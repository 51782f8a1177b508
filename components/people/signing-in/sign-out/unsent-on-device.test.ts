import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubDevice } from "@/lib/sync/browser/testing/fake-device";
import { offerMergedTexts } from "@/lib/sync/browser/local-copies/set-aside-text";
import { storeForm } from "@/components/votes/outbox/stored-form";
import { commentDraftKey, formKey, lessonDraftKey, setAsidePrefix } from "@/lib/sync/format/browser-storage";
import { isDraftOnDevice, isUnsentOnDevice } from "./unsent-on-device";

const key = formKey("ada", "a1", "final");
const vote = { choice: "bias", reason: "" };

beforeEach(() => {
  stubDevice();
  vi.stubGlobal("sessionStorage", localStorage);
});
afterEach(() => vi.unstubAllGlobals());

it("S1n, Q4c: a vote that was cast and has not arrived is unsent, whichever page one signs out from; one that was only begun is a draft; another student's is neither", async () => {
  expect([await isUnsentOnDevice("ada"), isDraftOnDevice("ada")]).toEqual([false, false]);
  storeForm(key, { form: vote, cast: true });
  expect([await isUnsentOnDevice("ada"), isDraftOnDevice("ada")]).toEqual([true, false]);
  expect([await isUnsentOnDevice(null), await isUnsentOnDevice("ben")]).toEqual([true, false]);
  storeForm(key, { form: vote, cast: false });
  expect([await isUnsentOnDevice("ada"), isDraftOnDevice("ada")]).toEqual([false, true]);
  expect([isDraftOnDevice(null), isDraftOnDevice("ben")]).toEqual([true, false]);
  storeForm(key, { form: { choice: "", reason: " " }, cast: false });
  expect(isDraftOnDevice("ada")).toBe(false);
});

it("S1n, S10c: so it is with an exit ticket", async () => {
  const own = formKey("ada", "a1", "ticket");
  storeForm(own, { form: { mind: "", test: "rare dialects" }, cast: true });
  expect([await isUnsentOnDevice("ada"), isDraftOnDevice("ada")]).toEqual([true, false]);
  storeForm(own, { form: { mind: "", test: "rare dialects" }, cast: false });
  expect([await isUnsentOnDevice("ada"), isDraftOnDevice("ada")]).toEqual([false, true]);
});

it("S1n, T15r: text that was set aside under a name merged into the student's is unsent, until the merge is undone", async () => {
  localStorage.setItem(`${setAsidePrefix("ada-l")}1`, "{}");
  expect(await isUnsentOnDevice("ada")).toBe(false);
  offerMergedTexts("ada", ["ada-l"]);
  expect([await isUnsentOnDevice("ada"), await isUnsentOnDevice("ben")]).toEqual([true, false]);
  offerMergedTexts("ada", []);
  expect(await isUnsentOnDevice("ada")).toBe(false);
});

it("S1n, T12b: a comment that a teacher has written and not sent is a draft; one that is as it was stored is not", () => {
  const write = (text: string, before: string | null) =>
    sessionStorage.setItem(
      commentDraftKey("s1"),
      JSON.stringify({ id: "c1", field: "case", passage: null, text, before }),
    );
  for (const [text, before, isDraft] of [
    ["Whom does it harm?", null, true],
    ["Whom does it harm?", "Who?", true],
    ["Who?", "Who?", false],
    [" ", null, false],
  ] as const) {
    write(text, before);
    expect(isDraftOnDevice("grace")).toBe(isDraft);
  }
});

it("S1n, T16h: what a teacher has typed into a lesson and the server does not have is a draft", () => {
  expect(isDraftOnDevice("grace")).toBe(false);
  sessionStorage.setItem(lessonDraftKey("l1"), "{}");
  expect(isDraftOnDevice("grace")).toBe(true);
});
