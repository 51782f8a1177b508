import { requireClassReading, requireSteeringPage } from "@/lib/auth/require";
import { writeRoster } from "@/lib/classroom/classes/roster";
import { auditRead } from "@/lib/classroom/privacy/audit";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

/** T14, T15: the roster as a file that spreadsheets open. It has emails and IDs of the school, so it is for those who steer. */
export async function GET(_request: Request, { params }: { params: Promise<{ class: string }> }): Promise<Response> {
  const { class: classId } = await params;
  const steering = requireSteeringPage(await requireClassReading(classId));
  await auditRead(steering, "list", {});
  return new Response(await writeRoster(steering), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="roster.csv"',
    },
  });
}
