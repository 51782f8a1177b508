import * as accounts from "@/lib/features/people/signing-in/queries/outside-accounts";
import * as sessions from "@/lib/auth/queries/sessions";
import * as sightings from "@/lib/auth/queries/sightings";
import * as standing from "@/lib/activity/queries/activity";
import * as links from "@/lib/features/people/signing-in/queries/teacher-links";
import * as teachers from "@/lib/features/people/signing-in/queries/teachers";
import * as throttles from "@/lib/auth/queries/throttles";
import { changes, inAnyOrder, each, inOrder, ofPool, pick, type Answers } from "@/lib/features/testing/answers";
import { at, id, now } from "@/lib/features/testing/labels";

const classId = id("class");
const account = (subject: string, issuer = "issuer") => ({ issuer, subject });

export const accountsAnswers: Answers = {
  findLinkedTeacher: each(inOrder, (subject) => (tx) => accounts.findLinkedTeacher(tx, account(subject)), {
    okafor: ["Okafor"],
    ada: ["nothing"],
  }),
  findTeacherLink: each(inOrder, (issuer) => (tx) => accounts.findTeacherLink(tx, id("Okafor"), issuer), {
    issuer: ["at 10"],
    "another issuer": ["at 9"],
    "no issuer": ["nothing"],
  }),
  linkTeacher: [
    changes(
      (tx) => accounts.linkTeacher(tx, account("aalto"), id("Aalto"), now),
      ["true", "+ outside_accounts new: id new, issuer issuer, subject aalto, linked_at at 60, teacher_id Aalto"],
    ),
    changes((tx) => accounts.linkTeacher(tx, account("okafor again"), id("Okafor"), now), ["false"]),
  ],
  unlinkTeacher: [
    changes(
      (tx) => accounts.unlinkTeacher(tx, id("Okafor"), "issuer"),
      ["true", "- outside_accounts account okafor of issuer of a teacher"],
    ),
    changes((tx) => accounts.unlinkTeacher(tx, id("Aalto"), "issuer"), ["false"]),
  ],
  unlinkTeacherFromAll: changes(
    async (tx) => new Set(await accounts.unlinkTeacherFromAll(tx, id("Okafor"))),
    [
      "another issuer",
      "issuer",
      "- outside_accounts account okafor elsewhere of another issuer of a teacher",
      "- outside_accounts account okafor of issuer of a teacher",
    ],
  ),
  findLinkedStudent: each(inOrder, (subject) => (tx) => accounts.findLinkedStudent(tx, account(subject), classId), {
    ada: ["Ada"],
    "ada again": ["Ada"],
    "not ben": ["nothing"],
    rex: ["nothing"],
    byrd: ["nothing"],
  }),
  findStudentsByEmail: [
    inAnyOrder((tx) => accounts.findStudentsByEmail(tx, classId, "ada@example.org", "issuer"), ["Ada · linked"]),
    inAnyOrder((tx) => accounts.findStudentsByEmail(tx, classId, "ada@example.org", "another issuer"), ["Ada"]),
  ],
  linkStudent: [
    changes(
      (tx) => accounts.linkStudent(tx, account("rex"), { studentId: id("Eve"), classId }, now),
      [
        "true",
        "+ outside_accounts new: id new, issuer issuer, subject rex, class_id class, linked_at at 60, student_id Eve",
        "- outside_accounts account rex of issuer of class",
      ],
    ),
    changes((tx) => accounts.linkStudent(tx, account("ada"), { studentId: id("Eve"), classId }, now), ["false"]),
  ],
  unlinkStudents: changes(
    (tx) => accounts.unlinkStudents(tx, [id("Ada"), id("Ada again")]),
    [
      "3",
      "- outside_accounts account ada again elsewhere of another issuer of class",
      "- outside_accounts account ada again of issuer of class",
      "- outside_accounts account ada of issuer of class",
    ],
  ),
  listLinked: inAnyOrder((tx) => accounts.listLinked(tx, classId), ["Ada", "Ben", "Cem", "Lou", "Rex"]),
  listStudentAccounts: inAnyOrder(
    (tx) => accounts.listStudentAccounts(tx, classId, "issuer"),
    ["Ada: ada", "Ben: ben, the first time", "Cem: okafor"],
  ),
  listTeacherIssuers: inOrder(
    (tx) => accounts.listTeacherIssuers(tx, id("Okafor")),
    ["another issuer · at 9", "issuer · at 10"],
  ),
};

