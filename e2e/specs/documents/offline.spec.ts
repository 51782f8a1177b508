/** The local copy: typed text survives its page, is merged once, and into the right document. */
import { openPage, readCopies, expectAllStored, expectUnsent, kill } from "@/e2e/support/device-copies";
import { expect, member, test } from "@/e2e/support/fixtures";
import { expectMiddleOnBoth, typeAtStart } from "@/e2e/support/concurrent-typing";
import { messageSaved } from "@/lib/wire/document-messages";
import { harmed, saved, at } from "./offline-support";

test("R6, S4m: words typed offline outlive a killed page, merge with what the team-mate typed meanwhile, and are there once", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom));
  const mate = await open(member(classroom, 0, 1), at(classroom));
  const context = page.context();
  await expectMiddleOnBoth(harmed, page, mate);
  await context.setOffline(true);
  await harmed(page).press("End");
  await page.keyboard.type(" Typed without a connection.");
  await expect(page.getByText("Offline: stored on this device · 4 words not sent yet")).toBeVisible();
  await expectUnsent(page);
  expect(Object.keys(await readCopies(page))).toEqual([
    `crosscase/${member(classroom, 0).id}/worksheet/${classroom.teams[0]?.worksheetId}/1`,
  ]);
  await kill(page);
  await typeAtStart(harmed, mate);
  await context.setOffline(false);
  const back = await openPage(context, at(classroom));
  for (const each of [back, mate])
    await expect(harmed(each)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
  await saved(back);
  await expectAllStored(back);
  await back.reload();
  await expect(harmed(back)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
});

test("R6, S4m: a lid closed on words typed offline, and opened again: they merge with what the team-mate typed meanwhile, are there once, and are Saved", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom));
  const mate = await open(member(classroom, 0, 1), at(classroom));
  await expectMiddleOnBoth(harmed, page, mate);
  await page.context().setOffline(true);
  await harmed(page).press("End");
  await page.keyboard.type(" Typed without a connection.");
  await expect(page.getByText("Offline: stored on this device · 4 words not sent yet")).toBeVisible();
  const lid = await page.context().newCDPSession(page);
  await lid.send("Page.setWebLifecycleState", { state: "frozen" });
  await typeAtStart(harmed, mate);
  await lid.send("Page.setWebLifecycleState", { state: "active" });
  await expect(harmed(page)).toHaveValue("Middle. Typed without a connection.");
  await page.context().setOffline(false);
  for (const each of [page, mate])
    await expect(harmed(each)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
  await saved(page);
  await page.reload();
  await expect(harmed(page)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
});

test("R6: after a reload words of the page before count as not sent until the server has committed them and said so, also while a team-mate reads them already", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), "about:blank");
  let holding = false;
  const held: (() => void)[] = [];
  let isSavedWithheld = false;
  const withheld: (() => void)[] = [];
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      if (holding && typeof frame !== "string" && frame[0] === 0 && frame[1] !== 0) held.push(() => server.send(frame));
      else server.send(frame);
    });
    server.onMessage((frame) => {
      const isSaved = typeof frame !== "string" && frame[0] === messageSaved;
      if (isSavedWithheld && isSaved) withheld.push(() => socket.send(frame));
      else socket.send(frame);
    });
  });
  await page.goto(at(classroom));
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Known.");
  await saved(page);
  holding = true;
  await harmed(page).press("End");
  await page.keyboard.type(" Three more words");
  await expect(page.getByText("3 words not sent yet")).toBeAttached();
  held.length = 0;
  await page.reload();
  await expect(harmed(page)).toHaveValue("Known. Three more words");
  await expect(page.getByText("3 words not sent yet")).toBeAttached();
  await expect(page.getByText("Saved", { exact: true })).toHaveCount(0);

  const mate = await open(member(classroom, 0, 1), at(classroom));
  await expect(harmed(mate)).toHaveValue("Known.");
  holding = false;
  isSavedWithheld = true;
  for (const send of held) send();
  await expect(harmed(mate)).toHaveValue("Known. Three more words");
  await expect(page.getByText("3 words not sent yet")).toBeAttached();
  await expect(page.getByText("Saved", { exact: true })).toHaveCount(0);
  isSavedWithheld = false;
  for (const send of withheld) send();
  await saved(page);
});

test("R6, B1m: without storage all works as before, and the line says that the words are on this page only; so with no room left", async ({
  makeClassroom,
  open,
  server,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), "about:blank");
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => undefined }));
  const mate = await open(member(classroom, 0, 1), "about:blank");
  const quota = await mate.context().newCDPSession(mate);
  await quota.send("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: 20_000 });
  for (const each of [page, mate]) await each.goto(at(classroom));
  for (const each of [page, mate]) await expect(harmed(each)).toBeEditable();
  for (const each of [page, mate]) await each.context().setOffline(true);
  await harmed(page).fill("Kept on the page.");
  await harmed(mate).fill("No room. ".repeat(5_000));
  for (const each of [page, mate])
    await expect(each.getByText("Offline: stored on this page only. Keep this page open.").first()).toBeVisible();
  for (const each of [page, mate]) await each.context().setOffline(false);
  await expect(harmed(mate)).toHaveValue(/Kept on the page\./);
  for (const each of [page, mate]) await saved(each);
});
