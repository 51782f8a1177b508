import * as accounts from "@/lib/features/privacy/queries/accounts";
import * as audit from "@/lib/activity/queries/audit";
import * as erase from "@/lib/features/privacy/queries/erase";
import * as authorship from "@/lib/features/privacy/queries/erased-authorship";
import * as held from "@/lib/features/privacy/queries/stored-data";
import * as owners from "@/lib/activity/queries/owners";
import * as retention from "@/lib/features/privacy/queries/retention";
import { changes, elsewhere, inAnyOrder, each, inOrder, pick, type Answers } from "@/lib/features/testing/answers";
import { at, id, now } from "@/lib/features/testing/labels";

const classId = id("class");
const read = { at: now, teacherId: id("Okafor"), act: "read", classId, activityId: id("lesson"), studentId: id("Rex") };

export const auditAnswers: Answers = {
  insertAudit: [
    changes(
      (tx) => audit.insertAudit(tx, read),
      ["+ audit 4: at at 60, act read, detail , class_id class, student_id Rex, teacher_id Okafor, activity_id lesson"],
    ),
    changes(
      (tx) => audit.insertAudit(tx, { ...read, studentId: id("erased voter") }),
      [
        "+ audit 5: at at 60, act read, detail , class_id class, student_id former member, teacher_id Okafor, activity_id lesson",
      ],
    ),
  ],
  insertAuditOnce: [
    changes(
      (tx) => audit.insertAuditOnce(tx, read, { from: at(11), to: now }),
      ["+ audit 6: at at 60, act read, detail , class_id class, student_id Rex, teacher_id Okafor, activity_id lesson"],
    ),
    changes((tx) => audit.insertAuditOnce(tx, read, { from: at(9), to: now }), []),
    changes(
      (tx) => audit.insertAuditOnce(tx, read, { from: at(9), to: at(9.5) }),
      ["+ audit 7: at at 60, act read, detail , class_id class, student_id Rex, teacher_id Okafor, activity_id lesson"],
    ),
    changes(
      (tx) => audit.insertAuditOnce(tx, { ...read, studentId: id("Ada") }, { from: at(9), to: now }),
      ["+ audit 8: at at 60, act read, detail , class_id class, student_id Ada, teacher_id Okafor, activity_id lesson"],
    ),
  ],
  listAudit: [
    inOrder(
      (tx) => pick(audit.listAudit(tx, 99), "at", "act", "teacher", "class", "student"),
      [
        "at 12 · read · no teacher · no class · no student",
        "at 11 · retention · no teacher · Period 1 · no student",
        "at 10 · read · Okafor · Period 1 · Rex",
      ],
    ),
    inOrder(
      async (tx) => {
        const [, second] = await audit.listAudit(tx, 99);
        return pick([...(await audit.listAudit(tx, 1)), ...(await audit.listAudit(tx, 99, second?.n))], "at");
      },
      ["at 12", "at 10"],
    ),
  ],
  listUnsent: elsewhere("lib/features/privacy/audit-copy.int.test.ts"),
  deleteUnsent: elsewhere("lib/features/privacy/audit-copy.int.test.ts"),
  countAudit: inOrder((tx) => audit.countAudit(tx), ["3"]),
  deleteOldAudit: inOrder(
    async (tx) => {
      // No line is deleted, because a trigger protects lines for a year.
      const deleted = await audit.deleteOldAudit(tx, at(-1));
      return [{ deleted, left: await audit.countAudit(tx) }];
    },
    ["0 · 3"],
  ),
};

