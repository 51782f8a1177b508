import { findNames } from "@/lib/activity/queries/students";
import * as activities from "@/lib/features/people/classes/queries/activities";
import * as teacherNames from "@/lib/activity/queries/teacher-names";
import * as teachers from "@/lib/activity/queries/class-teachers";
import * as newerVersion from "@/lib/features/lessons/queries/newer-version";
import * as classes from "@/lib/features/people/classes/queries/classes";
import * as putAway from "@/lib/features/people/classes/queries/archived-classes";
import * as roster from "@/lib/features/arranging/students/queries/roster";
import * as students from "@/lib/features/people/classes/queries/students";
import { changes, elsewhere, inAnyOrder, each, inOrder, pick, type Answers } from "@/lib/features/testing/answers";
import { at, id, now } from "@/lib/features/testing/labels";

const classId = id("class");
const lesson = id("lesson");

export const activitiesAnswers: Answers = {
  insertActivity: changes(
    (tx) => activities.insertActivity(tx, classId, "when-deep-learning-fails", { name: "Name" }),
    [
      "new",
      "+ activities new: id new, name Name, phase setup, round 1, class_id class, content_id when-deep-learning-fails, created_at just now, self_paced false, choice_open false, reveal_step 0, time_version 0, names_on_wall false, access_version 0, present_minutes 4, notes_in_casebook false, feedback_shown_round 0",
    ],
  ),
  insertCopy: changes(
    async (tx) => {
      const [of] = await tx.query.activities.findMany({ where: (one, { eq }) => eq(one.id, id("closed lesson")) });
      if (of === undefined) throw new Error("the lesson is gone");
      return activities.insertCopy(tx, of, "Copy");
    },
    [
      "new",
      "+ activities new: id new, name Copy, plan two, phase setup, round 1, class_id class, choice_cap 4, content_id when-deep-learning-fails, created_at just now, self_paced false, choice_open false, reveal_step 0, time_version 0, names_on_wall false, access_version 0, present_minutes 4, notes_in_casebook false, feedback_shown_round 0",
    ],
  ),
  listActivitiesOf: inOrder(
    (tx) => pick(activities.listActivitiesOf(tx, [classId, id("archived class")]), "id", "phase", "closedAt"),
    [
      "archived lesson · write · no closedAt",
      "next lesson · setup · no closedAt",
      "lesson · compare · no closedAt",
      "closed lesson · closed · at 45",
    ],
  ),
  listOpenActivities: inOrder(
    (tx) => pick(activities.listOpenActivities(tx, classId), "id"),
    ["next lesson", "lesson"],
  ),
  changePhase: [
    changes(
      (tx) => activities.changePhase(tx, lesson, { phase: "closed" }),
      ["~ activities lesson: phase closed, closed_at just now"],
    ),
    changes((tx) => activities.changePhase(tx, id("closed lesson"), { phase: "closed" }), []),
    changes(
      (tx) => activities.changePhase(tx, id("closed lesson"), { phase: "compare", comparedAt: now }),
      ["~ activities closed lesson: phase compare, closed_at null, compared_at at 60"],
    ),
  ],
  setActivityPace: changes(
    (tx) =>
      activities.setActivityPace(tx, lesson, { selfPaced: true, pacedFrom: "learn", dueAt: now, resultsAt: null }),
    ["~ activities lesson: due_at at 60, paced_from learn, self_paced true"],
  ),
  listDueResults: elsewhere("lib/features/phases/self-paced.int.test.ts"),
  setRevealed: [
    changes((tx) => activities.setRevealed(tx, lesson, now), ["~ activities lesson: revealed_at at 60"]),
    changes((tx) => activities.setRevealed(tx, id("closed lesson"), now), []),
  ],
  setActivityName: changes((tx) => activities.setActivityName(tx, lesson, "Name"), ["~ activities lesson: name Name"]),
  setActivityArchived: changes(
    (tx) => activities.setActivityArchived(tx, lesson, { archivedAt: now }),
    ["~ activities lesson: archived_at at 60"],
  ),
  lockDueActivities: inAnyOrder((tx) => activities.lockDueActivities(tx, now), []),
  deleteActivities: changes(
    (tx) => activities.deleteActivities(tx, [id("other lesson")]),
    [
      "- activities other lesson",
      "- ballots other lesson/Ada of the other class/final",
      "- comments comment on the other",
      "- copies copy of sheet 2 for Ada of the other class",
      "- course_links other course link",
      "- documents other document",
      "- documents other notes",
      "- flags other flag",
      "- guesses other lesson/Ada of the other class/cows",
      "- journal entry of the other class",
      "- marks mark of the other",
      "- match_teams other match/other team",
      "- matches other match",
      "- open_walls wall of other lesson",
      "- participants other lesson/Ada of the other class",
      "- phase_clocks other lesson/compare",
      "- phase_clocks other lesson/write",
      "- returns other return",
      "- snapshots other document",
      "- submissions other hand-in",
      "- team_members other lesson/Ada of the other class",
      "- team_minutes other team/compare",
      "- team_minutes other team/write",
      "- teams other team",
      "- tickets other lesson/Ada of the other class",
      "- tries try of the other",
      "- updates other document/writer of other document at 28/1",
      "- updates other document/writer of other document at 29/1",
      "- updates other document/writer of other document at 30/1",
      "- word_readers other word/Ada of the other class",
      "- words other word",
      "- worksheets other sheet",
      "~ installation new: erased_at just now",
    ],
  ),
};