const asked = (sessionId: string, address: string | null = null) => ({ sessionId, address });

export const sessionsAnswers: Answers = {
  findSessions: inOrder(
    (tx) =>
      sessions.findSessions(
        tx,
        [
          asked("session of Rex", "home of Rex"),
          asked("session of Ada", "school"),
          asked("unused session of Ada"),
          asked("session of Ben"),
          asked("session of Okafor", "school"),
          asked("session of Okafor", "home of Rex"),
          asked("session of Dorn"),
          asked("no session"),
        ],
        at(30),
      ),
    [
      "session of Rex · at 56 · home of Rex · at 53 · no teacher · no student",
      "session of Ada · at 54 · school · at 50 · no teacher · Ada · Ada · class",
      "nothing",
      "nothing",
      "session of Okafor · at 55 · school · at 51 · Okafor · Okafor · okafor@example.org · no student",
      "session of Okafor · at 55 · school · no seenAt · Okafor · Okafor · okafor@example.org · no student",
      "session of Dorn · at 55 · no address · no seenAt · no teacher · no student",
      "nothing",
    ],
  ),
  insertSession: changes(
    (tx) => sessions.insertSession(tx, "new session", { studentId: id("Ada") }, now),
    [
      "+ sessions new session: id new session, used_at at 60, created_at at 60, student_id Ada",
      "~ students Ada: last_seen_at at 60",
    ],
  ),
  touchSessions: changes(
    (tx) => sessions.touchSessions(tx, ["session of Ada", "session of Okafor"], now, at(55)),
    ["~ sessions session of Ada: used_at at 60", "~ students Ada: last_seen_at at 60"],
  ),
  deleteSession: changes(
    (tx) => sessions.deleteSession(tx, "session of Ada"),
    ["session of Ada", "- sessions session of Ada"],
  ),
  deleteSessionsOf: [
    changes(
      async (tx) => new Set(await sessions.deleteSessionsOf(tx, { studentId: id("Ada") })),
      ["session of Ada", "unused session of Ada", "- sessions session of Ada", "- sessions unused session of Ada"],
    ),
    changes(
      async (tx) => new Set(await sessions.deleteSessionsOf(tx, { teacherId: id("Okafor") }, "session of Okafor")),
      [
        "newer session of Okafor",
        "unused session of Okafor",
        "- sessions newer session of Okafor",
        "- sessions unused session of Okafor",
      ],
    ),
  ],
  deleteSessionsBeyond: changes(
    (tx) => sessions.deleteSessionsBeyond(tx, { teacherId: id("Okafor") }, 1),
    [
      "session of Okafor",
      "unused session of Okafor",
      "- sessions session of Okafor",
      "- sessions unused session of Okafor",
    ],
  ),
  deleteSessionsUnusedSince: changes(
    async (tx) => new Set(await sessions.deleteSessionsUnusedSince(tx, at(30))),
    [
      "unused session of Ada",
      "unused session of Okafor",
      "- sessions unused session of Ada",
      "- sessions unused session of Okafor",
    ],
  ),
  findLiveSessions: inAnyOrder(
    (tx) =>
      sessions.findLiveSessions(
        tx,
        [
          "session of Okafor",
          "unused session of Okafor",
          "session of Ada",
          "session of Ben",
          "unused session of Ada",
          "session of Rex",
          "session of Dorn",
        ],
        at(30),
      ),
    ["session of Ada", "session of Okafor"],
  ),
  isTeacherDisabled: each(inOrder, (name) => async (tx) => [{ off: await sessions.isTeacherDisabled(tx, id(name)) }], {
    Dorn: ["off"],
    "of a deleted account": ["off"],
    Okafor: [""],
    nobody: [""],
  }),
};

