import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { readFile } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import { setActivity, setStudent } from "@/db/testing/change-rows";
import { makePicturedLesson, makeSession } from "@/db/testing/factories";
import { database } from "@/db/client";
import { setClassArchived } from "@/lib/features/people/classes/queries/archived-classes";
import { setOwnerSince } from "@/lib/activity/queries/owners";
import { sessionCookie } from "@/lib/auth/session-token";
import { readActionIds } from "@/lib/server/testing/actions";
import { tableNames } from "@/lib/features/exporting/export-tables";
import { BlockReader } from "@/lib/sync/format/replay/row-blocks";
import { decodeRows } from "@/lib/sync/format/stored-rows";
import { phases, type Phase } from "@/lib/activity/rules/phases";
import { expect, member, test } from "@/e2e/support/fixtures";
import { expectedByPhase } from "@/e2e/support/expected-by-phase";
import { chooseFor } from "@/e2e/support/menus";
import { json } from "@/e2e/specs/access/action-row";
import { requestAction, uncompressed } from "@/e2e/specs/access/request";
import { routes } from "@/e2e/specs/access/table";
import { at, harmed } from "@/e2e/specs/cases/writing/write-support";
import { receiveUntil, stayOnLive } from "./receive-live";
import { hasTrace } from "./trace";
import { makeWholeStudent, type WholeStudent } from "./whole-student";

const dayMs = 24 * 60 * 60_000;

/** Paths of every page and file of teachers, and of the team-mate in this phase, except those about the erased student. */
function pathsOf(room: WholeStudent & { lessonId: string; image: string }, phase: Phase) {
  const scene = {
    ...room,
    code: room.class.code,
    submissionId: room.submission.id,
    studentId: room.mate.id,
  };
  const teachers = Object.entries(routes).flatMap(([route, { at, may }]) => {
    if (!route.startsWith("/teacher") || (Array.isArray(may) && may.length === 0)) return [];
    return route.endsWith("[table]") ? tableNames.map((table) => at(scene).replace("ballots", table)) : [at(scene)];
  });
  const history = [`history/${room.team.worksheetId}`, `history/${room.team.worksheetId}/rows`];
  const mates = [...expectedByPhase[phase].pages, ...(phase === "setup" || phase === "learn" ? [] : history)];
  return { teachers, mates: mates.map((page) => `/a/${room.activityId}/${page}`) };
}

const filesWithNames = ["people", "teams", "submissions", "marks", "points", "ballots", "tries", "participation"].map(
  (table) => `/export/tables/${table}`,
);

/** A response as text, with the rows of histories inflated. */
function readable(page: string, bytes: Buffer): string {
  const blocks = page.endsWith("/rows") ? new BlockReader().push(bytes) : [];
  if (page.endsWith("/export/activity")) {
    const { histories } = JSON.parse(bytes.toString()) as { histories: { blocks: string[] }[] };
    blocks.push(
      ...histories.flatMap((history) => history.blocks.map((block) => new Uint8Array(Buffer.from(block, "base64")))),
    );
  }
  const rows = blocks.flatMap((block) => decodeRows(inflateSync(block)));
  const authors = rows.map(({ author, bytes: update }) => `${author} ${Buffer.from(update).toString()}`);
  return [bytes.toString(), ...authors].join("\n");
}