export const classTeachersAnswers: Answers = {
  listClassTeachers: inOrder(
    (tx) => teachers.listClassTeachers(tx, classId),
    [
      "Aalto · Aalto · aalto@example.org · steer",
      "Okafor · Okafor · okafor@example.org · steer",
      "Byrd · Byrd · byrd@example.org · read",
    ],
  ),
  setTeacherRight: [
    changes((tx) => teachers.setTeacherRight(tx, classId, id("Byrd"), null), ["- class_teachers class/Byrd"]),
    changes(
      (tx) => teachers.setTeacherRight(tx, classId, id("Byrd"), "steer"),
      ["~ class_teachers class/Byrd: may steer"],
    ),
    changes(
      async (tx) => {
        await teachers.setTeacherRight(tx, id("newer class"), id("Byrd"), "read");
        await tx.execute("update class_teachers set since = '2026-01-15T09:00:00Z' where since > '2026-01-16'");
      },
      ["+ class_teachers newer class/Byrd: may read, since at 60, class_id newer class, teacher_id Byrd"],
    ),
  ],
};

export const classesAnswers: Answers = {
  findClassByCode: each(inOrder, (code) => async (tx) => (await classes.findClassByCode(tx, code))?.id, {
    AAAAAA: ["class"],
    DDDDDD: ["nothing"],
    EEEEEE: ["nothing"],
    FFFFFF: ["nothing"],
  }),
  findClass: each(inOrder, (label) => (tx) => classes.findClass(tx, id(label)), {
    class: ["class · Period 1 · AAAAAA · joiningOpen · no archivedAt · no deletedAt · Okafor"],
    "archived class": ["archived class · Period 4 · DDDDDD · joiningOpen · at 40 · no deletedAt · Aalto"],
    "newer class": ["newer class · Period 2 · BBBBBB · joiningOpen · no archivedAt · no deletedAt · Cruz"],
    "no class": ["nothing"],
  }),
  lockClass: inOrder((tx) => classes.lockClass(tx, id("archived class")), ["Period 4 · joiningOpen · at 40 · DDDDDD"]),
  lockClassInUse: each(inOrder, (label) => async (tx) => [{ inUse: await classes.lockClassInUse(tx, id(label)) }], {
    class: ["inUse"],
    "archived class": [""],
    "no class": [""],
  }),
  listClassesOf: inOrder(
    (tx) => classes.listClassesOf(tx, id("Okafor")),
    [
      "other class · Period 3 · CCCCCC · joiningOpen · 2",
      "newer class · Period 2 · BBBBBB · joiningOpen · 0",
      "class · Period 1 · AAAAAA · joiningOpen · 11",
    ],
  ),
  insertClass: [
    changes((tx) => classes.insertClass(tx, "Period 6", "AAAAAA", id("Okafor")), ["nothing"]),
    changes(
      (tx) => classes.insertClass(tx, "Period 6", "FFFFFF", id("Okafor")),
      [
        "new",
        "+ class_teachers new/Okafor: may steer, since just now, class_id new, teacher_id Okafor",
        "+ classes new: id new, code FFFFFF, name Period 6, created_at just now, joining_open true",
      ],
    ),
  ],
  changeCode: [
    changes((tx) => classes.changeCode(tx, classId, "FFFFFF"), ["true", "~ classes class: code FFFFFF"]),
    changes((tx) => classes.changeCode(tx, classId, "DDDDDD"), ["false"]),
  ],
  changeClassName: changes((tx) => classes.changeClassName(tx, classId, "Name"), ["~ classes class: name Name"]),
  changeJoining: changes((tx) => classes.changeJoining(tx, classId, false), ["~ classes class: joining_open false"]),
};

