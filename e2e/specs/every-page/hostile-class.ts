import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { pool } from "@/db/client";
import * as make from "@/db/testing/factories";
import * as work from "@/db/testing/student-work";
import { returnForRevision } from "@/lib/features/cases/reviewing/returns";
import { release } from "@/lib/features/cases/reviewing/reviews";
import { documentFields, worksheetTexts, type WorksheetField, type WorksheetTexts } from "@/lib/sync/format/fields";
import { setActivity } from "@/db/testing/change-rows";
import { makeScene, type Scene } from "@/e2e/specs/access/scene";
import type { Classroom } from "@/e2e/support/fixtures";
import { addComment, editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import { makeClassroom } from "@/e2e/support/classroom";

/** Every field of the lesson. */
const fields = ["title", "scenario", "source", ...builtInLesson.caseStudy.questions.map(({ field }) => field)] as const;

const textsOf = (text: (field: WorksheetField) => string): WorksheetTexts =>
  worksheetTexts(Object.fromEntries(fields.map((field) => [field, text(field)])));

/** Texts that become markup or a script where escaping was forgotten; each leaves `data-pwned` or calls `pwned()`. */
export const hostileTexts = [
  `<img src=x data-pwned onerror=pwned()>`,
  `"><script data-pwned>pwned()</script>`,
  `</textarea></title><svg data-pwned onload=pwned()>`,
  `' autofocus onfocus=pwned() data-pwned='`,
  `<a data-pwned href=javascript:pwned()>x</a>`,
  `{{constructor.constructor('pwned()')()}}\${pwned()}`,
  `<iframe data-pwned srcdoc="<script>parent.pwned()</script>">`,
  `<style data-pwned>*{display:none}</style>`,
] as const;
export let nth = 0;
/** Makes a hostile text that no other field has. */
export const hostile = () => `${(nth += 1)} ${hostileTexts[nth % hostileTexts.length] ?? ""}`;
export const links = [
  "javascript:pwned()",
  " JaVaScRiPt:pwned()//x",
  "data:text/html,<script>pwned()</script>",
  `https://example.org/"onmouseover="pwned()"data-pwned="`,
];

interface Planted {
  room: Classroom;
  scene: Scene;
  /** All texts. Each has to be seen on some page. */
  texts: string[];
  /** The teacher's comments that team 2 reads on its worksheet. */
  returned: string[];
  /** The ids of both submissions of team 3. */
  handedIn: string[];
}

export async function makeHostileClass(): Promise<Planted> {
  const room = await makeClassroom({ phase: "write", teams: 4, withoutTeam: 1, matched: true });
  const texts: string[] = [];
  const text = () => {
    const made = hostile();
    texts.push(made);
    return made;
  };
  const rename = async (table: "teachers" | "classes" | "students", id: string) => {
    const name = text();
    await pool().query(`update ${table} set name = $2 where id = $1`, [id, name]);
    return name;
  };
  room.teacher.name = await rename("teachers", room.teacher.id);
  await rename("classes", room.class.id);
  for (const student of room.students) student.name = await rename("students", student.id);
  await pool().query("update students set one_time_pin = '482113', on_roster = true where id = $1", [
    room.students.at(-1)?.id,
  ]);

  for (const [n, team] of room.teams.entries()) {
    const source = links[n] ?? "";
    texts.push(source.startsWith("https") ? "example.org/" : source.trim()); // a link is shown shortened
    const written = textsOf((field) => (field === "source" ? source : text()));
    const own = { activityId: room.activity.id, memberIds: team.memberIds };
    await work.makeText({ documentId: team.documentId, author: team.memberIds[0] ?? "", texts: written });
    if (n < 3)
      await work.makeSubmission({
        ...own,
        teamId: team.id,
        worksheetId: team.worksheetId,
        mode: team.mode,
        texts: written,
      });
    for (const studentId of team.memberIds) {
      const ballot = { activityId: own.activityId, studentId, choice: "bias" };
      const later = { reason: text(), teamId: team.id, mode: team.mode };
      await work.makeBallots([
        { ...ballot, kind: "before" },
        { ...ballot, kind: "final", ...later },
      ]);
    }
  }
  const submissionId =
    (await pool().query<{ id: string }>("select id from submissions where team_id = $1", [room.teams[0]?.id])).rows[0]
      ?.id ?? "";
  const review = await plantReviews(room, submissionId, text);
  for (const { documentId } of room.matches)
    await work.makeText({
      documentId,
      author: room.students[0]?.id ?? "",
      texts: Object.fromEntries(documentFields.notes.map((field) => [field, text()])),
    });

  const [team, partnerTeam, otherTeam] = room.teams;
  if (team === undefined || partnerTeam === undefined || otherTeam === undefined) throw new Error("teams are missing");
  const ended = await make.makeTeam({ activityId: room.activity.id, number: 9, mode: "bias" });
  await work.makeText({
    documentId: ended.documentId,
    author: room.students[0]?.id ?? "",
    texts: { harmed: text() },
  });
  await pool().query("update teams set dissolved_at = now() where id = $1", [ended.id]);
  await pool().query("update worksheets set archived_at = now() where id = $1", [ended.worksheetId]);
  const pictured = await make.makePicturedLesson(room.teacher.id, { ...builtInLesson, title: text() });
  await setActivity(room.activity.id, { contentId: pictured.contentId });
  const scene: Scene = {
    ...(await makeScene("while")), // ids that new pages may need and that are not set below are another class's
    classId: room.class.id,
    code: room.class.code,
    activityId: room.activity.id,
    team,
    partnerTeam,
    otherTeam,
    matchId: room.matches[0]?.id ?? "",
    submissionId,
    archivedId: ended.worksheetId,
    studentId: room.students[8]?.id ?? "",
    lessonId: pictured.lessonId,
    image: pictured.image,
  };
  return { room: room, scene, texts, ...review };
}

/** Makes comments on whole answers and on passages: team 1's are released, team 2's returned, and team 3 has handed in again. */
async function plantReviews(
  classroom: Classroom,
  releasedId: string,
  text: () => string,
): Promise<Pick<Planted, "returned" | "handedIn">> {
  const editor = await editorOf(classroom);
  const [first, second, third] = await Promise.all([0, 1, 2].map((n) => submissionOf(classroom, n)));
  if (first === undefined || second === undefined || third === undefined) throw new Error("submissions are missing");
  const all = 99;
  await addComment(editor, first, "title", text());
  await addComment(editor, first, "harmed", text(), all);
  await release(editor, { submissionIds: [releasedId], released: true });
  const returned = [text(), text(), text(), text()];
  await addComment(editor, second, "title", returned[0] ?? "");
  await addComment(editor, second, "scenario", returned[1] ?? "", all);
  await addComment(editor, second, "harmed", returned[2] ?? "", all);
  // A comment on a passage that is not in the text any more.
  await pool().query(
    "update comments set passage = jsonb_set(passage, '{quote}', to_jsonb($2::text)) where submission_id = $1 and field = 'harmed'",
    [second.id, returned[3]],
  );
  await returnForRevision(editor, second.id);
  await addComment(editor, third, "prevention", text(), all);
  const team = classroom.teams[2];
  if (team === undefined) throw new Error("team 3 is missing");
  const texts = textsOf((field) => (field === "source" ? "javascript:pwned()" : text()));
  await work.makeSubmission({
    activityId: classroom.activity.id,
    memberIds: team.memberIds,
    teamId: team.id,
    worksheetId: team.worksheetId,
    mode: team.mode,
    texts,
  });
  return { returned, handedIn: [third.id, (await submissionOf(classroom, 2)).id] };
}