for (const phase of phases)
  test(`B7a: in ${phase} no page, no exported file and no live channel of a teacher or a team-mate names an erased student, by name, id or PIN, and all of them are there`, async ({
    server,
  }) => {
    const room = await makeWholeStudent(phase);
    const cookies = {
      teacher: await sessionCookie((await makeSession({ teacherId: room.teacher.id })).id),
      mate: await sessionCookie(room.mateSession.id),
      student: await sessionCookie(room.session.id),
    };
    const hear = async () => [
      await receiveUntil(server.origin, room.activityId, cookies.teacher, "here"),
      await receiveUntil(server.origin, room.activityId, cookies.mate, "time"),
    ];
    const traces = [room.name, room.pin, room.id, room.twinId];
    const isHeard = async () => (await hear()).some((text) => traces.some((trace) => hasTrace(text, trace)));
    await setOwnerSince(database(), room.teacher.id, new Date());
    const { contentId, ...lesson } = await makePicturedLesson(room.teacher.id, builtInLesson);
    await setActivity(room.activityId, { contentId });
    const { teachers, mates } = pathsOf({ ...room, ...lesson }, phase);
    const asked = [
      ...teachers.map((page) => [page, cookies.teacher] as const),
      ...mates.map((page) => [page, cookies.mate] as const),
    ];
    // The same code answers the router's requests, in half of the time, so whole pages are read in one phase only.
    const way: Record<string, string> = phase === "results" ? {} : { rsc: "1" };
    const read = async () => {
      const pages: { page: string; ok: boolean; named: boolean }[] = [];
      for (const [page, cookie] of asked) {
        const answer = await fetch(server.origin + page, { headers: { cookie, ...uncompressed, ...way } });
        const text = readable(page, Buffer.from(await answer.arrayBuffer()));
        const ok = answer.ok && !text.includes("NEXT_HTTP_ERROR_FALLBACK;404");
        pages.push({ page, ok, named: traces.some((trace) => hasTrace(text, trace)) });
      }
      return pages;
    };
    const before = await read();
    expect(before.filter(({ ok }) => !ok)).toEqual([]);
    // Each file that can name somebody must be among the responses that name the student.
    const naming = before.filter(({ named }) => named).map(({ page }) => page);
    expect(naming.length).toBeGreaterThan(20);
    for (const file of ["/roster/file", "/export/activity", "/audit/csv", ...filesWithNames])
      expect(
        naming.some((page) => page.endsWith(file)),
        file,
      ).toBe(true);
    const leave = await stayOnLive(server.origin, room.activityId, cookies.student);
    await expect.poll(isHeard).toBe(true);
    const outcome = await requestAction(
      server.origin,
      `/teacher/classes/${room.classId}/students/${room.id}`,
      readActionIds().get("lib/features/privacy/actions/erase.ts#eraseStudentAction") ?? "",
      [json(room.classId), json({ studentId: room.id, name: room.name })],
      cookies.teacher,
    );
    expect(outcome).toBe("in");
    expect((await read()).filter(({ ok, named }) => named || !ok)).toEqual([]);
    expect(await isHeard()).toBe(false);
    leave();
  });

