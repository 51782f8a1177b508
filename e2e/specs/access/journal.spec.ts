/** Every action of a teacher that changes something has a line in the journal, or the table has a reason why not (T8). */
import { expect } from "@/e2e/support/fixtures";
import { database } from "@/db/client";
import { findEntries, listEntries } from "@/lib/activity/queries/journal";
import { readActionIds } from "@/lib/server/testing/actions";
import { changedKinds } from "@/lib/activity/journal/changed-kinds";
import { auditedKinds } from "@/lib/activity/rules/audit";
import { readAudit } from "./audit-lines";
import { actions } from "./action-table";
import { test } from "@/e2e/support/own-server";
import { requestAction } from "./request";
import { journalTable, withoutEntry, type Call } from "./journal-table";
import { loadSceneRows } from "./scene-rows";
import { loadFacts } from "@/lib/activity/journal/facts";
import { diffFacts, type Facts } from "@/lib/activity/rules/journal";
import { makeScene, type Role, type Scene } from "./scene";

/** Lines of the audit log that a page adds when it is rendered again after an action. */
const shownAgain = ["pins", "submission"];

/** Folders of the actions with which teachers sign in. Everyone may try these. */
const signingIn = ["lib/features/people/signing-in/actions/", "lib/features/courses/actions/"];
/** Actions that no student may call, and those with which teachers sign in. */
const ofTeachers = Object.entries(actions).flatMap(([name, { may }]) =>
  !may.includes("team-mate") || signingIn.some((folder) => name.startsWith(folder)) ? [name] : [],
);

test("T8c: every action of a teacher is known to write a line, to change nothing, or to have a reason for writing none", () => {
  expect([...Object.keys(journalTable), ...Object.keys(withoutEntry)].sort()).toEqual([...ofTeachers].sort());
  expect(Object.values(journalTable).filter(({ writes }) => writes !== null).length).toBeGreaterThan(20);
  expect(Object.keys(withoutEntry)).toHaveLength(31);
  expect(auditedKinds.filter((kind) => !(kind in changedKinds))).toEqual([]);
});

test("T8c, Q34c: an action of a teacher that changes something writes one line in the journal with every fact that it changed (an erasure with none), and one in the audit log if it is about people or who sees them; one that only shows something writes nothing at all, but in the audit log that people were read about", async ({
  server,
}) => {
  const ids = readActionIds();
  const wrong: string[] = [];
  for (const [name, { writes, call: prepare, as = "teacher", forGood, audited, makesAccount }] of Object.entries(
    journalTable,
  )) {
    const scene = await makeScene("while");
    const at = (action: string) => actions[action]?.at(scene) ?? "";
    const ask = (action: string, args: Parameters<typeof requestAction>[3], role: Role = "teacher") =>
      requestAction(server.origin, at(action), ids.get(action) ?? "", args, scene.cookies[role]);
    const call: Call = async (first, ...args) => expect(await ask(first, args), `${first}, before ${name}`).toBe("in");
    const args = (await prepare?.(scene, call)) ?? actions[name]?.args(scene) ?? [];
    // Only an action that writes no line must leave all rows as they are.
    const rows = async () => (writes === null ? await loadSceneRows(scene) : []);
    const [linesBefore, rowsBefore, factsBefore] = [await lines(scene), await rows(), await facts(scene)];
    const auditBefore = await readAudit();
    const outcome = await ask(name, args, as);
    const auditAfter = (await readAudit()).slice(auditBefore.length).map(({ act }) => act);
    const audit = auditAfter.filter((act) => !shownAgain.includes(act));
    const [linesAfter, rowsAfter, factsAfter] = [await lines(scene), await rows(), await facts(scene)];
    const newest = (await listEntries(database(), scene, 1)).map(({ id }) => id);
    const [entry] = await findEntries(database(), newest);
    const recordedKeys = new Set(entry?.changes.map(({ key }) => key));
    const fresh = linesAfter.slice(0, linesAfter.length - linesBefore.length);
    if (outcome !== "in") wrong.push(`${name}: ${outcome}`);
    if (fresh.join() !== (writes ?? "")) wrong.push(`${name} wrote [${fresh.join(", ")}]`);
    const auditedAs = audited ?? auditedKinds.find((kind) => kind === writes) ?? "";
    const expected = makesAccount === true ? ["account-made", auditedAs] : [auditedAs];
    if (audit.join() !== expected.join()) wrong.push(`${name} is in the audit log as [${audit.join(", ")}]`);
    const missing = diffFacts(factsBefore, factsAfter).filter(({ key }) => !recordedKeys.has(key));
    if (missing.length > 0 && forGood !== true)
      wrong.push(`${name} did not record ${missing.map(({ key }) => key).join(", ")}`);
    if (rowsAfter.join("\n") !== rowsBefore.join("\n")) wrong.push(`${name} changed something`);
  }
  expect(wrong).toEqual([]);
});

/** The kinds of the journal's lines, newest first. */
async function lines({ classId, activityId }: { classId: string; activityId: string }): Promise<string[]> {
  return (await listEntries(database(), { classId, activityId }, 100)).map(({ kind }) => kind);
}

/** Loads all facts that teachers decide, so that it serves every action. */
function facts({ classId, activityId, studentId }: Scene): Promise<Facts> {
  return loadFacts(database(), { activityIds: [activityId], classId, named: [studentId] });
}
