import { and, asc, eq, isNotNull, isNull, lte, or, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { participants, students, tickets } from "@/db/schema";

/** What a student writes; an empty line is not written (Q29). */
export type Ticket = { mind: string; test: string };

export interface TicketOwner {
  activityId: string;
  studentId: string;
}

const isOf = ({ activityId, studentId }: TicketOwner) =>
  and(eq(tickets.activityId, activityId), eq(tickets.studentId, studentId));

export interface StoredTicket extends Ticket {
  /** The id under which it was written: the student's own, or that of the name merged last (T15). */
  origin: string;
}

export async function findTicket(tx: Tx, owner: TicketOwner): Promise<StoredTicket | null> {
  const [row] = await tx
    .select({ mind: tickets.mind, test: tickets.test, cameFrom: tickets.cameFrom })
    .from(tickets)
    .where(isOf(owner));
  return row === undefined ? null : { mind: row.mind, test: row.test, origin: row.cameFrom.at(-1) ?? owner.studentId };
}

/** Stores one row per student. With `unlessLater` a ticket that was changed later than `at` stays. @returns whether the ticket was stored */
export async function upsertTicket(
  tx: Tx,
  { activityId, studentId }: TicketOwner,
  given: Ticket & {
    /** The merged name under which it was written, to which undoing the merge moves it back (T15). */
    writtenAs: string | null;
    at: Date;
    unlessLater: boolean;
  },
): Promise<boolean> {
  const { mind, test, writtenAs, at, unlessLater } = given;
  const rows = await tx
    .insert(tickets)
    .values({
      activityId,
      studentId,
      mind,
      test,
      writtenAt: at,
      changedAt: at,
      cameFrom: writtenAs === null ? [] : [writtenAs],
    })
    .onConflictDoUpdate({
      target: [tickets.activityId, tickets.studentId],
      set: { mind, test, changedAt: at },
      setWhere: unlessLater ? lte(tickets.changedAt, at) : undefined,
    })
    .returning({ studentId: tickets.studentId });
  return rows.length > 0;
}

const isWritten = or(ne(tickets.mind, ""), ne(tickets.test, ""));

export interface TicketWriter {
  studentId: string;
  name: string;
  written: boolean;
}

/** For the teacher: who has written a ticket, without its text; by name, including absent students. */
export function listTicketWriters(tx: Tx, activityId: string): Promise<TicketWriter[]> {
  return tx
    .select({
      studentId: students.id,
      name: students.name,
      written: sql<boolean>`coalesce(${isWritten}, false)`,
    })
    .from(participants)
    .innerJoin(students, eq(students.id, participants.studentId))
    .leftJoin(tickets, and(eq(tickets.activityId, participants.activityId), eq(tickets.studentId, students.id)))
    .where(and(eq(participants.activityId, activityId), isNotNull(participants.joinedAt), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey));
}

export interface NamedTicket extends Ticket {
  studentId: string;
}

/** What students wrote, for a teacher who asked for it. */
export function listTickets(tx: Tx, activityId: string): Promise<NamedTicket[]> {
  return tx
    .select({ studentId: tickets.studentId, mind: tickets.mind, test: tickets.test })
    .from(tickets)
    .innerJoin(students, eq(students.id, tickets.studentId))
    .where(and(eq(tickets.activityId, activityId), isNull(students.removedAt), isWritten))
    .orderBy(asc(students.nameKey));
}
