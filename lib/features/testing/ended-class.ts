/**
 * A class in which everything that can end exists both ended and live, so that tests show which rows each query leaves out and which it returns. Rows are
 * inserted directly, so that each has its own time and is ended in one way only: a team that has ended while its worksheet is open, which no use case
 * leaves behind, shows that a query checks the team.
 */
import { worksheetTexts } from "@/lib/sync/format/fields";
import * as Y from "yjs";
import { database } from "@/db/client";
import * as schema from "@/db/schema";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { forgetAfterMs } from "@/lib/auth/rules/throttle";
import { at, id, labelled } from "./labels";

const lesson = id("lesson");

const texts = (title: string) => worksheetTexts({ title });

/** Inserts the class. The database must be empty. */
export async function makeEndedClass(): Promise<void> {
  const db = database();
  await db.insert(schema.teachers).values(teachers);
  await db.insert(schema.classes).values(classes);
  await db.insert(schema.classTeachers).values(classTeachers);
  await db.insert(schema.teacherLinks).values(teacherLinks);
  await db.insert(schema.students).values(students);
  await db.insert(schema.activities).values(activities);
  await db.insert(schema.participants).values(participants);
  await db.insert(schema.teams).values(teams);
  await db.insert(schema.teamMembers).values(teamMembers);
  await db.insert(schema.phaseClocks).values(phaseClocks);
  await db.insert(schema.teamMinutes).values(teamMinutes);
  await db.insert(schema.worksheets).values(worksheets);
  await db.insert(schema.matches).values(matches);
  await db.insert(schema.matchTeams).values(matchTeams);
  await db.insert(schema.feedback).values(feedback);
  await db.insert(schema.documents).values(documents);
  await db.insert(schema.updates).values(updates);
  await db.insert(schema.snapshots).values(snapshots);
  await db.insert(schema.compacted).values(compacted);
  await db.insert(schema.restores).values(restores);
  await db.insert(schema.submissions).values(submissions);
  await db.insert(schema.copies).values(copies);
  await db.insert(schema.marks).values(marks);
  await db.insert(schema.comments).values(comments);
  await db.insert(schema.returns).values(returns);
  await db.insert(schema.ballots).values(ballots);
  await db.insert(schema.tickets).values(tickets);
  await db.insert(schema.guesses).values(guesses);
  await db.insert(schema.tries).values(tries);
  await db.insert(schema.flags).values(flags);
  await db.insert(schema.openWalls).values(openWalls);
  await db.insert(schema.words).values(words);
  await db.insert(schema.wordReaders).values(wordReaders);
  await db.insert(schema.journal).values(journal);
  await db.insert(schema.audit).values(audit);
  await db.insert(schema.sessions).values(sessions);
  await db.insert(schema.outsideAccounts).values(outsideAccounts);
  await db.insert(schema.throttles).values(throttles);
  await db.insert(schema.sightings).values(sightings);
  await db.insert(schema.courseLinks).values(courseLinks);
  await db.insert(schema.launches).values(launches);
  await db.update(schema.installation).set({
    retentionAt: at(1),
    backedUpAt: at(2),
    toolKey: "key",
    restoredTo: at(3),
    restoredAt: at(4),
    backupCommandAt: at(5),
    backupVerifiedAt: at(6),
  });
}

type New<T extends keyof typeof schema> = (typeof schema)[T] extends { $inferInsert: infer R } ? R : never;

const teacher = (name: string, minute: number, own: Partial<New<"teachers">> = {}): New<"teachers"> => ({
  id: id(name),
  name,
  email: `${name.toLowerCase()}@example.org`,
  passwordHash: `hash of ${name}`,
  createdAt: at(minute),
  ...own,
});

const teachers = [
  teacher("of the fixture", -6, { email: "fixture" }),
  teacher("Cruz", -20),
  teacher("Okafor", -9, { ownerSince: at(-8) }),
  teacher("Byrd", -8),
  teacher("Aalto", -9, { ownerSince: at(-7) }),
  teacher("of another installation", -5, { email: "imported:1" }),
  teacher("Dorn", -4, { disabledAt: at(44) }),
  teacher("of a deleted account", -3, { email: "former:1", disabledAt: at(45) }),
];

const classes: New<"classes">[] = [
  { id: id("class"), name: "Period 1", code: "AAAAAA", createdAt: at(0), retainNamesMonths: 12, retentionSetAt: at(3) },
  { id: id("newer class"), name: "Period 2", code: "BBBBBB", createdAt: at(1), retainWorkMonths: 6 },
  { id: id("other class"), name: "Period 3", code: "CCCCCC", createdAt: at(2), retainWorkMonths: 3 },
  {
    id: id("class of an import"),
    name: "",
    code: "import",
    createdAt: at(5),
    importingSince: at(50),
  },
  { id: id("archived class"), name: "Period 4", code: "DDDDDD", createdAt: at(3), archivedAt: at(40) },
  {
    id: id("deleted class"),
    name: "Period 5",
    code: "EEEEEE",
    createdAt: at(4),
    archivedAt: at(41),
    deletedAt: at(42),
  },
];

const classTeachers: New<"classTeachers">[] = [
  { classId: id("class"), teacherId: id("Byrd"), may: "read", since: at(0) },
  { classId: id("class"), teacherId: id("Okafor"), may: "steer", since: at(1) },
  { classId: id("class"), teacherId: id("Aalto"), may: "steer", since: at(2) },
  { classId: id("newer class"), teacherId: id("Okafor"), may: "steer", since: at(1) },
  { classId: id("other class"), teacherId: id("Byrd"), may: "steer", since: at(2) },
  { classId: id("other class"), teacherId: id("Okafor"), may: "read", since: at(2) },
  { classId: id("other class"), teacherId: id("Cruz"), may: "steer", since: at(-3) },
  { classId: id("newer class"), teacherId: id("Cruz"), may: "steer", since: at(1) },
  { classId: id("archived class"), teacherId: id("Aalto"), may: "steer", since: at(3) },
  { classId: id("archived class"), teacherId: id("Byrd"), may: "read", since: at(3) },
  { classId: id("archived class"), teacherId: id("Okafor"), may: "steer", since: at(3) },
  { classId: id("deleted class"), teacherId: id("Okafor"), may: "steer", since: at(4) },
];

const link = (label: string, own: Partial<New<"teacherLinks">>): New<"teacherLinks"> => ({
  id: id(label),
  tokenHash: label,
  purpose: "invite",
  teacherId: id("Okafor"),
  createdAt: at(10),
  expiresAt: at(99),
  ...own,
});
const intoClass = { classId: id("class"), may: "read" } as const;