export const eraseAnswers: Answers = {
  retainBallotTeam: changes(
    (tx) => erase.retainBallotTeam(tx, ["Ada", "Ben", "Fay", "Rex", "Cem"].map(id)),
    [
      "~ ballots lesson/Ben/final: team_id team 1",
      "~ ballots lesson/Cem/before: team_id team 2",
      "~ ballots lesson/Fay/final: team_id team 4",
    ],
  ),
  eraseVoter: [
    changes(
      (tx) => erase.eraseVoter(tx, { id: id("Rex"), name: "Rex", nameKey: "rex", removed: true }),
      ["0", "- ballots lesson/Rex/before", "- ballots lesson/Rex/final"],
    ),
    inOrder(
      async (tx) => {
        const kept = await erase.eraseVoter(tx, { id: id("Ada"), name: "Ada", nameKey: "ada", removed: false });
        const rows = await tx.query.ballots.findMany({ where: (one, { eq }) => eq(one.castAt, at(50)) });
        const known = new Set(
          [
            "Ada",
            "Ben",
            "Cem",
            "Dee",
            "Fay",
            "Abe",
            "Rex",
            "Rex again",
            "Ada again",
            "erased voter",
            "Ada of the other class",
          ].map(id),
        );
        const erased = rows.filter(({ studentId }) => !known.has(studentId));
        return [
          `${kept} kept`,
          ...erased.map(({ activityId, kind, choice, reason, cameFrom }) => ({
            activityId,
            kind,
            choice,
            reason,
            cameFrom,
          })),
          `${rows.filter(({ studentId }) => studentId === id("Ada")).length} left, of ${new Set(erased.map(({ studentId }) => studentId)).size} voters`,
        ];
      },
      [
        "3 kept",
        "lesson · final · yes ·  · []",
        "next lesson · final · yes ·  · []",
        "lesson · before · yes ·  · []",
        "lesson · final · no ·  · []",
        "0 left, of 3 voters",
      ],
    ),
  ],
  eraseMentions: changes(
    (tx) => erase.eraseMentions(tx, classId, id("Rex")),
    [
      "2",
      "~ activities lesson: spotlight null",
      '~ participants lesson/Ada: team_seen {"team":{"id":"team ended","mode":"bias","number":1},"mateIds":["Cem"]}',
      '~ submissions first hand-in of 1: member_ids ["Ada again","former member"]',
      '~ submissions hand-in of 1: member_ids ["Ada","Ada again","Ben","former member"], handed_in_by_student null',
    ],
  ),
  listEntriesAbout: inAnyOrder(
    (tx) => pick(erase.listEntriesAbout(tx, classId, [id("Rex"), id("Ben")]), "id"),
    ["Byrd’s entry", "Byrd’s entry of the next lesson", "entry of a move", "undone entry"],
  ),
  setEntry: changes(
    (tx) => erase.setEntry(tx, { id: id("entry of a move"), values: { n: 1 }, changes: [] }),
    ['~ journal entry of a move: values {"n":1}, changes []'],
  ),
  eraseTraces: changes(
    (tx) => erase.eraseTraces(tx, id("Rex")),
    ["- sightings home of Rex/Rex", "- throttles pin:Rex", "~ audit 1: student_id former member"],
  ),
  deleteStudents: changes(
    async (tx) => {
      await erase.eraseMentions(tx, classId, id("not Ben"));
      await erase.deleteStudents(tx, [id("Lou"), id("Rex again")]);
    },
    [
      "- guesses lesson/Rex again/cows",
      "- outside_accounts account lou of issuer of class",
      "- participants lesson/Lou",
      "- participants lesson/Rex again",
      "- students Lou",
      "- students Rex again",
      "- tickets lesson/Rex again",
      "- tries try of Rex again",
    ],
  ),
  countBelongings: inOrder((tx) => erase.countBelongings(tx, [id("Rex"), id("Eve")]), ["2 · 2 · 1 · 1 · 7 · 4"]),
};

export const authorshipAnswers: Answers = {
  lockDocuments: changes((tx) => authorship.lockDocuments(tx, classId), []),
  eraseAuthorship: changes(
    (tx) => authorship.eraseAuthorship(tx, classId, [id("Rex"), id("not Ben")]),
    [
      "2",
      '~ snapshots document 1: authors ["former member","Ben"], version 4',
      "~ updates document 1/writer of document 1 at 29/1: author former member",
      "~ updates earlier document 3/writer of earlier document 3 at 24/1: author former member",
    ],
  ),
};

