"use server";

import * as z from "zod";
import { memberAction, readerAction } from "@/lib/activity/actions/action";
import { auditRead } from "@/lib/activity/audit";
import { loadTickets, saveTicket } from "@/lib/features/votes/tickets/tickets";

/** The use case has the real limit, and says by how much a line is too long. */
const line = z.string().max(50_000);

/** Returns the ticket that stands now. */
export const saveTicketAction = memberAction(
  z.object({ mind: line, test: line, ago: z.int().min(0).default(0), castAs: z.uuid().optional() }),
  saveTicket,
);

/** What students wrote leaves the server only when the teacher asks for it (Q29). */
export const openTicketsAction = readerAction(z.undefined(), async (reader) => {
  await auditRead(reader, "tickets", { activityId: reader.activity.id });
  return loadTickets(reader);
});