export const sightingsAnswers: Answers = {
  storeSightings: changes(
    (tx) =>
      sightings.storeSightings(
        tx,
        [
          { address: "school", personId: id("Ada") },
          { address: "school", personId: id("Okafor") },
          { address: "school", personId: id("Ben") },
          { address: "school", personId: id("erased voter") },
        ],
        { now, before: at(51), old: at(20) },
      ),
    [
      "+ sightings school/Ben: address school, seen_at at 60, person_id Ben",
      "- sightings home of Ada/Ada",
      "~ sightings school/Ada: seen_at at 60",
    ],
  ),
  isClassSeenAt: each(
    inOrder,
    (address) => async (tx) => [{ seen: await sightings.isClassSeenAt(tx, classId, address, at(20)) }],
    {
      school: ["seen"],
      "home of Okafor": ["seen"],
      "home of Rex": [""],
      "home of Ada": [""],
      "home of Cruz": [""],
      "home of Ben": [""],
      "home of the other": [""],
    },
  ),
};

const inLesson = { activityId: id("lesson"), classId };

export const activityAnswers: Answers = {
  findActivities: inAnyOrder(
    (tx) => pick(standing.findActivities(tx, ["no id", id("lesson"), id("closed lesson"), id("gone")]), "id"),
    ["closed lesson", "lesson"],
  ),
  findActivity: [
    inOrder(async (tx) => (await standing.findActivity(tx, id("lesson")))?.id, ["lesson"]),
    inOrder((tx) => standing.findActivity(tx, "no id"), ["nothing"]),
  ],
  lockActivity: inOrder(async (tx) => (await standing.lockActivity(tx, id("lesson"))).id, ["lesson"]),
  holdLesson: inOrder(async (tx) => (await standing.holdLesson(tx, id("lesson"))).title, ["When Deep Learning Fails"]),
  lockActivities: inAnyOrder(
    (tx) => pick(standing.lockActivities(tx, [{ id: id("lesson") }, { id: id("next lesson") }]), "id"),
    ["lesson", "next lesson"],
  ),
  findAccessVersions: inAnyOrder(
    (tx) =>
      pick(
        standing.findAccessVersions(tx, [id("lesson"), id("next lesson")]),
        "id",
        "classId",
        "version",
        "access",
        "phase",
      ),
    ["lesson · class · 7 · 5 · compare", "next lesson · class · 1 · 1 · setup"],
  ),
  raiseAccessVersion: changes(
    (tx) => standing.raiseAccessVersion(tx, id("lesson")),
    ["~ activities lesson: access_version 8"],
  ),
  raiseAccessVersions: changes(
    (tx) => standing.raiseAccessVersions(tx, [id("lesson"), id("next lesson")]),
    ["~ activities lesson: access_version 8", "~ activities next lesson: access_version 2"],
  ),
  raiseTimeVersions: changes(
    (tx) => standing.raiseTimeVersions(tx, [id("lesson")]),
    ["~ activities lesson: time_version 3, access_version 8"],
  ),
  loadSessionsAndVersions: ofPool(async () => {
    const found = await standing.loadSessionsAndVersions(
      [
        "session of Okafor",
        "unused session of Okafor",
        "session of Ada",
        "unused session of Ada",
        "session of Rex",
        "session of Dorn",
      ],
      at(30),
      [id("lesson"), id("other lesson")],
    );
    const versions = [...found.versions].map(([activity, { version, access }]) => `${activity} ${version} ${access}`);
    return [found.sessions, new Set(versions)];
  }, ["{session of Ada, session of Okafor}", "{lesson 7 5, other lesson 0 0}"]),
  findTeacherRight: [
    inOrder((tx) => standing.findTeacherRight(tx, classId, id("Byrd")), ["read"]),
    inOrder((tx) => standing.findTeacherRight(tx, id("newer class"), id("Byrd")), ["nothing"]),
    inOrder((tx) => standing.findTeacherRight(tx, "no id", id("Byrd")), ["nothing"]),
  ],
  findRoles: inOrder(
    async (tx) => {
      const students = ["Ada", "Eve", "Rex", "Ada again"];
      const found = await standing.findRoles(tx, [
        ...students.map((name) => ({ ...inLesson, studentId: id(name), teacherId: null })),
        { ...inLesson, studentId: null, teacherId: id("Byrd") },
      ]);
      return [
        ...students.map((name) => found.student(id(name), id("lesson"))),
        found.student(id("Ada"), id("other lesson")),
        found.teacher(id("Byrd"), classId),
        found.teacher(id("Byrd"), id("newer class")),
      ];
    },
    [
      "class · team 1 · no reached",
      "class · no teamId · no reached",
      "nothing",
      "nothing",
      "class · no teamId · no reached",
      "read",
      "nothing",
    ],
  ),
};