test("B7a, B7b, B10c, Q31a, Q32b, Q34e: a teacher downloads what is held about a student, reads why not while the server is busy, and erases them while the team writes: the student’s page is sent away, the team-mate’s goes on without the name and with every word, no socket names them again, and an owner finds both in the audit log; once the class is closed its page shows what retention would delete, by name, and when, saves it, and says that it is soon, as the list of classes does, of an archived one too", async ({
  makeClassroom,
  open,
}) => {
  const room = await makeClassroom({ phase: "write", teams: 1, names: [`Amara ${crypto.randomUUID().slice(0, 8)}`] });
  const [amara, ben] = [member(room, 0, 0), member(room, 0, 1)];
  await setOwnerSince(database(), room.teacher.id, new Date());
  const [hers, his] = [await open(amara, at(room)), await open(ben, at(room))];
  await harmed(hers).fill("Everyone who rents.");
  await expect(harmed(his)).toHaveValue("Everyone who rents.");
  await expect(his.getByText(amara.name).first()).toBeVisible();
  const board = await open(room.teacher, `/teacher/activities/${room.activity.id}`);
  await expect(board.getByText(amara.name).first()).toBeAttached();

  const teachers = await open(room.teacher, `/teacher/classes/${room.class.id}`);
  await chooseFor(teachers, amara.name, "Student data");
  const busy = "Too many people are loading the history of a case right now. Wait a moment, then try again.";
  await teachers.route("**/held", (route) => route.fulfill({ status: 503, contentType: "text/plain", body: busy }));
  // Before the page's script runs, the link is the browser's own download, which shows no text.
  await expect(async () => {
    await teachers.getByRole("link", { name: "Download the file" }).click();
    await expect(teachers.getByText(busy)).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await teachers.unroute("**/held");
  const download = teachers.waitForEvent("download");
  await teachers.getByRole("link", { name: "Download the file" }).click();
  const file = JSON.parse(await readFile(await (await download).path(), "utf8")) as { held: { students: unknown[] } };
  expect(file.held.students).toMatchObject([{ id: amara.id, name: amara.name }]);

  await teachers.getByRole("button", { name: `Erase ${amara.name}…` }).click();
  const dialog = teachers.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Amara");
  await dialog.getByRole("button", { name: `Erase ${amara.name} for good` }).click();
  await expect(dialog.getByText("Crosscase has not erased the student.")).toBeVisible();
  await dialog.getByRole("textbox").fill(amara.name);
  let isErased = false;
  const frames: { text: string; later: boolean }[] = [];
  for (const page of [his, board]) {
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) =>
        frames.push({ text: Buffer.from(payload).toString("latin1"), later: isErased }),
      ),
    );
    await page.reload();
  }
  const named = (later: boolean) =>
    frames.filter(
      (frame) => frame.later === later && [amara.id, amara.name].some((trace) => frame.text.includes(trace)),
    );
  // She is online and wrote most of the text, so frames name her.
  await expect.poll(() => named(false).length).toBeGreaterThan(1);
  await dialog.getByRole("button", { name: `Erase ${amara.name} for good` }).click();
  await expect(teachers.getByText("You have erased this student.")).toBeVisible();

  await expect(hers.getByText(amara.name)).toHaveCount(0);
  await expect(his.getByText(amara.name)).toHaveCount(0);
  await expect(board.getByText(amara.name)).toHaveCount(0);
  isErased = true;
  await harmed(his).press("End");
  await harmed(his).pressSequentially(" And who buys.");
  await expect(harmed(his)).toHaveValue("Everyone who rents. And who buys.");
  await expect(his.getByText("Saved", { exact: true }).first()).toBeVisible();
  // After a reload all their sockets are new, and receive nothing about her.
  await his.reload();
  await board.reload();
  await expect(harmed(his)).toHaveValue("Everyone who rents. And who buys.");
  await expect.poll(() => frames.filter(({ later }) => later).length).toBeGreaterThan(5);
  expect(named(true)).toEqual([]);
  await his.goto(`/a/${room.activity.id}/history/${room.teams[0]?.worksheetId ?? ""}`);
  await expect(his.getByRole("list", { name: "Authors" }).or(his.getByText("a former member")).first()).toBeVisible();

  await teachers.goto("/teacher/installation");
  await teachers.getByRole("link", { name: "Open the audit log" }).click();
  const log = teachers.getByRole("table");
  await expect(log.getByRole("row").filter({ hasText: "erased a student" }).first()).toContainText("a former student");
  await expect(log.getByRole("row").filter({ hasText: "viewed all of a student’s data" }).first()).toContainText(
    room.teacher.name,
  );
  await expect(teachers.getByText(amara.name)).toHaveCount(0);

  // Closed so long ago that everything is due for erasure once its teachers have had two weeks (Q32).
  await setActivity(room.activity.id, { phase: "closed", closedAt: new Date(Date.now() - 200 * dayMs) });
  await setStudent(ben.id, { createdAt: new Date(Date.now() - 201 * dayMs) });
  const before = Date.now();
  await teachers.goto(`/teacher/classes/${room.class.id}`);
  await expect(teachers.getByText("Automatic deletion is off.")).toBeVisible();
  await teachers.getByRole("combobox", { name: "Erase the students" }).selectOption("3");
  const erased = teachers.getByRole("listitem").filter({ hasText: "Crosscase erases 1 student" });
  const day = Date.parse((await erased.locator("time").getAttribute("datetime")) ?? "");
  expect(day).toBeGreaterThanOrEqual(before + 14 * dayMs);
  expect(day).toBeLessThanOrEqual(Date.now() + 14 * dayMs);
  await teachers.getByRole("combobox", { name: "Delete the activities" }).selectOption("1");
  await teachers.getByRole("button", { name: "Save", exact: true }).click();
  await expect(teachers.getByText("Crosscase must erase students before it deletes their activities")).toBeVisible();
  await teachers.getByRole("combobox", { name: "Delete the activities" }).selectOption("6");
  await expect(
    teachers.getByRole("listitem").filter({ hasText: `deletes the activity ${builtInLesson.title}` }),
  ).toBeVisible();
  await teachers.getByRole("button", { name: "Save", exact: true }).click();
  await expect(teachers.getByText("Saved. The audit log records your change.")).toBeVisible();
  await teachers.reload();
  await expect(teachers.getByText("Crosscase will delete data from this class within two weeks")).toBeVisible();
  const listed = teachers.getByRole("listitem").filter({ hasText: room.class.name });
  await teachers.goto("/teacher");
  await expect(listed).toContainText("data deletion within two weeks");
  await setClassArchived(database(), room.class.id, { archivedAt: new Date() });
  await teachers.reload();
  await expect(listed).toContainText(
    "Crosscase will delete data from this class within two weeks. The class page has the details.",
  );
});