const teacherLinks = [
  link("invitation", {}),
  link("newer invitation", { createdAt: at(11) }),
  link("used invitation", { usedAt: at(20) }),
  link("withdrawn invitation", { revokedAt: at(21) }),
  link("old invitation", { expiresAt: at(30) }),
  link("invitation that ends now", { expiresAt: at(60) }),
  link("invitation by Byrd", { teacherId: id("Byrd") }),
  link("invitation into the class", intoClass),
  link("newer invitation into the class", { ...intoClass, may: "steer", createdAt: at(12), teacherId: id("Byrd") }),
  link("used invitation into the class", { ...intoClass, usedAt: at(20) }),
  link("withdrawn invitation into the class", { ...intoClass, revokedAt: at(21) }),
  link("old invitation into the class", { ...intoClass, expiresAt: at(60) }),
  link("invitation into the other class", { classId: id("other class"), may: "steer", teacherId: id("Byrd") }),
  link("invitation into the archived class", { classId: id("archived class"), may: "steer" }),
  link("reset", { purpose: "reset" }),
  link("used reset", { purpose: "reset", usedAt: at(20) }),
  link("withdrawn reset", { purpose: "reset", revokedAt: at(21) }),
  link("old reset", { purpose: "reset", expiresAt: at(30) }),
  link("reset of Byrd", { purpose: "reset", teacherId: id("Byrd") }),
  link("reset into the class", { purpose: "reset", ...intoClass }),
];

const student = (label: string, minute: number, own: Partial<New<"students">> = {}): New<"students"> => ({
  id: id(label),
  classId: id("class"),
  name: label,
  nameKey: (own.name ?? label).toLowerCase(),
  pinHash: `PIN of ${label}`,
  createdAt: at(minute),
  ...own,
});
const onSlip = (pin: string) => ({ oneTimePin: pin });
/** A student who is not on the roster. */
const newcomer = { joinedFrom: "an address", joinedWith: "a browser" };
const onRoster = { onRoster: true };

const students = [
  student("Ada", 5, { ...onRoster, email: "Ada@example.org", section: "A", schoolId: "1", extraTime: 150 }),
  student("Ben", 6, { ...onRoster, ...onSlip("1111"), mergeSeenAt: null }),
  student("Cem", 7, onRoster),
  student("Dee", 8, onRoster),
  student("Eve", 31, newcomer),
  student("Dan", 31, newcomer),
  student("Fay", 30, { ...newcomer, joinedFrom: "another address" }),
  student("Gus", 33, { ...onRoster, ...onSlip("2222") }),
  student("Abe", 10, { ...onRoster, extraTime: 125 }),
  student("Hal", 11, newcomer),
  student("Kim", 12, onRoster),
  student("Rex", 32, {
    ...newcomer,
    ...onSlip("3333"),
    email: "ada@example.org",
    section: "A",
    schoolId: "3",
    extraTime: 300,
    removedAt: at(50),
  }),
  student("earlier Kim", 13, { name: "Kim", removedAt: at(51) }),
  student("Lou", 14, { ...onRoster, removedAt: at(52) }),
  student("earlier Lou", 14, { name: "Lou", removedAt: at(51.5) }),
  student("Ada again", 15, { mergedInto: id("Ada"), removedAt: at(54), mergeSeenAt: at(55), email: "a2@example.org" }),
  student("Ada once more", 16, { ...onSlip("4444"), mergedInto: id("Ada"), removedAt: at(53) }),
  student("earlier Ada again", 14.5, { name: "Ada again", mergedInto: id("Ben"), removedAt: at(52.5) }),
  student("Ben again", 14.7, { mergedInto: id("Ben"), removedAt: at(52.7) }),
  student("not Ben", 17, { ...onSlip("5555"), mergedInto: id("Ben"), mergedPinCounts: false, removedAt: at(56) }),
  student("Rex again", 18, { mergedInto: id("Rex"), removedAt: at(57) }),
  student("Ada of the other class", 19, {
    ...onRoster,
    name: "Ada",
    email: "ada@example.org",
    classId: id("other class"),
  }),
  student("Lou of the other class", 40, { ...newcomer, name: "Lou", classId: id("other class") }),
  student("Ned of the other class", 41, { name: "Ned", classId: id("other class"), removedAt: at(45) }),
  student("Ada again of the other class", 42, {
    name: "Ada again",
    classId: id("other class"),
    mergedInto: id("Ada of the other class"),
    removedAt: at(59),
  }),
  student("student who is imported", 23, { classId: id("class of an import") }),
  student("Pat of the archived class", 21, { classId: id("archived class") }),
  student("Sam of the deleted class", 22, { classId: id("deleted class") }),
];

const activity = (label: string, minute: number, own: Partial<New<"activities">> = {}): New<"activities"> => ({
  id: id(label),
  classId: id("class"),
  contentId: "when-deep-learning-fails",
  createdAt: at(minute),
  ...own,
});

const activities = [
  activity("other lesson", 7, {
    classId: id("other class"),
    phase: "write",
    pause: { kind: "eyes-up", sentence: "", since: 1, until: 2 },
    spotlight: { what: "reason", studentId: id("Rex") },
  }),
  activity("lesson", 5, {
    phase: "compare",
    round: 2,
    accessVersion: 7,
    timeVersion: 2,
    comparedAt: at(30),
    pause: { kind: "pause", sentence: "", since: 1, until: 2 },
    spotlight: { what: "reason", studentId: id("Rex") },
  }),
  activity("next lesson", 6, { name: "Next", accessVersion: 1 }),
  activity("closed lesson", 4, {
    name: "Closed",
    phase: "closed",
    closedAt: at(45),
    revealedAt: at(44),
    choiceCap: 4,
    plan: "two",
  }),
  activity("lesson that is imported", 50, { classId: id("class of an import") }),
  activity("newer lesson", 3, { classId: id("newer class") }),
  activity("archived lesson", 8, { classId: id("archived class"), phase: "write" }),
  activity("deleted lesson", 9, { classId: id("deleted class"), phase: "write" }),
];

const participant = (
  name: string,
  minute: number | null,
  own: Partial<New<"participants">> = {},
): New<"participants"> => ({
  activityId: lesson,
  studentId: id(name),
  joinedAt: minute === null ? null : at(minute),
  ...own,
});

