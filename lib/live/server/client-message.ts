import * as z from "zod";
import { type ShowMessage } from "@/lib/wire/live-messages";

const topic = z
  .string()
  .max(60)
  .regex(/^[a-z]+(:[0-9a-f-]{36})?$/);

const showMessage = z.object({
  kind: z.literal("show"),
  parts: z
    .array(z.object({ topics: z.array(topic).max(64), madeAt: z.object({ clock: z.number(), ms: z.number() }) }))
    .max(8),
  here: z.boolean(),
  /** A page of an earlier build leaves this out. */
  board: z.boolean().default(false),
  watches: z.uuid().nullable().default(null),
  isWall: z.boolean().default(false),
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
