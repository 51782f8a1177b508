import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { loadMetadata } from "@/lib/sync/browser/local-copies/copy-metadata";
import { stubAnswers, stubDevice } from "@/lib/sync/browser/testing/fake-device";
import { copyName } from "@/lib/sync/format/browser-storage";
import { FakeServer, stubServer } from "@/lib/sync/browser/testing/fake-server";
import { LiveDocument } from "./live-document";

const [ada, ben] = ["3d7c7f3a-0000-4000-8000-000000000001", "3d7c7f3a-0000-4000-8000-000000000002"];
const worksheet = { kind: "worksheet", id: "w", epoch: 1, access: "write" } as const;
const copy = copyName(ada, worksheet);

let server: FakeServer;
const tabs: LiveDocument[] = [];
const browser = { onLine: true };

beforeEach(() => {
  stubDevice();
  stubAnswers(204);
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("location", { origin: "http://school.test" });
  vi.stubGlobal("navigator", browser);
  server = new FakeServer(ada);
  stubServer(server);
});
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.destroy();
  server.doc.destroy();
  browser.onLine = true;
  vi.unstubAllGlobals();
});

function openTab(studentId = ada): LiveDocument {
  const tab = new LiveDocument({ ...worksheet, studentId });
  tabs.push(tab);
  tab.start();
  return tab;
}

/** A tab of the same browser that does not reach the server. */
async function openTabOffline(studentId = ada): Promise<LiveDocument> {
  const away = new FakeServer(studentId);
  away.isReachable = false;
  stubServer(away);
  browser.onLine = false;
  const tab = openTab(studentId);
  await expect.poll(() => tab.view().isWritable).toBe(true);
  browser.onLine = true;
  return tab;
}

const text = (tab: LiveDocument) => tab.view().doc?.getText("harmed");
const is = (tab: LiveDocument) => () => tab.view().state.is;
const becomes = (tab: LiveDocument, state: string) => expect.poll(is(tab)).toBe(state);
const marks = async () => (await loadMetadata(copy)).unsent.size;

function type(tab: LiveDocument, words: string): void {
  const field = text(tab);
  if (field === undefined) throw new Error("the tab has not opened its document");
  for (const letter of words) field.insert(field.length, letter);
}

/** Resolves once all tabs have received the message that one of them has stored something. */
function whenTabsAreTold(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(copy);
    channel.onmessage = () => {
      channel.close();
      setImmediate(resolve);
    };
  });
}

/** The server's text each time that the tab shows "Saved" from now on. */
function textsWhenSaved(tab: LiveDocument): string[] {
  const seen: string[] = [];
  tab.subscribe(() => {
    if (is(tab)() === "saved") seen.push(server.text);
  });
  return seen;
}

it("R6: back with a connection a tab brings what another left in the copy, once, and is Saved only when that is stored; then nothing is marked as unsent", async () => {
  const [left, stays] = [openTab(), openTab()];
  for (const tab of [left, stays]) await becomes(tab, "saved");
  server.cut();
  await becomes(stays, "offline");
  type(left, "The conclusion.");
  left.destroy();
  const whenSaved = textsWhenSaved(stays);
  server.isStoring = false;
  server.isReachable = true;
  await expect.poll(() => server.text).toBe("The conclusion.");
  expect(is(stays)()).toBe("saving");
  expect(stays.countUnsentWords()).toBe(2);
  expect(await marks()).toBe(1);
  server.store();
  await becomes(stays, "saved");
  expect(new Set(whenSaved)).toEqual(new Set(["The conclusion."]));
  await expect.poll(marks).toBe(0);
  expect(text(stays)?.toJSON()).toBe("The conclusion.");
});

it("R6: a connected tab sends what another types that does not reach the server, again and again, counts it as unsent, and is not Saved from that tab's first letter until it is stored", async () => {
  const stays = openTab();
  await becomes(stays, "saved");
  const away = await openTabOffline();
  const whenSaved = textsWhenSaved(stays);
  type(away, "Typed");
  await becomes(stays, "saving");
  await becomes(stays, "saved");
  expect(new Set(whenSaved)).toEqual(new Set(["Typed"]));
  server.isStoring = false;
  type(away, " beside");
  await expect.poll(() => server.text).toBe("Typed beside");
  await expect.poll(() => stays.countUnsentWords()).toBe(2);
  const isTold = whenTabsAreTold();
  type(away, " it.");
  await isTold;
  // The first part is stored, which proves nothing about the second: this tab has not read it yet.
  server.store();
  server.isStoring = false;
  await expect.poll(() => server.text).toBe("Typed beside it.");
  await expect.poll(() => stays.countUnsentWords()).toBe(3);
  expect(is(stays)()).toBe("saving");
  away.destroy();
  server.store();
  await becomes(stays, "saved");
  expect(new Set(whenSaved)).toEqual(new Set(["Typed", "Typed beside it."]));
  expect(await stays.whenSaved(1_000)).toBe(true);
  await expect.poll(marks).toBe(0);
});

it("R6: what another tab has sent itself and the server has not stored yet keeps this one from being Saved too", async () => {
  const [other, stays] = [openTab(), openTab()];
  for (const tab of [other, stays]) await becomes(tab, "saved");
  const whenStored: boolean[] = [];
  stays.subscribe(() => {
    if (is(stays)() === "saved") whenStored.push(server.isStoring);
  });
  server.isStoring = false;
  type(other, "Sent.");
  await expect.poll(() => text(stays)?.toJSON()).toBe("Sent.");
  // When it reads the copy it sends a frame, which is not stored either.
  await expect.poll(() => server.taken.some(([socket]) => socket === 2)).toBe(true);
  await expect.poll(() => stays.countUnsentWords()).toBe(1);
  expect(is(stays)()).toBe("saving");
  server.store();
  for (const tab of [other, stays]) await becomes(tab, "saved");
  expect(whenStored).not.toContain(false);
  expect(server.text).toBe("Sent.");
});

it("R6, S1q: what another student typed in the same browser is neither read nor sent, and keeps nobody from being Saved; with another's session nothing is sent", async () => {
  const stays = openTab();
  await becomes(stays, "saved");
  const bens = new FakeServer(ben);
  stubServer(bens);
  const other = openTab(ben);
  await becomes(other, "saved");
  bens.cut();
  await becomes(other, "offline");
  const states: string[] = [];
  stays.subscribe(() => states.push(is(stays)()));
  type(other, "Only Ben's.");
  await expect.poll(async () => (await loadMetadata(copyName(ben, worksheet))).unsent.size).toBe(1);
  other.destroy();
  server.cut();
  await becomes(stays, "offline");
  server.isReachable = true;
  await becomes(stays, "saved");
  expect(server.text).toBe("");

  type(await openTabOffline(), "Only Ada's.");
  await becomes(stays, "saved");
  server.cut();
  await becomes(stays, "offline");
  type(stays, " More.");
  const before = server.taken.length;
  server.user = ben;
  server.isReachable = true;
  await becomes(stays, "stopped");
  expect(server.taken).toHaveLength(before);
});