const participants = [
  participant("Ada", 17, { activityId: id("next lesson"), absentAt: at(18), chosenMode: "shift", teamSeen: null }),
  participant("Ada", 10, {
    chosenMode: "bias",
    sectionsRead: ["one", "two"],
    teamSeen: { team: { id: id("team ended"), number: 1, mode: "bias" }, mateIds: [id("Rex"), id("Cem")] },
    resultsSeenAt: at(44),
  }),
  participant("Ben", 11, { chosenMode: "bias", beforeSkippedAt: at(12), reached: "compare" }),
  participant("Cem", 12, {
    chosenMode: "shift",
    teamSeen: { team: { id: id("team 2"), number: 2, mode: "shift" }, mateIds: [id("Dee")] },
  }),
  participant("Dee", 13),
  participant("Eve", 32, { sectionsRead: ["one"], teamSeen: { team: null, mateIds: [] } }),
  participant("Fay", 31),
  participant("Gus", null, { chosenMode: "shift" }),
  participant("Abe", 14, { absentAt: at(29), chosenMode: "bias", sectionsRead: ["one"] }),
  participant("Hal", 15),
  participant("Rex", 33, { chosenMode: "bias", sectionsRead: ["three"] }),
  participant("Ada again", 16, { chosenMode: "shift" }),
  participant("Lou", null, { absentAt: at(28) }),
  participant("Kim", null),
  participant("Rex again", 34, { absentAt: at(35) }),
  participant("Ada", 11, { activityId: id("closed lesson") }),
  participant("Ada of the other class", 18, {
    activityId: id("other lesson"),
    chosenMode: "bias",
    sectionsRead: ["one"],
    teamSeen: { team: null, mateIds: [id("Rex")] },
  }),
];

const team = (label: string, number: number, own: Partial<New<"teams">> = {}): New<"teams"> => ({
  id: id(label),
  activityId: lesson,
  number,
  mode: "bias",
  createdAt: at(20 + number),
  ...own,
});

const teams = [
  team("team 1", 1, { locked: true }),
  team("team 2", 2, { mode: "shift" }),
  team("team 3", 3, { mode: "shortcut", locked: true }),
  team("team 4", 4, { mode: "shift" }),
  team("team ended", 1, { createdAt: at(18), dissolvedAt: at(40) }),
  team("team ended later", 5, { mode: "shift", dissolvedAt: at(41) }),
  team("team ended without a word", 6, { dissolvedAt: at(42) }),
  team("team ended while it writes", 7, { createdAt: at(19), dissolvedAt: at(41) }),
  team("team ended in the next lesson", 1, { activityId: id("next lesson"), dissolvedAt: at(43) }),
  team("closed team", 1, { activityId: id("closed lesson"), createdAt: at(16) }),
  team("closed team that ended", 2, { activityId: id("closed lesson"), dissolvedAt: at(42.5) }),
  team("other team", 1, { activityId: id("other lesson"), createdAt: at(17) }),
];

const member = (teamLabel: string, name: string, seat: number, activityId = lesson): New<"teamMembers"> => ({
  activityId,
  teamId: id(teamLabel),
  studentId: id(name),
  seat,
});

const teamMembers = [
  member("team 1", "Rex", 0),
  member("team 1", "Ben", 1),
  member("team 1", "Ada", 2),
  member("team 1", "Abe", 3),
  member("team 2", "Cem", 1),
  member("team 2", "Dee", 0),
  member("team 3", "Kim", 0),
  member("team 4", "Fay", 0),
  member("team ended while it writes", "Hal", 0),
  member("closed team", "Ada", 0, id("closed lesson")),
  member("other team", "Ada of the other class", 0, id("other lesson")),
];

const phaseClocks: New<"phaseClocks">[] = [
  { activityId: id("next lesson"), phase: "compare", spentMs: 7 },
  { activityId: id("other lesson"), phase: "compare", spentMs: 8 },
  { activityId: lesson, phase: "write", spentMs: 600_000, limitFromMs: 0, limitLengthMs: 900_000 },
  { activityId: lesson, phase: "compare", spentMs: 60_000, countsFrom: at(30), limitFromMs: 0, limitLengthMs: 300_000 },
  { activityId: lesson, phase: "learn", spentMs: 120_000 },
  { activityId: id("next lesson"), phase: "write", spentMs: 1 },
  { activityId: id("other lesson"), phase: "write", spentMs: 2, limitFromMs: 1, limitLengthMs: 2 },
];

const teamMinutes: New<"teamMinutes">[] = [
  { teamId: id("team 1"), phase: "compare", ms: 60_000 },
  { teamId: id("team 1"), phase: "write", ms: 0 },
  { teamId: id("team 2"), phase: "write", ms: 120_000 },
  { teamId: id("team 4"), phase: "compare", ms: -60_000 },
  { teamId: id("team ended"), phase: "compare", ms: 180_000 },
  { teamId: id("team ended while it writes"), phase: "compare", ms: 240_000 },
  { teamId: id("other team"), phase: "write", ms: 300_000 },
  { teamId: id("other team"), phase: "compare", ms: 360_000 },
];

const sheet = (
  label: string,
  teamLabel: string,
  mode: string,
  own: Partial<New<"worksheets">> = {},
): New<"worksheets"> => ({
  id: id(label),
  teamId: id(teamLabel),
  mode,
  createdAt: at(21),
  ...own,
});

const worksheets = [
  sheet("sheet 1", "team 1", "bias", { inCasebookAt: at(38) }),
  sheet("sheet 2", "team 2", "shift"),
  sheet("sheet 3", "team 3", "shortcut"),
  sheet("sheet 4", "team 4", "shift"),
  /** The worksheet of a former mode of the team. Its document is open, which no use case leaves behind. */
  sheet("earlier sheet 2", "team 2", "bias", { createdAt: at(19), archivedAt: at(34) }),
  sheet("earlier sheet 3", "team 3", "bias", { createdAt: at(20), archivedAt: at(35), inCasebookAt: at(33) }),
  sheet("earlier sheet 4", "team 4", "bias", { createdAt: at(20), archivedAt: at(36) }),
  sheet("sheet ended", "team ended", "bias", { archivedAt: at(40) }),
  sheet("sheet ended later", "team ended later", "shift", { archivedAt: at(41) }),
  sheet("earlier sheet ended later", "team ended later", "bias", { archivedAt: at(33) }),
  sheet("sheet ended without a word", "team ended without a word", "bias", { archivedAt: at(42) }),
  sheet("earlier sheet ended without a word", "team ended without a word", "shift", { archivedAt: at(32) }),
  sheet("sheet of who writes on", "team ended while it writes", "bias"),
  sheet("closed sheet", "closed team", "bias"),
  sheet("earlier closed sheet", "closed team", "shift", { archivedAt: at(20) }),
  sheet("closed sheet that ended", "closed team that ended", "bias", { archivedAt: at(42.5) }),
  sheet("sheet in the next lesson", "team ended in the next lesson", "bias", { archivedAt: at(43) }),
  sheet("other sheet", "other team", "bias", { inCasebookAt: at(38) }),
];

const match = (label: string, minute: number, own: Partial<New<"matches">> = {}): New<"matches"> => ({
  id: id(label),
  activityId: lesson,
  round: 2,
  createdAt: at(minute),
  ...own,
});

