import * as z from "zod";
import { type ShowMessage } from "@/lib/rules/live";

const topic = z.string().max(60).regex(/^[a-z]+(:[0-9a-f-]{36})?$/);

const showMessage = z.object({
  kind: z.literal("show"),
  topics: z.array(topic).max(64),
  here: z.boolean(),
  age: z.number().min(0),
}) satisfies z.ZodType<ShowMessage>;

/** null for anything that is not a message of ours. */
export function readClientMessage(data: string): ShowMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return null;
  }
  return showMessage.safeParse(json).data ?? null;
}