/** All data about a student is returned, including ended rows. */
export const storedDataAnswers: Answers = {
  listIdsWithMerged: each(inOrder, (name) => (tx) => held.listIdsWithMerged(tx, classId, id(name)), {
    Ada: ["Ada", "Ada again", "Ada once more"],
    Rex: ["Rex", "Rex again"],
    "Ada again": [],
    "Ada of the other class": [],
  }),
  listStoredData: each(
    inAnyOrder,
    (name) => async (tx) => {
      const found = await held.listStoredData(tx, classId, [id(name)]);
      return new Map(Object.entries(found).map(([part, rows]) => [part, rows.length]));
    },
    {
      Rex: [
        "audit: 1",
        "ballots: 2",
        "comments: 5",
        "copies: 1",
        "feedback: 0",
        "flags: 3",
        "guesses: 2",
        "journal: 4",
        "marks: 4",
        "outside_accounts: 1",
        "participants: 1",
        "sessions: 1",
        "sightings: 1",
        "students: 1",
        "submissions: 2",
        "team_members: 1",
        "throttles: 1",
        "tickets: 1",
        "tries: 2",
        "words: 1",
      ],
      Ada: [
        "audit: 0",
        "ballots: 3",
        "comments: 8",
        "copies: 4",
        "feedback: 1",
        "flags: 2",
        "guesses: 3",
        "journal: 1",
        "marks: 6",
        "outside_accounts: 1",
        "participants: 3",
        "sessions: 2",
        "sightings: 2",
        "students: 1",
        "submissions: 8",
        "team_members: 2",
        "throttles: 2",
        "tickets: 2",
        "tries: 2",
        "words: 4",
      ],
      Eve: [
        "audit: 0",
        "ballots: 0",
        "comments: 2",
        "copies: 0",
        "feedback: 0",
        "flags: 4",
        "guesses: 0",
        "journal: 1",
        "marks: 5",
        "outside_accounts: 0",
        "participants: 1",
        "sessions: 0",
        "sightings: 0",
        "students: 1",
        "submissions: 2",
        "team_members: 0",
        "throttles: 0",
        "tickets: 0",
        "tries: 0",
        "words: 0",
      ],
    },
  ),
  listTypedDocuments: inOrder(
    (tx) => held.listTypedDocuments(tx, classId, [id("Rex"), id("not Ben"), id("Eve")]),
    [
      "earlier document 3 · worksheet · lesson · 3",
      "document 1 · worksheet · lesson · 1",
      "notes · notes · lesson · no team",
    ],
  ),
  listActivityNames: inOrder(
    (tx) => held.listActivityNames(tx, classId),
    [
      "closed lesson · Closed · closed · at 4 · no imported_at",
      "lesson · no name · compare · at 5 · no imported_at",
      "next lesson · Next · setup · at 6 · no imported_at",
    ],
  ),
};

export const accountsAnswers: Answers = {
  setDisabledAt: changes((tx) => accounts.setDisabledAt(tx, id("Byrd"), now), ["~ teachers Byrd: disabled_at at 60"]),
  listTaughtClasses: [
    inAnyOrder(
      (tx) => accounts.listTaughtClasses(tx, id("Okafor")),
      [
        "archived class · Period 4 · Okafor · steer · isArchived · hasOtherEditor",
        "class · Period 1 · Okafor · steer · hasOtherEditor",
        "newer class · Period 2 · Okafor · steer · hasOtherEditor",
        "other class · Period 3 · Okafor · read · hasOtherEditor",
      ],
    ),
    inAnyOrder(
      (tx) => pick(accounts.listTaughtClasses(tx, null), "id", "teacherId"),
      [
        "archived class · Aalto",
        "archived class · Byrd",
        "archived class · Okafor",
        "class · Aalto",
        "class · Byrd",
        "class · Okafor",
        "newer class · Cruz",
        "newer class · Okafor",
        "other class · Byrd",
        "other class · Cruz",
        "other class · Okafor",
      ],
    ),
  ],
  clearAccount: changes(
    (tx) => accounts.clearAccount(tx, id("Okafor"), "no hash", now),
    [
      "- class_teachers archived class/Okafor",
      "- class_teachers class/Okafor",
      "- class_teachers deleted class/Okafor",
      "- class_teachers newer class/Okafor",
      "- class_teachers other class/Okafor",
      "- launches expired launch",
      "- launches launch",
      "- launches launch that expires now",
      "- launches used launch",
      "- outside_accounts account okafor elsewhere of another issuer of a teacher",
      "- outside_accounts account okafor of issuer of a teacher",
      "- sightings home of Okafor/Okafor",
      "- sightings school/Okafor",
      "- teacher_links invitation",
      "- teacher_links invitation into the archived class",
      "- teacher_links invitation into the class",
      "- teacher_links invitation that ends now",
      "- teacher_links newer invitation",
      "- teacher_links old invitation",
      "- teacher_links old invitation into the class",
      "- teacher_links old reset",
      "- teacher_links reset",
      "- teacher_links reset into the class",
      "- teacher_links used invitation",
      "- teacher_links used invitation into the class",
      "- teacher_links used reset",
      "- teacher_links withdrawn invitation",
      "- teacher_links withdrawn invitation into the class",
      "- teacher_links withdrawn reset",
      "~ teachers Okafor: name Former teacher, email former:Okafor, disabled_at at 60, owner_since null, password_hash no hash",
    ],
  ),
};