const matches = [
  match("match", 40, {
    locked: true,
    presentingTeamId: id("team 1"),
    presentingSince: at(45),
    presentingPart: "harmed",
  }),
  match("later match", 42, { override: true, exemplarMode: "shift" }),
  match("ended match", 35, { endedAt: at(39) }),
  match("earlier match", 30, { round: 1, locked: true, presentingTeamId: id("team 1") }),
  match("closed match", 30, { activityId: id("closed lesson"), round: 1 }),
  match("earlier ended match", 29, { round: 1, endedAt: at(29.5) }),
  match("other match", 41, {
    activityId: id("other lesson"),
    presentingTeamId: id("other team"),
    presentingSince: at(46),
  }),
];

const place = (
  matchLabel: string,
  teamLabel: string,
  given: number,
  own: Partial<New<"matchTeams">> = {},
): New<"matchTeams"> => ({ matchId: id(matchLabel), teamId: id(teamLabel), place: given, seat: 3 - given, ...own });

const matchTeams = [
  place("match", "team 2", 1, { presentedAt: at(44) }),
  place("match", "team 1", 2),
  place("match", "team 4", 3, { leftAt: at(43) }),
  place("later match", "team 3", 1),
  place("ended match", "team 1", 2),
  place("ended match", "team 3", 1, { leftAt: at(39) }),
  place("ended match", "team 4", 3, { leftAt: at(38) }),
  place("earlier match", "team 1", 1),
  place("earlier match", "team 3", 2),
  place("earlier match", "team 2", 3, { leftAt: at(32) }),
  place("earlier ended match", "team 2", 1),
  place("earlier ended match", "team 3", 2),
  place("closed match", "closed team", 1),
  place("other match", "other team", 1),
];

const written = (label: string, sheetLabel: string, own: Partial<New<"documents">> = {}): New<"documents"> => ({
  id: id(label),
  kind: "worksheet",
  worksheetId: id(sheetLabel),
  createdAt: at(21),
  ...own,
});
const notes = (label: string, matchLabel: string, own: Partial<New<"documents">> = {}): New<"documents"> => ({
  id: id(label),
  kind: "notes",
  matchId: id(matchLabel),
  createdAt: at(40),
  ...own,
});

const given = (label: string, from: string, to: string | null, own: Partial<New<"feedback">>): New<"feedback"> => ({
  id: id(label),
  matchId: id("match"),
  teamId: id(from),
  toTeamId: to === null ? null : id(to),
  createdAt: at(43),
  ...own,
});
const feedback = [
  given("feedback 1", "team 1", "team 2", { sentAt: at(44), sentBy: id("Ada"), openedAt: at(46) }),
  given("feedback 2", "team 2", "team 1", { createdAt: at(44), sentAt: at(45), hiddenAt: at(47) }),
  given("practice", "team 3", null, { matchId: id("later match"), createdAt: at(45) }),
  given("ended feedback", "team 3", "team 1", { matchId: id("ended match"), createdAt: at(38) }),
];
const giving = (label: string, feedbackLabel: string): New<"documents"> => ({
  id: id(label),
  kind: "feedback",
  feedbackId: id(feedbackLabel),
  createdAt: at(43),
});

const documents = [
  written("replaced document 1", "sheet 1", { closedAt: at(27) }),
  written("document 1", "sheet 1", { epoch: 2, createdAt: at(27) }),
  written("document 2", "sheet 2"),
  written("document 3", "sheet 3"),
  written("document 4", "sheet 4"),
  written("earlier document 2", "earlier sheet 2"),
  written("earlier document 3", "earlier sheet 3", { closedAt: at(35) }),
  written("earlier document 4", "earlier sheet 4", { closedAt: at(36) }),
  written("document ended", "sheet ended", { closedAt: at(40) }),
  written("document ended later", "sheet ended later", { closedAt: at(41) }),
  written("earlier document ended later", "earlier sheet ended later", { closedAt: at(33) }),
  written("document ended without a word", "sheet ended without a word", { closedAt: at(42) }),
  written("earlier document ended without a word", "earlier sheet ended without a word", { closedAt: at(32) }),
  written("document of who writes on", "sheet of who writes on"),
  written("closed document", "closed sheet"),
  written("earlier closed document", "earlier closed sheet", { closedAt: at(20) }),
  written("closed document that ended", "closed sheet that ended", { closedAt: at(42.5) }),
  written("replaced document ended", "sheet ended", { epoch: 0, closedAt: at(25) }),
  written("other document", "other sheet"),
  notes("replaced notes", "match", { closedAt: at(41) }),
  notes("notes", "match", { epoch: 2, createdAt: at(41) }),
  notes("later notes", "later match"),
  notes("ended notes", "ended match"),
  notes("earlier notes", "earlier match"),
  notes("earlier ended notes", "earlier ended match"),
  notes("closed notes", "closed match"),
  notes("other notes", "other match"),
  giving("text of feedback 1", "feedback 1"),
  giving("text of feedback 2", "feedback 2"),
  giving("text of practice", "practice"),
  giving("text of ended feedback", "ended feedback"),
];

/** An update by this student that inserts a text into a document. */
const update = (document: string, name: string, minute: number, field: string): New<"updates"> => {
  const doc = new Y.Doc();
  doc.clientID = minute * 10;
  doc.getText(field).insert(0, `${document} at ${minute}`);
  return {
    documentId: id(document),
    writer: id(`writer of ${document} at ${minute}`),
    n: 1,
    author: name === "former member" ? formerMemberId : id(name),
    carried: false,
    time: at(minute),
    bytes: Y.encodeStateAsUpdate(doc),
  };
};

const updates = [
  update("replaced document 1", "Ada", 22, "title"),
  update("replaced document 1", "Lou", 23, "title"),
  update("document 1", "Ada", 28, "harmed"),
  update("document 1", "Rex", 29, "title"),
  update("document 2", "Cem", 30, "title"),
  update("document 2", "former member", 31, "harmed"),
  update("earlier document 2", "Dee", 24, "title"),
  update("earlier document 3", "Ada again", 23, "title"),
  update("earlier document 3", "Rex", 24, "harmed"),
  update("document ended", "Ben", 25, "title"),
  update("document ended later", "Ben", 26, "title"),
  update("earlier document ended without a word", "Ben", 27, "title"),
  update("document of who writes on", "Hal", 28, "title"),
  update("other document", "Ada of the other class", 28, "title"),
  update("other document", "Fay", 29, "title"),
  update("other document", "Rex", 30, "title"),
  update("earlier closed document", "Ada", 20, "title"),
  update("closed document that ended", "Ada", 21, "title"),
  update("earlier document 2", "Cem", 25, "title"),
  update("notes", "Cem", 47, "alike"),
  update("notes", "Eve", 48, "testing"),
];

const snapshot = new Y.Doc();
snapshot.clientID = 1;
snapshot.getText("scenario").insert(0, "from the snapshot");