export const archivedClassesAnswers: Answers = {
  setClassArchived: changes(
    (tx) => putAway.setClassArchived(tx, classId, { archivedAt: now }),
    ["~ classes class: archived_at at 60"],
  ),
  listArchivedClassesOf: inOrder(
    (tx) => putAway.listArchivedClassesOf(tx, id("Okafor")),
    ["deleted class · Period 5 · steer · at 41 · at 42", "archived class · Period 4 · steer · at 40 · no deletedAt"],
  ),
  listStudentIds: inAnyOrder(
    (tx) => putAway.listStudentIds(tx, id("other class")),
    ["Ada again of the other class", "Ada of the other class", "Lou of the other class", "Ned of the other class"],
  ),
  claimDueClasses: inOrder(async (tx) => [{ claimed: await putAway.claimDueClasses(tx) }], ["claimed"]),
  lockDueClasses: [
    inAnyOrder((tx) => putAway.lockDueClasses(tx, at(42)), ["deleted class · Period 5"]),
    inAnyOrder((tx) => putAway.lockDueClasses(tx, at(41)), []),
  ],
  deleteClasses: changes(
    (tx) => putAway.deleteClasses(tx, [id("other class"), id("deleted class")]),
    [
      "- activities deleted lesson",
      "- activities other lesson",
      "- ballots other lesson/Ada of the other class/final",
      "- class_teachers deleted class/Okafor",
      "- class_teachers other class/Byrd",
      "- class_teachers other class/Cruz",
      "- class_teachers other class/Okafor",
      "- classes deleted class",
      "- classes other class",
      "- comments comment on the other",
      "- copies copy of sheet 2 for Ada of the other class",
      "- course_links other course link",
      "- documents other document",
      "- documents other notes",
      "- flags other flag",
      "- guesses other lesson/Ada of the other class/cows",
      "- journal entry of the other class",
      "- journal entry of the other class like it",
      "- marks mark of the other",
      "- match_teams other match/other team",
      "- matches other match",
      "- open_walls wall of other lesson",
      "- outside_accounts account ada of issuer of other class",
      "- participants other lesson/Ada of the other class",
      "- phase_clocks other lesson/compare",
      "- phase_clocks other lesson/write",
      "- returns other return",
      "- sightings home of the other/Ada of the other class",
      "- snapshots other document",
      "- students Ada again of the other class",
      "- students Ada of the other class",
      "- students Lou of the other class",
      "- students Ned of the other class",
      "- students Sam of the deleted class",
      "- submissions other hand-in",
      "- teacher_links invitation into the other class",
      "- team_members other lesson/Ada of the other class",
      "- team_minutes other team/compare",
      "- team_minutes other team/write",
      "- teams other team",
      "- tickets other lesson/Ada of the other class",
      "- tries try of the other",
      "- updates other document/writer of other document at 28/1",
      "- updates other document/writer of other document at 29/1",
      "- updates other document/writer of other document at 30/1",
      "- word_readers other word/Ada of the other class",
      "- words other word",
      "- worksheets other sheet",
      "~ installation new: erased_at just now",
    ],
  ),
};