export const ownersAnswers: Answers = {
  isOwner: each(inOrder, (name) => async (tx) => [{ owner: await owners.isOwner(tx, id(name)) }], {
    Okafor: ["owner"],
    Byrd: [""],
  }),
  listPossibleOwners: inOrder(
    (tx) => owners.listPossibleOwners(tx),
    [
      "Okafor · Okafor · okafor@example.org · at -8 · no disabledAt",
      "Aalto · Aalto · aalto@example.org · at -7 · no disabledAt",
      "Byrd · Byrd · byrd@example.org · no ownerSince · no disabledAt",
      "Cruz · Cruz · cruz@example.org · no ownerSince · no disabledAt",
      "Dorn · Dorn · dorn@example.org · no ownerSince · at 44",
    ],
  ),
  lockOwners: changes((tx) => owners.lockOwners(tx), []),
  setOwnerSince: changes((tx) => owners.setOwnerSince(tx, id("Okafor"), null), ["~ teachers Okafor: owner_since null"]),
  countRetention: inOrder((tx) => owners.countRetention(tx), ["5 · 1 · 2"]),
};

export const retentionAnswers: Answers = {
  listRetention: inAnyOrder(
    (tx) => retention.listRetention(tx, [classId, id("newer class")]),
    ["class · 12 · no workMonths · at 3", "newer class · no namesMonths · 6 · no setAt"],
  ),
  setRetention: changes(
    (tx) => retention.setRetention(tx, classId, { namesMonths: 1, workMonths: 2, setAt: now }),
    ["~ classes class: retention_set_at at 60, retain_work_months 2, retain_names_months 1"],
  ),
  listClassesWithRetention: inAnyOrder(
    (tx) => retention.listClassesWithRetention(tx),
    ["class", "newer class", "other class"],
  ),
  listClassesWithRetentionOf: inAnyOrder(
    (tx) => retention.listClassesWithRetentionOf(tx, id("Byrd")),
    ["class", "other class"],
  ),
  listStudentsForRetention: inOrder(
    (tx) => retention.listStudentsForRetention(tx, [classId]),
    [
      "class · Ada · at 5",
      "class · Ben · at 6",
      "class · Cem · at 7",
      "class · Dee · at 8",
      "class · Abe · at 10",
      "class · Hal · at 11",
      "class · Kim · at 12",
      "class · earlier Kim · at 13",
      "class · earlier Lou · at 14",
      "class · Lou · at 14",
      "class · Rex · at 18",
      "class · Fay · at 30",
      "class · Dan · at 31",
      "class · Eve · at 31",
      "class · Gus · at 33",
    ],
  ),
  lockLastRetentionRun: inOrder((tx) => retention.lockLastRetentionRun(tx), ["at 1"]),
  setLastRetentionRun: changes(
    (tx) => retention.setLastRetentionRun(tx, now),
    ["~ installation new: retention_at at 60"],
  ),
};

export const reservedIdsAnswers: Answers = {
  findMisplacedStudents: elsewhere("e2e/specs/privacy/misplaced-suite.ts"),
};