export const linksAnswers: Answers = {
  insertLink: changes(
    (tx) =>
      links.insertLink(tx, { id: id("new link"), tokenHash: "new", purpose: "reset", createdAt: now, expiresAt: now }),
    ["+ teacher_links new link: id new link, purpose reset, created_at at 60, expires_at at 60, token_hash new"],
  ),
  findLink: [
    ...each(inOrder, (label) => (tx) => links.findLink(tx, "invite", label, now), {
      invitation: ["Okafor · Okafor · okafor@example.org · no classId · no may · no className · no archivedAt"],
      "used invitation": ["nothing"],
      "withdrawn invitation": ["nothing"],
      "old invitation": ["nothing"],
      reset: ["nothing"],
      "invitation into the archived class": [
        "Okafor · Okafor · okafor@example.org · archived class · steer · Period 4 · at 40",
      ],
    }),
    ...each(inOrder, (label) => (tx) => links.findLink(tx, "reset", label, now), {
      reset: ["Okafor · Okafor · okafor@example.org · no classId · no may · no className · no archivedAt"],
      "used reset": ["nothing"],
      "withdrawn reset": ["nothing"],
      "old reset": ["nothing"],
      invitation: ["nothing"],
    }),
  ],
  useLinkOnce: [
    ...each(changes, (label) => (tx) => links.useLinkOnce(tx, "invite", label, now), {
      invitation: ["Okafor", "~ teacher_links invitation: used_at at 60"],
      "used invitation": ["nothing"],
      "withdrawn invitation": ["nothing"],
      "old invitation": ["nothing"],
      reset: ["nothing"],
      "invitation into the archived class": [
        "Okafor",
        "~ teacher_links invitation into the archived class: used_at at 60",
      ],
    }),
    ...each(changes, (label) => (tx) => links.useLinkOnce(tx, "reset", label, now), {
      reset: ["Okafor", "~ teacher_links reset: used_at at 60"],
      "used reset": ["nothing"],
      "withdrawn reset": ["nothing"],
      "old reset": ["nothing"],
      invitation: ["nothing"],
    }),
  ],
  listInvitations: inOrder(
    (tx) => links.listInvitations(tx, id("Okafor"), now),
    ["newer invitation · at 99", "invitation · at 99"],
  ),
  revokeInvitation: each(changes, (label) => (tx) => links.revokeInvitation(tx, id("Okafor"), id(label), now), {
    invitation: ["true", "~ teacher_links invitation: revoked_at at 60"],
    "used invitation": ["false"],
    "withdrawn invitation": ["false"],
    "old invitation": ["false"],
    reset: ["false"],
    "invitation into the archived class": ["false"],
    "invitation by Byrd": ["false"],
    "invitation into the class": ["false"],
  }),
  listClassInvitations: inOrder(
    (tx) => links.listClassInvitations(tx, classId, now),
    ["newer invitation into the class · at 99 · Byrd · steer", "invitation into the class · at 99 · Okafor · read"],
  ),
  setInvitationRevoked: each(
    changes,
    (label) => (tx) => links.setInvitationRevoked(tx, { classId, id: id(label) }, null, now),
    {
      "invitation into the class": ["true"],
      "used invitation into the class": ["false"],
      "withdrawn invitation into the class": [
        "true",
        "~ teacher_links withdrawn invitation into the class: revoked_at null",
      ],
      "old invitation into the class": ["false"],
      "invitation into the other class": ["false"],
    },
  ).concat(
    changes(
      (tx) => links.setInvitationRevoked(tx, { classId, id: id("invitation into the class") }, now, now),
      ["true", "~ teacher_links invitation into the class: revoked_at at 60"],
    ),
  ),
  revokeLinks: changes(
    (tx) => links.revokeLinks(tx, id("Byrd"), now),
    [
      "~ teacher_links invitation by Byrd: revoked_at at 60",
      "~ teacher_links invitation into the other class: revoked_at at 60",
      "~ teacher_links newer invitation into the class: revoked_at at 60",
      "~ teacher_links reset of Byrd: revoked_at at 60",
    ],
  ),
  revokeResets: changes(
    (tx) => links.revokeResets(tx, id("Okafor"), now),
    ["~ teacher_links reset into the class: revoked_at at 60", "~ teacher_links reset: revoked_at at 60"],
  ),
};