export const rosterAnswers: Answers = {
  listRoster: inOrder(
    (tx) => roster.listRoster(tx, classId),
    [
      "Abe ·  ·  ·  · Abe · onRoster",
      "Ada · A · 1 · Ada@example.org · Ada · onRoster",
      "Ben ·  ·  ·  · Ben · onRoster",
      "Cem ·  ·  ·  · Cem · onRoster",
      "Dan ·  ·  ·  · Dan",
      "Dee ·  ·  ·  · Dee · onRoster",
      "Eve ·  ·  ·  · Eve",
      "Fay ·  ·  ·  · Fay",
      "Gus ·  ·  ·  · Gus · onRoster",
      "Hal ·  ·  ·  · Hal",
      "Kim ·  ·  ·  · Kim · onRoster",
    ],
  ),
  setRecord: changes((tx) => roster.setRecord(tx, id("Ada"), { section: "B" }), ["~ students Ada: section B"]),
  setOnRoster: changes((tx) => roster.setOnRoster(tx, id("Ada"), false), ["~ students Ada: on_roster false"]),
};

const one = (name: string, nameKey = name.toLowerCase()) => ({
  name,
  nameKey,
  pinHash: "hash",
  oneTimePin: null,
  onRoster: false,
});

export const studentsAnswers: Answers = {
  findStudentByName: each(inOrder, (key) => (tx) => students.findStudentByName(tx, classId, key), {
    ada: ["Ada · Ada · PIN of Ada · no oneTimePin"],
    rex: ["nothing"],
    kim: ["Kim · Kim · PIN of Kim · no oneTimePin"],
    "ada again": ["nothing"],
  }),
  findSignIn: each(inOrder, (label) => (tx) => students.findSignIn(tx, id(label)), {
    Ada: ["Ada · Ada · PIN of Ada · no oneTimePin"],
    Rex: ["nothing"],
    "Ada again": ["nothing"],
    "Ada of the other class": ["Ada of the other class · Ada · PIN of Ada of the other class · no oneTimePin"],
  }),
  listNames: inOrder(
    (tx) => students.listNames(tx, classId),
    [
      "Ada · Ada",
      "Ben · Ben",
      "Cem · Cem",
      "Dee · Dee",
      "Abe · Abe",
      "Kim · Kim",
      "Gus · Gus",
      "Hal · Hal",
      "Fay · Fay",
      "Dan · Dan",
      "Eve · Eve",
    ],
  ),
  findMergedByName: each(inOrder, (key) => (tx) => students.findMergedByName(tx, classId, key), {
    "ada again": ["Ada again · Ada again · PIN of Ada again · no oneTimePin · Ada · pinCounts"],
    "rex again": ["nothing"],
    rex: ["nothing"],
  }),
  findMerged: each(inOrder, (label) => (tx) => students.findMerged(tx, id(label)), {
    "Ada again": ["Ada again · Ada again · PIN of Ada again · no oneTimePin · Ada · pinCounts"],
    "not Ben": ["not Ben · not Ben · PIN of not Ben · 5555 · Ben"],
    "Rex again": ["nothing"],
    Rex: ["nothing"],
  }),
  listMergedInto: inAnyOrder((tx) => students.listMergedInto(tx, id("Ada")), ["Ada again", "Ada once more"]),
  listSlips: each(inAnyOrder, (label) => (tx) => students.listSlips(tx, id(label)), {
    Ada: ["Ada once more"],
    Ben: ["Ben"],
    Cem: [],
  }),
  hasSlipWith: each(inOrder, (pin) => (tx) => students.hasSlipWith(tx, classId, pin), {
    "1111": ["true"],
    "3333": ["false"],
    "4444": ["true"],
  }),
  lockStudent: each(inOrder, (label) => (tx) => students.lockStudent(tx, classId, id(label)), {
    Ada: ["Ada · Ada · PIN of Ada · no oneTimePin"],
    Rex: ["nothing"],
    "Ada again": ["nothing"],
    "Ada of the other class": ["nothing"],
  }),
  isInClass: each(inOrder, (label) => async (tx) => [{ inClass: await students.isInClass(tx, classId, id(label)) }], {
    Ada: ["inClass"],
    Rex: [""],
    "Ada again": [""],
    "Ada of the other class": [""],
  }),
  countStudents: inOrder((tx) => students.countStudents(tx, classId), ["11"]),
  listStudents: inOrder(
    (tx) => students.listStudents(tx, classId),
    [
      "Abe · Abe · no oneTimePin · onRoster · 125 ·  · no lastSeenAt",
      "Ada · Ada · no oneTimePin · onRoster · 150 · A · no lastSeenAt",
      "Ben · Ben · 1111 · onRoster · 100 ·  · no lastSeenAt",
      "Cem · Cem · no oneTimePin · onRoster · 100 ·  · no lastSeenAt",
      "Dan · Dan · no oneTimePin · 100 ·  · no lastSeenAt",
      "Dee · Dee · no oneTimePin · onRoster · 100 ·  · no lastSeenAt",
      "Eve · Eve · no oneTimePin · 100 ·  · no lastSeenAt",
      "Fay · Fay · no oneTimePin · 100 ·  · no lastSeenAt",
      "Gus · Gus · 2222 · onRoster · 100 ·  · no lastSeenAt",
      "Hal · Hal · no oneTimePin · 100 ·  · no lastSeenAt",
      "Kim · Kim · no oneTimePin · onRoster · 100 ·  · no lastSeenAt",
    ],
  ),
  listRemoved: inOrder(
    (tx) => students.listRemoved(tx, classId),
    ["earlier Kim · Kim", "earlier Lou · Lou", "Lou · Lou", "Rex · Rex"],
  ),
  insertStudents: changes(
    async (tx) => pick(students.insertStudents(tx, classId, [one("Ada"), one("Lou")]), "name"),
    [
      "Lou",
      "+ students new: id new, name Lou, email , section , class_id class, name_key lou, pin_hash hash, on_roster false, school_id , created_at just now, extra_time 100, merged_pin_counts true",
    ],
  ),
  changePin: changes(
    (tx) => students.changePin(tx, id("Ben"), { pinHash: "new", oneTimePin: null }),
    ["~ students Ben: pin_hash new, one_time_pin null"],
  ),
  markRemoved: changes((tx) => students.markRemoved(tx, id("Ada"), now), ["~ students Ada: removed_at at 60"]),
  isNameFree: each(inOrder, (label) => async (tx) => [{ free: await students.isNameFree(tx, id(label)) }], {
    Ada: ["free"],
    "earlier Kim": [""],
    Lou: ["free"],
    Rex: ["free"],
  }),
  setStudentName: [
    changes(
      (tx) => students.setStudentName(tx, id("Ada"), "Lou", "lou"),
      ["true", "~ students Ada: name Lou, name_key lou"],
    ),
    changes((tx) => students.setStudentName(tx, id("Ada"), "Ben", "ben"), ["false"]),
    changes((tx) => students.setStudentName(tx, id("Ada"), "ADA", "ada"), ["true", "~ students Ada: name ADA"]),
  ],
  redirectMerged: changes(
    (tx) => students.redirectMerged(tx, id("Ada"), id("Cem")),
    ["~ students Ada again: merged_into Cem", "~ students Ada once more: merged_into Cem"],
  ),
  setMergedInto: changes(
    (tx) => students.setMergedInto(tx, id("Ada again"), null),
    ["~ students Ada again: merged_into null, merge_seen_at null"],
  ),
  havePinInCommon: [
    inOrder(async (tx) => [{ common: await students.havePinInCommon(tx, id("Ada"), id("Ben")) }], [""]),
  ],
  setMergedPinCounts: [
    changes(
      (tx) => students.setMergedPinCounts(tx, id("not Ben"), true),
      ["~ students not Ben: merged_pin_counts true"],
    ),
    changes(
      (tx) => students.setMergedPinCounts(tx, id("Ada again"), false),
      ["~ students Ada again: merged_pin_counts false"],
    ),
  ],
  lockWithMerged: each(inOrder, (name) => (tx) => students.lockWithMerged(tx, classId, id(name)), {
    Ada: [
      "Ada · Ada · ada",
      "Ada again · Ada again · ada again · removed",
      "Ada once more · Ada once more · ada once more · removed",
    ],
    Rex: ["Rex · Rex · rex · removed", "Rex again · Rex again · rex again · removed"],
    "Ada again": [],
    "Ada of the other class": [],
  }),
};

