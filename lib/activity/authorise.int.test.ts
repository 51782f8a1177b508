import { expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { makeClass, makeClassroom, makeCoTeacher, makeStudent } from "@/db/testing/factories";
import {
  authoriseClassReader,
  authoriseClassEditor,
  authoriseMember,
  authoriseActivityReader,
  authoriseActivityEditor,
} from "./authorise";
import type { Viewer } from "@/lib/auth/viewer";

withDatabase();

const asTeacher = ({ id, name, email }: { id: string; name: string; email: string }): Viewer => ({
  as: "teacher",
  teacherId: id,
  sessionId: "",
  name,
  email,
});
const asStudent = ({ id, name, classId }: { id: string; name: string; classId: string }): Viewer => ({
  as: "student",
  studentId: id,
  classId,
  sessionId: "",
  name,
});

it("Q1e: nobody who is not signed in is let in, with `signed-out`; members, colleagues and strangers get what is theirs, and `not-found` or `may-only-read` else", async () => {
  const { class: own, activity } = await makeClassroom({ students: 1 });
  const elsewhere = await makeClass();
  const viewers: Record<string, Viewer> = {
    nobody: { as: "nobody" },
    student: asStudent(await makeStudent({ classId: own.id })),
    "student of another class": asStudent(await makeStudent({ classId: elsewhere.id })),
    steers: asTeacher(await makeCoTeacher(own.id, {}, "steer")),
    reads: asTeacher(await makeCoTeacher(own.id, {}, "read")),
    "teacher of another class": asTeacher(await makeCoTeacher(elsewhere.id)),
  };
  const asked: Record<string, (viewer: Viewer) => Promise<unknown>> = {
    member: (viewer) => authoriseMember(viewer, activity.id),
    reader: (viewer) => authoriseActivityReader(viewer, activity.id),
    editor: (viewer) => authoriseActivityEditor(viewer, activity.id),
    "class reading": (viewer) => authoriseClassReader(viewer, own.id),
    "class steering": (viewer) => authoriseClassEditor(viewer, own.id),
  };
  const answers: Record<string, string[]> = {};
  for (const [who, viewer] of Object.entries(viewers))
    for (const ask of Object.values(asked)) {
      const answer = await ask(viewer).then(
        () => "yes",
        (error: { code?: string }) => String(error.code),
      );
      (answers[who] ??= []).push(answer);
    }
  const never = Array.from(Object.keys(asked), () => "not-found");
  expect(answers).toEqual({
    nobody: Array.from(Object.keys(asked), () => "signed-out"),
    student: ["yes", ...never.slice(1)],
    "student of another class": never,
    steers: ["not-found", "yes", "yes", "yes", "yes"],
    reads: ["not-found", "yes", "may-only-read", "yes", "may-only-read"],
    "teacher of another class": never,
  });
});
