import * as z from "zod";
import { requireOwner } from "@/lib/activity/require";
import { AppError } from "@/lib/errors/errors";
import { answerRefusal } from "@/lib/features/exporting/file-answer";
import { importSchool, previewSchool } from "@/lib/features/oneroster/import-school";
import { schoolLimits } from "@/lib/features/oneroster/rules/school-file";

/** The first line of the body. null: only the preview is wanted. */
const firstLine = z
  .object({
    seen: z.string().max(100),
    chosen: z.array(z.string().max(schoolLimits.id)).max(schoolLimits.rows["classes.csv"]),
  })
  .nullable();

const newline = 10;

/**
 * Previews or imports a school's OneRoster file, which is the request's body after a line of JSON. Answers with the preview or with what was imported
 * as JSON, or with a sentence about why not (T15).
 */
export async function POST(request: Request): Promise<Response> {
  const owner = await requireOwner();
  try {
    const body = new Uint8Array(await request.arrayBuffer());
    const { line, file } = splitBody(body);
    return Response.json(await (line === null ? previewSchool(owner, file) : importSchool(owner, file, line)));
  } catch (error) {
    return answerRefusal(error);
  }
}

/** @throws AppError `oneroster-zip` for what no page of ours sends */
function splitBody(body: Uint8Array): { line: z.output<typeof firstLine>; file: Uint8Array } {
  const end = body.indexOf(newline);
  const line = firstLine.safeParse(parseJson(new TextDecoder().decode(body.subarray(0, Math.max(0, end)))));
  if (!line.success) throw new AppError("oneroster-zip");
  return { line: line.data, file: body.subarray(end + 1) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