export const studentNamesAnswers: Answers = {
  findNames: inOrder(
    (tx) => findNames(tx, ["Rex", "Ada", "Eve", "Lou", "earlier Lou"].map(id)),
    ["Ada · Ada", "Eve · Eve", "earlier Lou · Lou · removed", "Lou · Lou · removed", "Rex · Rex · removed"],
  ),
};

export const teacherNamesAnswers: Answers = {
  formerEmail: elsewhere("lib/features/ended-rows.int.test.ts"),
  importedEmail: elsewhere("lib/features/ended-rows.int.test.ts"),
  isAccountHere: elsewhere("lib/features/ended-rows.int.test.ts"),
  findTeacherNames: inAnyOrder(
    (tx) => teacherNames.findTeacherNames(tx, [id("Okafor"), id("Byrd"), id("gone")]),
    ["Byrd: Byrd", "Okafor: Okafor"],
  ),
};

/** Of lib/features/lessons/queries, whose queries ask about one lesson by its id. */
export const ownLessonsAnswers: Answers = {
  insertLesson: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  findDraft: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  lockDraft: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  setDraft: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  findNewestVersion: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  findVersionLike: elsewhere("lib/features/exporting/import-lesson.int.test.ts"),
  insertVersion: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  isUsed: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  setHidden: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  deleteLesson: elsewhere("lib/features/lessons/lessons.int.test.ts"),
};

