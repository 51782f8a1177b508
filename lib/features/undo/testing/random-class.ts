import { database, transaction } from "@/db/client";
import { findActivity } from "@/lib/activity/queries/activity";
import { makeClassroom, makeTeacher } from "@/db/testing/factories";
import { insertUpdateFor } from "@/db/testing/updates";
import { findDocumentAccess } from "@/lib/sync/document-access";
import type { ClassEditor, ActivityEditor } from "@/lib/activity/authorise";
import { AppError } from "@/lib/errors/errors";
import { loadArrangement } from "@/lib/features/teams/arrangement";
import type { Fact } from "@/lib/activity/rules/journal";
import { loadFacts } from "@/lib/activity/journal/facts";

/** A class for random steps, and what must be there afterwards: every typed text and every cast vote. */
export class RandomClass {
  readonly typed: { worksheetId: string; mark: string; author: string }[] = [];
  readonly cast = new Set<string>();
  /** Facts that students' acts have changed, by key: a hand-in copies the marks of the one before. */
  readonly byStudents = new Map<string, Fact>();

  private constructor(
    readonly room: Awaited<ReturnType<typeof makeClassroom>>,
    readonly editor: ActivityEditor,
    /** Gives marks too. */
    readonly coReviewer: ActivityEditor,
  ) {}

  static async make(students: number) {
    const room = await makeClassroom({ phase: "learn", students });
    const editorOf = ({ id, name }: { id: string; name: string }): ActivityEditor => ({
      teacherId: id,
      classId: room.class.id,
      name,
      activity: room.activity,
      role: { as: "teacher", may: "steer" },
    });
    return new RandomClass(room, editorOf(room.teacher), editorOf(await makeTeacher()));
  }

  async activity() {
    return (await findActivity(database(), this.room.activity.id)) ?? this.room.activity;
  }

  async loaded() {
    const activity = await this.activity();
    return transaction((tx) => loadArrangement(tx, activity));
  }

  facts() {
    return loadFacts(database(), { activityIds: [this.room.activity.id], classId: this.room.class.id });
  }

  ballots() {
    return database().query.ballots.findMany({ where: (row, { eq }) => eq(row.activityId, this.room.activity.id) });
  }

  /** For what concerns the class, not the activity. */
  get inClass(): ClassEditor {
    const { teacherId, classId, name, role } = this.editor;
    return { teacherId, classId, name, role };
  }

  /** Types as a socket would: only if the student may write in the worksheet. */
  async type(studentId: string, teamId: string | null, n: number): Promise<void> {
    const team = (await this.loaded()).teams.find(({ id }) => id === teamId);
    if (team?.worksheetId == null) return;
    const access = await findDocumentAccess(
      { as: "student", studentId, classId: this.room.class.id, sessionId: "", name: "" },
      "worksheet",
      team.worksheetId,
    );
    if (access?.access !== "write" || access.documentId === null) return;
    const mark = `mark-${this.typed.length}-${n}`;
    await insertUpdateFor(access.documentId, studentId, mark);
    this.typed.push({ worksheetId: team.worksheetId, mark, author: studentId });
  }
}

export function pick<T>(from: readonly T[], at: number): T | undefined {
  return from[at % Math.max(1, from.length)];
}

export /** Rethrows an error that is no refusal, because it is a defect. */
function refusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}