const snapshots: New<"snapshots">[] = [
  {
    documentId: id("document 1"),
    version: 3,
    state: Y.encodeStateAsUpdate(snapshot),
    owners: [[1, id("Ben"), 17]],
    authors: [id("Ben"), id("not Ben"), id("Rex")],
    time: at(27.5),
    digest: new Uint8Array([1]),
  },
  {
    documentId: id("other document"),
    version: 1,
    state: Y.encodeStateAsUpdate(snapshot),
    owners: [[1, id("Rex"), 17]],
    authors: [id("Rex")],
    time: at(27.5),
    digest: new Uint8Array([2]),
  },
];

const compacted: New<"compacted">[] = [
  { documentId: id("document 1"), writer: id("compacted writer"), ns: "{[1,3)}" },
  { documentId: id("document 2"), writer: id("other compacted writer"), ns: "{[1,2)}" },
];

const restores: New<"restores">[] = [
  { documentId: id("document 1"), writer: id("later restore"), at: at(35), undoes: id("restore") },
  { documentId: id("document 1"), writer: id("restore"), at: at(34), moment: at(28) },
  { documentId: id("document 2"), writer: id("restore of 2"), at: at(33), moment: at(27) },
];

const submission = (
  label: string,
  teamLabel: string,
  sheetLabel: string,
  minute: number,
  own: Partial<New<"submissions">> = {},
): New<"submissions"> => ({
  id: id(label),
  activityId: lesson,
  teamId: id(teamLabel),
  worksheetId: id(sheetLabel),
  mode: "bias",
  texts: texts(`text of ${label}`),
  handedInByStudent: id("Ada"),
  memberIds: [],
  at: at(minute),
  ...own,
});

const submissions = [
  submission("first hand-in of 1", "team 1", "sheet 1", 30, {
    memberIds: [id("Ada again"), id("Rex")],
    releasedAt: at(31),
  }),
  submission("hand-in of 1", "team 1", "sheet 1", 32, {
    memberIds: [id("Ada"), id("Ada again"), id("Ben"), id("Rex")],
    handedInByStudent: id("Rex"),
    releasedAt: at(37),
  }),
  submission("taken back of 1", "team 1", "sheet 1", 34, {
    memberIds: [id("Ada"), id("Ben"), id("Eve")],
    takenBackAt: at(35),
    releasedAt: at(34.5),
  }),
  submission("first hand-in of 2", "team 2", "sheet 2", 31, {
    handedInByStudent: id("Cem"),
    memberIds: [id("Cem")],
    releasedAt: at(36),
  }),
  submission("hand-in of 2", "team 2", "sheet 2", 36, {
    handedInByStudent: id("Dee"),
    memberIds: [id("Cem"), id("Dee")],
  }),
  submission("hand-in of the earlier sheet 2", "team 2", "earlier sheet 2", 37, {
    memberIds: [id("Dee")],
    releasedAt: at(39),
  }),
  submission("hand-in of the earlier sheet 3", "team 3", "earlier sheet 3", 33, {
    memberIds: [id("Kim"), id("earlier Kim")],
    releasedAt: at(38),
  }),
  submission("taken back of 3", "team 3", "sheet 3", 36, { memberIds: [id("Kim")], takenBackAt: at(37) }),
  submission("hand-in of 4 at the same time", "team 4", "sheet 4", 35, { memberIds: [id("Fay")] }),
  submission("hand-in of 4", "team 4", "sheet 4", 35, {
    handedInByStudent: null,
    handedInByTeacher: id("Okafor"),
    memberIds: [id("Fay")],
  }),
  submission("taken back of 4", "team 4", "sheet 4", 34, {
    handedInByStudent: null,
    handedInByTeacher: id("Byrd"),
    memberIds: [id("Fay")],
    takenBackAt: at(34.5),
  }),
  submission("hand-in of the ended", "team ended", "sheet ended", 29, {
    memberIds: [id("Ben"), id("Eve")],
    releasedAt: at(39),
  }),
  submission("hand-in of who writes on", "team ended while it writes", "sheet of who writes on", 38, {
    handedInByStudent: id("Hal"),
    memberIds: [id("Hal")],
    releasedAt: at(39),
  }),
  submission("hand-in in the next lesson", "team ended in the next lesson", "sheet in the next lesson", 31, {
    activityId: id("next lesson"),
    handedInByStudent: null,
    handedInByTeacher: id("Okafor"),
    takenBackAt: at(31.5),
  }),
  submission("closed hand-in", "closed team", "closed sheet", 32, {
    activityId: id("closed lesson"),
    handedInByStudent: null,
    handedInByTeacher: id("Okafor"),
  }),
  submission("other hand-in", "other team", "other sheet", 31, {
    activityId: id("other lesson"),
    handedInByStudent: id("Ada of the other class"),
    memberIds: [id("Ada of the other class"), id("Ada"), id("Rex")],
    releasedAt: at(40),
  }),
];

const copy = (name: string, sheetLabel: string, minute: number): New<"copies"> => ({
  id: id(`copy of ${sheetLabel} for ${name}`),
  activityId: lesson,
  studentId: id(name),
  worksheetId: id(sheetLabel),
  texts: texts(`copy of ${sheetLabel}`),
  at: at(minute),
});

const copies = [
  copy("Ada", "sheet 2", 36),
  copy("Ada", "sheet 1", 35),
  copy("Ada", "sheet ended", 34),
  copy("Ada again", "earlier sheet 3", 33),
  copy("Ben", "sheet ended", 40),
  copy("Rex", "sheet 2", 50),
  { ...copy("Ada", "earlier closed sheet", 38), activityId: id("closed lesson") },
  { ...copy("Ada of the other class", "sheet 2", 37), activityId: id("other lesson") },
];

const mark = (label: string, of: string, own: Partial<New<"marks">> = {}): New<"marks"> => ({
  id: id(label),
  submissionId: id(of),
  criterion: "harm",
  teacherId: id("Okafor"),
  level: 3,
  ...own,
});

const marks = [
  mark("mark of 1", "hand-in of 1", { chosen: true }),
  mark("Byrd’s mark of 1", "hand-in of 1", { teacherId: id("Byrd"), level: 4 }),
  mark("other criterion of 1", "hand-in of 1", { criterion: "fix", level: 5 }),
  mark("Eve’s mark of 1", "hand-in of 1", { studentId: id("Eve"), level: 2 }),
  mark("Byrd’s mark of Eve", "hand-in of 1", { studentId: id("Eve"), teacherId: id("Byrd"), level: 5 }),
  mark("Rex’s mark of 1", "hand-in of 1", { studentId: id("Rex"), level: 1 }),
  mark("mark of what was taken back", "taken back of 1", { level: 6 }),
  mark("Hal’s mark of what was taken back", "taken back of 1", { studentId: id("Hal"), level: 6 }),
  mark("mark of the first of 2", "first hand-in of 2"),
  mark("Dee’s mark of the first of 2", "first hand-in of 2", { studentId: id("Dee"), level: 5 }),
  mark("Eve’s mark of the first of 2", "first hand-in of 2", { studentId: id("Eve"), level: 4 }),
  mark("not Ben’s mark of 4", "hand-in of 4", { studentId: id("not Ben"), level: 4 }),
  mark("Ada again’s mark of 4", "hand-in of 4", { studentId: id("Ada again"), level: 4 }),
  mark("mark of the earlier 3", "hand-in of the earlier sheet 3"),
  mark("mark of the ended", "hand-in of the ended"),
  mark("mark of the other", "other hand-in"),
];

