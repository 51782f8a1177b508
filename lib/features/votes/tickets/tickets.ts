/** The exit ticket: two private lines after the results (S10, Q29). */
import { database, transaction } from "@/db/client";
import { lockOwnActivity, type ActivityReader, type Member } from "@/lib/activity/authorise";
import { mayWriteTicket } from "@/lib/activity/rules/access";
import { invalidate } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { isInClass } from "@/lib/features/people/classes/queries/students";
import { isConfirmedName } from "@/lib/features/people/joining/queries/merging";
import { currentTime } from "@/lib/process/clock";
import {
  findTicket,
  listTickets,
  listTicketWriters,
  upsertTicket,
  type NamedTicket,
  type Ticket,
  type TicketWriter,
} from "./queries/tickets";

/** The most characters of one line. */
export const maxTicketLength = 500;

export interface SaveTicket extends Ticket {
  /** Milliseconds since *Save* was pressed, if it could not be sent at once. */
  ago?: number;
  /** The id of a merged name under which it was written on a device; null or missing for the student's own (T15). */
  castAs?: string | null | undefined;
}

/**
 * Stores the student's ticket, one row that is changed in place. Of tickets from several devices the one that was saved last stands.
 * @returns the ticket that stands now
 * @throws AppError `ticket-not-open`, `ticket-long`, `ticket-other-name`
 */
export async function saveTicket(member: Member, given: SaveTicket, now = currentTime()): Promise<Ticket> {
  const { activity, studentId } = member;
  const ticket = { mind: clean(given.mind, "mind"), test: clean(given.test, "test") };
  const [ago, writtenAs] = [given.ago ?? 0, given.castAs ?? null];
  const { stands, isChanged } = await transaction(async (tx) => {
    const locked = await lockOwnActivity(tx, member);
    const owner = { activityId: activity.id, studentId };
    // The foreign key would refuse the ticket of a student who was erased meanwhile, but without a sentence (Q31).
    if (!(await isInClass(tx, locked.classId, studentId))) throw new AppError("signed-out");
    if (!mayWriteTicket(member.role, locked.phase)) throw new AppError("ticket-not-open");
    const stored = await findTicket(tx, owner);
    if (writtenAs !== null) {
      const inherits = stored === null || stored.origin === writtenAs;
      if (!inherits || !(await isConfirmedName(tx, writtenAs, studentId))) throw new AppError("ticket-other-name");
    }
    const own = { mind: stored?.mind ?? "", test: stored?.test ?? "" };
    if (stored === null && ticket.mind === "" && ticket.test === "") return { stands: own, isChanged: false };
    const isStored = await upsertTicket(tx, owner, {
      ...ticket,
      writtenAs,
      at: new Date(Math.max(now.getTime() - ago, activity.createdAt.getTime())),
      // A ticket that is sent at once is the latest, also where the clocks of two processes differ.
      unlessLater: ago > 0,
    });
    const isSame = own.mind === ticket.mind && own.test === ticket.test;
    return { stands: isStored ? ticket : own, isChanged: isStored && !isSame };
  });
  // Only the teachers' page of votes shows tickets.
  if (isChanged) invalidate(activity.id, "choices");
  return stands;
}

function clean(text: string, field: keyof Ticket): string {
  const line = text.replaceAll("\0", "").trim(); // the database can't store U+0000
  if (line.length > maxTicketLength)
    throw new AppError("ticket-long", { most: maxTicketLength, over: line.length - maxTicketLength }, field);
  return line;
}

/** The student's own ticket; null without one. */
export async function loadOwnTicket({ activity, studentId }: Member): Promise<Ticket | null> {
  const found = await findTicket(database(), { activityId: activity.id, studentId });
  return found === null ? null : { mind: found.mind, test: found.test };
}

/** Who has written a ticket, for the teacher, without its text. */
export function listWhoWroteTickets({ activity }: ActivityReader): Promise<TicketWriter[]> {
  return listTicketWriters(database(), activity.id);
}

/** What students wrote, when the teacher opens it (Q29). */
export function loadTickets({ activity }: ActivityReader): Promise<NamedTicket[]> {
  return listTickets(database(), activity.id);
}