/** Each asks about one lesson by its id, or by the id of its version. */
export const picturesAnswers: Answers = {
  listImages: elsewhere("lib/features/lessons/pictures.int.test.ts"),
  listSizes: elsewhere("lib/features/lessons/pictures.int.test.ts"),
  findPictures: elsewhere("lib/features/lessons/pictures.int.test.ts"),
  findPicturesOfVersion: elsewhere("lib/features/lessons/pictures.int.test.ts"),
  insertPicture: elsewhere("lib/features/lessons/pictures.int.test.ts"),
  copyPictures: elsewhere("lib/features/lessons/pictures.int.test.ts"),
  deleteUnused: elsewhere("lib/features/lessons/pictures.int.test.ts"),
};

/** `lesson` and the other class's have the first of two versions. */
export const newerVersionAnswers: Answers = {
  findNewerVersion: each(inOrder, (label) => (tx) => newerVersion.findNewerVersion(tx, id(label)), {
    lesson: ["when-deep-learning-fails-2 · 2 · 1"],
    "next lesson": ["when-deep-learning-fails-2 · 2 · 1"],
    "closed lesson": ["nothing"],
    "archived lesson": ["nothing"],
    "deleted lesson": ["nothing"],
  }),
  findVersionNumber: each(inOrder, (version) => (tx) => newerVersion.findVersionNumber(tx, version), {
    "when-deep-learning-fails": ["1"],
    "when-deep-learning-fails-2": ["2"],
  }),
  countDependents: each(inOrder, (label) => (tx) => newerVersion.countDependents(tx, id(label)), {
    lesson: ["5 · 4 · 4 · 7 · 11 · 4 · 4 · 0"],
    "next lesson": ["0 · 1 · 0 · 1 · 2 · 0 · 1 · 0"],
    "newer lesson": ["0 · 0 · 0 · 0 · 0 · 0 · 0 · 0"],
  }),
  setLessonVersion: changes(
    (tx) => newerVersion.setLessonVersion(tx, lesson, { contentId: "when-deep-learning-fails-2", plan: "60" }),
    ["~ activities lesson: plan 60, content_id when-deep-learning-fails-2"],
  ),
};

export const lessonsAnswers: Answers = {
  findLessons: elsewhere("lib/activity/lessons.int.test.ts"),
  withLessons: elsewhere("lib/activity/lessons.int.test.ts"),
  findOwnLesson: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  findUsableLesson: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  listOwnLessons: elsewhere("lib/features/lessons/lessons.int.test.ts"),
  listNewestFor: elsewhere("lib/activity/lessons.int.test.ts"),
};