const comment = (label: string, of: string, minute: number, own: Partial<New<"comments">> = {}): New<"comments"> => ({
  id: id(label),
  submissionId: id(of),
  teacherId: id("Okafor"),
  field: "case",
  text: "Say who was harmed.",
  createdAt: at(minute),
  ...own,
});

const comments = [
  comment("later comment on 1", "hand-in of 1", 35, { field: "title", text: "Shorter." }),
  comment("comment on 1", "hand-in of 1", 34),
  comment("comment on what was taken back", "taken back of 1", 36),
  comment("comment on the first of 2", "first hand-in of 2", 33),
  comment("comment on 4", "hand-in of 4", 36, { text: "A source?" }),
  comment("comment on the earlier 2", "hand-in of the earlier sheet 2", 37, { text: "Shorter." }),
  comment("Byrd’s comment on the ended", "hand-in of the ended", 31, { teacherId: id("Byrd"), text: "Byrd’s." }),
  comment("comment on the closed", "closed hand-in", 33, { text: "Closed." }),
  comment("comment on the other", "other hand-in", 32, { text: "A source?" }),
  comment("comment on the first of 1 at the same time", "first hand-in of 1", 40, { text: "Once." }),
  comment("comment on the first of 1", "first hand-in of 1", 40, { text: "Once more." }),
  comment("later comment on the first of 1", "first hand-in of 1", 41, { text: "Once and last." }),
];

const returned = (
  label: string,
  sheetLabel: string,
  of: string,
  minute: number,
  ended: Partial<New<"returns">> = {},
): New<"returns"> => ({ id: id(label), worksheetId: id(sheetLabel), submissionId: id(of), at: at(minute), ...ended });

const returns = [
  returned("earlier return of 1", "sheet 1", "first hand-in of 1", 31, { endedAt: at(32), endedBy: "hand-in" }),
  returned("return of 1", "sheet 1", "hand-in of 1", 33),
  returned("return of 2", "sheet 2", "first hand-in of 2", 32, { endedAt: at(36), endedBy: "hand-in" }),
  returned("later return of 2 that a teacher ended", "sheet 2", "hand-in of 2", 39, {
    endedAt: at(40),
    endedBy: "teacher",
  }),
  returned("return of 4 that a teacher ended", "sheet 4", "hand-in of 4", 36, { endedAt: at(37), endedBy: "teacher" }),
  returned("return of the earlier 2", "earlier sheet 2", "hand-in of the earlier sheet 2", 37, {
    endedAt: at(38),
    endedBy: "hand-in",
  }),
  returned("return of the earlier 3", "earlier sheet 3", "hand-in of the earlier sheet 3", 34),
  returned("return of the ended", "sheet ended", "hand-in of the ended", 30),
  returned("closed return", "closed sheet", "closed hand-in", 33, { endedAt: at(34), endedBy: "hand-in" }),
  returned("other return", "other sheet", "other hand-in", 33),
];

const ballot = (
  name: string,
  kind: "before" | "final",
  choice: string,
  own: Partial<New<"ballots">> = {},
): New<"ballots"> => ({
  activityId: lesson,
  studentId: id(name),
  kind,
  choice,
  castAt: at(50),
  changedAt: at(50),
  shuffle: 5,
  ...own,
});

const ballots = [
  ballot("Ada", "final", "yes", { activityId: id("next lesson"), reason: "Later.", cameFrom: [id("not Ben")] }),
  ballot("Ben", "before", "yes", { activityId: id("next lesson"), teamId: id("team 1"), reasonHiddenAt: at(53) }),
  ballot("Ada", "before", "yes", { cameFrom: [id("Ada once more"), id("Ada again")] }),
  ballot("Ada", "final", "no", {
    reason: "Ada’s reason",
    teamId: id("team 1"),
    mode: "bias",
    shuffle: 9,
    changedAt: at(52),
  }),
  ballot("Ben", "final", "yes", { reason: "Ben’s reason", reasonHiddenAt: at(53), shuffle: 1 }),
  ballot("Cem", "before", "no", { cameFrom: [id("Ada again")], reasonHiddenAt: at(53) }),
  ballot("Dee", "final", "yes", { reason: "Dee’s reason", shuffle: 2, afterReveal: true }),
  ballot("Fay", "final", "no", { shuffle: 3 }),
  ballot("Abe", "before", "yes", { reason: "Abe’s reason" }),
  ballot("Abe", "final", "yes", { teamId: id("team ended"), mode: "bias", reason: "Abe’s reason", shuffle: 4 }),
  ballot("Rex", "before", "yes"),
  ballot("Rex", "final", "no", { reason: "Rex’s reason", teamId: id("team 1"), mode: "bias", shuffle: 6 }),
  ballot("Rex again", "final", "no"),
  ballot("Ada again", "final", "yes"),
  ballot("erased voter", "before", "no"),
  ballot("another erased voter", "final", "yes"),
  ballot("erased voter", "final", "yes", { teamId: id("team 2"), mode: "shift" }),
  ballot("Ada of the other class", "final", "yes", {
    activityId: id("other lesson"),
    reason: "Other.",
    reasonHiddenAt: at(53),
  }),
];

const ticket = (name: string, own: Partial<New<"tickets">> = {}): New<"tickets"> => ({
  activityId: lesson,
  studentId: id(name),
  mind: `${name} thought`,
  test: "",
  writtenAt: at(52),
  changedAt: at(53),
  ...own,
});

const tickets = [
  ticket("Ada", { activityId: id("next lesson") }),
  ticket("Ada", { cameFrom: [id("Ada once more"), id("Ada again")] }),
  ticket("Ben", { mind: "" }),
  ticket("Abe", { mind: "", test: "Abe would test" }),
  ticket("Rex"),
  ticket("Rex again"),
  ticket("Ada of the other class", { activityId: id("other lesson") }),
];

const guessed = (name: string, guess: string, own: Partial<New<"guesses">> = {}): New<"guesses"> => ({
  activityId: lesson,
  studentId: id(name),
  guess,
  answer: "a",
  at: at(11),
  ...own,
});