export const teachersAnswers: Answers = {
  lockSetup: changes((tx) => teachers.lockSetup(tx), []),
  insertImportedTeachers: changes(
    (tx) => teachers.insertImportedTeachers(tx, [{ id: id("imported"), name: "Imported" }], "stage", "hash"),
    [
      "+ teachers imported: id imported, name Imported, email imported:stage:imported, created_at just now, password_hash hash",
    ],
  ),
  hasTeachers: inOrder(async (tx) => [{ has: await teachers.hasTeachers(tx) }], ["has"]),
  findTeacherByEmail: each(inOrder, (email) => (tx) => teachers.findTeacherByEmail(tx, email), {
    "okafor@example.org": ["Okafor · Okafor · okafor@example.org · hash of Okafor"],
    "nobody@example.org": ["nothing"],
  }),
  lockTeacher: inOrder((tx) => teachers.lockTeacher(tx, id("Okafor")), ["okafor@example.org · hash of Okafor"]),
  listTeachers: inOrder(
    (tx) => teachers.listTeachers(tx),
    [
      "Cruz · Cruz · cruz@example.org · at -20 · no disabledAt",
      "Okafor · Okafor · okafor@example.org · at -9 · no disabledAt",
      "Aalto · Aalto · aalto@example.org · at -9 · no disabledAt",
      "Byrd · Byrd · byrd@example.org · at -8 · no disabledAt",
      "Dorn · Dorn · dorn@example.org · at -4 · at 44",
    ],
  ),
  insertTeacher: [
    changes(
      async (tx) => ({
        made:
          (await teachers.insertTeacher(tx, { email: "new@example.org", name: "New", passwordHash: "hash" })) !== null,
      }),
      ["made", "+ teachers new: id new, name New, email new@example.org, created_at just now, password_hash hash"],
    ),
    changes(
      (tx) => teachers.insertTeacher(tx, { email: "okafor@example.org", name: "New", passwordHash: "hash" }),
      ["nothing"],
    ),
  ],
  changePassword: changes(
    (tx) => teachers.changePassword(tx, id("Okafor"), "new hash"),
    ["~ teachers Okafor: password_hash new hash"],
  ),
  changeAccount: [
    changes(
      (tx) =>
        teachers.changeAccount(tx, id("Okafor"), { name: "O", email: "new@example.org", passwordHash: "new hash" }),
      ["true", "~ teachers Okafor: name O, email new@example.org, password_hash new hash"],
    ),
  ],
};

const ofAda = `pin:${id("Ada")}`;

export const throttlesAnswers: Answers = {
  findThrottle: inOrder((tx) => throttles.findThrottle(tx, ofAda), ["pin:Ada · 1 · at 58"]),
  listShares: inAnyOrder(
    (tx) => throttles.listShares(tx, [ofAda, `pin:${id("Cem")}`]),
    ["pin:Ada: [pin:Ada · 1 · at 58 · pin:Ada, pin:Ada:browser · 2 · at 59 · pin:Ada]", "pin:Cem: []"],
  ),
  lockThrottle: inOrder((tx) => throttles.lockThrottle(tx, ofAda), ["pin:Ada · 1 · at 58"]),
  storeThrottle: [
    changes(
      (tx) => throttles.storeThrottle(tx, ofAda, { count: 9, at: now }, now),
      ["- throttles pin:Ben", "~ throttles pin:Ada: at at 60, count 9"],
    ),
    changes(
      (tx) => throttles.storeThrottle(tx, "pin:erased", { count: 9, at: now }, at(-2_900), id("erased voter")),
      [],
    ),
    changes(
      (tx) => throttles.storeThrottle(tx, "pin:Cem", { count: 9, at: now }, at(-2_900), id("Cem")),
      ["+ throttles pin:Cem: at at 60, key pin:Cem, count 9"],
    ),
  ],
  deleteThrottle: changes((tx) => throttles.deleteThrottle(tx, ofAda), ["- throttles pin:Ada"]),
  deleteThrottles: [
    changes(
      (tx) => throttles.deleteThrottles(tx, ofAda, "none"),
      ["true", "- throttles pin:Ada", "- throttles pin:Ada:browser"],
    ),
    changes((tx) => throttles.deleteThrottles(tx, "none"), ["false"]),
  ],
};