const guesses = [
  guessed("Ada", "cows", { cameFrom: [id("Ada once more"), id("Ada again")] }),
  guessed("Ada", "cooks", { answer: "b" }),
  guessed("Ada", "cows", { activityId: id("next lesson") }),
  guessed("Abe", "cows", { answer: "b" }),
  guessed("Rex", "cows"),
  guessed("Rex", "cooks"),
  guessed("Rex again", "cows"),
  guessed("Ada of the other class", "cows", { activityId: id("other lesson") }),
];

const tried = (label: string, name: string, minute: number, own: Partial<New<"tries">> = {}): New<"tries"> => ({
  id: id(label),
  activityId: lesson,
  studentId: id(name),
  exercise: "check",
  subject: "first",
  answer: "b",
  correct: false,
  at: at(minute),
  ...own,
});

const tries = [
  tried("second try of Ada", "Ada", 13, { answer: "a", correct: true }),
  tried("first try of Ada", "Ada", 12, { cameFrom: [id("Ada again")] }),
  tried("try of Ben", "Ben", 14, { answer: "c", cameFrom: [id("not Ben")] }),
  tried("second try of Ben", "Ben", 15, { answer: "c" }),
  tried("try of Cem", "Cem", 16),
  tried("second try of Cem at the same time", "Cem", 16, { subject: "another", answer: "a" }),
  tried("third try of Cem", "Cem", 16.5, { subject: "another", answer: "d" }),
  tried("try of Rex", "Rex", 17, { answer: "c" }),
  tried("second try of Rex", "Rex", 18, { subject: "second" }),
  tried("try of Rex again", "Rex again", 18, { answer: "c" }),
  tried("try of the other", "Ada of the other class", 19, { activityId: id("other lesson") }),
];

/** The second has not been seen for two minutes. */
const openWalls = [
  { id: id("wall of lesson"), activityId: lesson, seenAt: at(59.5) },
  { id: id("wall of other lesson"), activityId: id("other lesson"), seenAt: at(58) },
];

const flag = (
  label: string,
  name: string,
  teamLabel: string | null,
  minute: number,
  own: Partial<New<"flags">> = {},
): New<"flags"> => ({
  id: id(label),
  activityId: lesson,
  studentId: id(name),
  teamId: teamLabel === null ? null : id(teamLabel),
  phase: "compare",
  sentence: label,
  at: at(minute),
  ...own,
});

const flags = [
  flag("flag of 1", "Ada", "team 1", 42),
  flag("flag of 2 by Rex", "Rex", "team 2", 41),
  flag("flag of Eve", "Eve", null, 43, { comingAt: at(44), comingBy: id("Okafor") }),
  flag("flag of Rex", "Rex", null, 40),
  flag("flag of the ended", "Cem", "team ended", 39),
  flag("flag of who writes on", "Rex", "team ended while it writes", 38),
  flag("answered flag of 1", "Ada", "team 1", 35, { ended: "answered", endedAt: at(36) }),
  flag("flag of 3 that was put away", "Kim", "team 3", 36, { ended: "put-away", endedAt: at(37) }),
  flag("flag of Eve that she took back", "Eve", null, 37, { ended: "taken-back", endedAt: at(38) }),
  flag("flag of Eve that was answered", "Eve", null, 37.5, { ended: "answered", endedAt: at(38) }),
  flag("flag of Cem of an earlier phase", "Cem", null, 34, { ended: "phase", endedAt: at(38), phase: "write" }),
  flag("flag of Cem that was answered", "Cem", null, 34.5, { ended: "answered", endedAt: at(38) }),
  flag("flag of Cem in the next lesson", "Cem", null, 45, { activityId: id("next lesson") }),
  flag("answered flag of Eve in the next lesson", "Eve", null, 44, {
    activityId: id("next lesson"),
    ended: "answered",
    endedAt: at(45),
  }),
  flag("flag of Fay at the same time", "Fay", null, 43),
  flag("other flag", "Ada of the other class", "other team", 41, { activityId: id("other lesson") }),
];

const word = (label: string, minute: number, own: Partial<New<"words">> = {}): New<"words"> => ({
  id: id(label),
  activityId: lesson,
  teacherId: id("Okafor"),
  text: label,
  at: at(minute),
  ...own,
});

const words = [
  word("word", 42),
  word("later word", 43, { teacherId: id("Byrd") }),
  word("word at the same time", 43),
  word("withdrawn word", 44, { withdrawnAt: at(45) }),
  word("other word", 46, { activityId: id("other lesson"), teacherId: id("Byrd") }),
];

const reads = (wordLabel: string, name: string, readAt: Date | null = null): New<"wordReaders"> => ({
  wordId: id(wordLabel),
  studentId: id(name),
  readAt,
});

const wordReaders = [
  reads("word", "Ada", at(43)),
  reads("word", "Ben"),
  reads("word", "Rex", at(44)),
  reads("word", "Ada again"),
  reads("later word", "Ada"),
  reads("word at the same time", "Ada"),
  reads("withdrawn word", "Ada"),
  reads("withdrawn word", "Ben", at(45)),
  reads("other word", "Ada of the other class"),
];

const entry = (label: string, minute: number, kind: string, own: Partial<New<"journal">> = {}): New<"journal"> => ({
  id: id(label),
  classId: id("class"),
  activityId: lesson,
  teacherId: id("Okafor"),
  at: at(minute),
  kind,
  values: {},
  changes: [],
  ...own,
});
const moved = (name: string, before: string | null, after: string | null) => ({
  key: `member/${lesson}/${id(name)}`,
  before: before === null ? null : id(before),
  after: after === null ? null : id(after),
});

/** Entries in the order of their numbers. */
const journal = [
  entry("entry before the worksheet", 20, "move", { changes: [moved("Eve", null, "team 1")] }),
  entry("entry of the moment of the worksheet", 21, "move", { changes: [moved("Fay", null, "team 1")] }),
  entry("entry of a move", 24, "move", {
    changes: [moved("Rex", "team 2", "team 1"), moved("Cem", "team 1", "team 2")],
  }),
  entry("entry of another team", 25, "move", { changes: [moved("Kim", "team 2", "team 3")] }),
  entry("entry of the class", 26, "rename-class", { activityId: null, values: { team: 1 } }),
  entry("entry like it", 27, "rename-class", { activityId: null, values: { team: 1 } }),
  entry("undone entry", 28, "marks", {
    values: { of: id("Rex") },
    undoneAt: at(29),
    changes: [moved("Ben", null, "team 4")],
  }),
  entry("undo", 29, "undo", { about: id("undone entry") }),
  entry("entry that stands again", 30, "marks", { changes: [moved("Dee", "team 1", null)] }),
  entry("undo of what stands again", 31, "undo", { about: id("entry that stands again") }),
  entry("undone redo", 31.5, "redo", { about: id("entry that stands again"), undoneAt: at(31.7) }),
  entry("redo", 32, "redo", { about: id("entry that stands again"), changes: [moved("Dee", null, "team 1")] }),
  entry("entry like it in the lesson", 32.5, "rename-class", { values: { team: 1 } }),
  entry("undone entry like it", 33, "rename-class", { activityId: null, values: { team: 1 }, undoneAt: at(34) }),
  entry("Byrd’s entry", 34, "marks", { teacherId: id("Byrd"), values: { of: id("Rex") } }),
  entry("entry of another kind", 33.5, "join-open", { activityId: null, values: { team: 1 } }),
  entry("Byrd’s entry of the next lesson", 34, "marks", {
    activityId: id("next lesson"),
    teacherId: id("Byrd"),
    values: { of: id("Rex") },
  }),
  entry("undo of a hand-in", 34.5, "undo", { activityId: lesson }),
  entry("entry of the next lesson", 35, "marks", {
    activityId: id("next lesson"),
    values: { team: 1 },
    changes: [moved("Ada", null, "team 1")],
  }),
  entry("entry of the other class", 36, "marks", {
    classId: id("other class"),
    activityId: id("other lesson"),
    values: { of: id("Rex") },
  }),
  entry("entry of the other class like it", 33.5, "rename-class", {
    classId: id("other class"),
    activityId: null,
    values: { team: 1 },
  }),
];

const audit: New<"audit">[] = [
  { at: at(10), teacherId: id("Okafor"), act: "read", classId: id("class"), activityId: lesson, studentId: id("Rex") },
  { at: at(11), act: "retention", classId: id("class"), detail: "2" },
  { at: at(12), teacherId: id("gone"), act: "read", classId: id("gone class"), studentId: formerMemberId },
];

const sessions: New<"sessions">[] = [
  { id: "session of Okafor", teacherId: id("Okafor"), createdAt: at(20), usedAt: at(55) },
  { id: "newer session of Okafor", teacherId: id("Okafor"), createdAt: at(21), usedAt: at(55) },
  { id: "unused session of Okafor", teacherId: id("Okafor"), createdAt: at(22), usedAt: at(20) },
  { id: "session of Dorn", teacherId: id("Dorn"), createdAt: at(20), usedAt: at(55) },
  { id: "session of Ben", studentId: id("Ben"), createdAt: at(20), usedAt: at(30) },
  { id: "session of Ada", studentId: id("Ada"), createdAt: at(20), usedAt: at(54) },
  { id: "unused session of Ada", studentId: id("Ada"), createdAt: at(20), usedAt: at(19) },
  { id: "session of Rex", studentId: id("Rex"), createdAt: at(20), usedAt: at(56) },
];

const account = (subject: string, whose: Partial<New<"outsideAccounts">>, minute: number): New<"outsideAccounts"> => ({
  id: id(
    `account ${subject} of ${whose.issuer ?? "issuer"} of ${whose.classId === undefined ? "a teacher" : labelled(whose.classId ?? "")}`,
  ),
  issuer: "issuer",
  subject,
  linkedAt: at(minute),
  ...whose,
});
const inClass = (name: string, classLabel = "class") => ({ studentId: id(name), classId: id(classLabel) });

const outsideAccounts = [
  account("okafor", { teacherId: id("Okafor") }, 10),
  account("okafor elsewhere", { teacherId: id("Okafor"), issuer: "another issuer" }, 9),
  account("byrd", { teacherId: id("Byrd") }, 11),
  account("ada", { ...inClass("Ben"), issuer: "another issuer" }, 19),
  account("ada", inClass("Ada"), 20),
  account("ada again", inClass("Ada again"), 21),
  account("ada again elsewhere", { ...inClass("Ada again"), issuer: "another issuer" }, 22),
  account("ben, the first time", inClass("earlier Ada again"), 22),
  account("ben once more", inClass("Ada once more"), 28),
  account("ben again", inClass("Ben again"), 30),
  account("not ben", inClass("not Ben"), 23),
  account("rex", inClass("Rex"), 24),
  account("lou", inClass("Lou"), 25),
  account("ada", inClass("Ada of the other class", "other class"), 26),
  account("okafor", inClass("Cem"), 27),
];

const throttles: New<"throttles">[] = [
  { key: `pin:${id("Dee")}`, count: 5, at: new Date(at(60).getTime() - forgetAfterMs) },
  { key: `pin:${id("Ada")}`, count: 1, at: at(58) },
  { key: `pin:${id("Ada")}:browser`, count: 2, at: at(59) },
  { key: `pin:${id("Rex")}`, count: 3, at: at(57) },
  { key: `pin:${id("Ben")}`, count: 4, at: at(-3000) },
];

const sightings: New<"sightings">[] = [
  { address: "school", personId: id("Ada"), seenAt: at(50) },
  { address: "school", personId: id("Okafor"), seenAt: at(51) },
  { address: "home of Okafor", personId: id("Okafor"), seenAt: at(52) },
  { address: "home of Rex", personId: id("Rex"), seenAt: at(53) },
  { address: "home of Ada", personId: id("Ada"), seenAt: at(10) },
  { address: "home of Cruz", personId: id("Cruz"), seenAt: at(53) },
  { address: "home of Ben", personId: id("Ben"), seenAt: at(20) },
  { address: "home of the other", personId: id("Ada of the other class"), seenAt: at(54) },
];

const courseLink = (label: string, of: string, minute: number): New<"courseLinks"> => ({
  id: id(label),
  activityId: id(of),
  issuer: "issuer",
  clientId: "client",
  deploymentId: "deployment",
  courseId: "course",
  linkId: label,
  courseTitle: "Biology",
  membersUrl: "members",
  openedAt: at(minute),
});

const courseLinks = [
  courseLink("course link", "lesson", 20),
  courseLink("later course link", "lesson", 22),
  courseLink("course link to the next lesson", "next lesson", 21),
  courseLink("other course link", "other lesson", 23),
];

const waiting = (label: string, own: Partial<New<"launches">> = {}): New<"launches"> => ({
  id: id(label),
  nonce: label,
  teacherId: id("Okafor"),
  activityId: lesson,
  expiresAt: at(70),
  launch: {
    issuer: "issuer",
    clientId: "client",
    deploymentId: "deployment",
    subject: "ada",
    name: "",
    email: "",
    emailVerified: false,
    role: "student",
    course: { id: "course", title: "Biology" },
    wants: { is: "choice", returnUrl: "", data: null, withLineItem: false },
    browser: label,
  },
  ...own,
});

const launches = [
  waiting("launch"),
  waiting("used launch", { launch: null }),
  waiting("reserved launch", { launch: null, teacherId: null, activityId: null }),
  waiting("expired launch", { expiresAt: at(59) }),
  waiting("launch that expires now", { expiresAt: at(60) }),
];
