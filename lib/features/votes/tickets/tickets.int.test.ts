import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { loadResults } from "@/lib/features/votes/results/results";
import { loadBallotStatus } from "@/lib/features/votes/voting/ballots";
import { classIn } from "@/lib/features/votes/voting/testing/voting-class";
import { listWhoWroteTickets, loadOwnTicket, loadTickets, maxTicketLength, saveTicket } from "./tickets";

withDatabase();

const ticket = (mind: string, test = "") => ({ mind, test });

/** The tickets of this class; the database has those of other tests too. */
async function ticketsOf({ activityId }: { activityId: string }) {
  return (await database().query.tickets.findMany()).filter((row) => row.activityId === activityId);
}

describe("the exit ticket", () => {
  it("S10a, S10b, Q29d: is written once the results are shown and changed until the activity is archived, one row per student; both lines are optional, and have a length", async () => {
    const room = await classIn("vote");
    await expect(saveTicket(await room.member(), ticket("too early"))).rejects.toMatchObject({
      code: "ticket-not-open",
    });
    await room.move("results");
    const member = await room.member();
    expect(await loadOwnTicket(member)).toBeNull();
    expect(await saveTicket(member, ticket("  the \0other case ", ""))).toEqual(ticket("the other case"));
    await room.move("closed");
    expect(await saveTicket(await room.member(), ticket("", "rare dialects"))).toEqual(ticket("", "rare dialects"));
    expect(await loadOwnTicket(await room.member())).toEqual(ticket("", "rare dialects"));
    expect(await ticketsOf(room)).toHaveLength(1);
    for (const field of ["mind", "test"] as const)
      await expect(
        saveTicket(member, { ...ticket(""), [field]: "x".repeat(maxTicketLength + 3) }),
      ).rejects.toMatchObject({ code: "ticket-long", field, values: { over: 3 } });
    await room.move("vote");
    await expect(saveTicket(member, ticket("gone back"))).rejects.toMatchObject({ code: "ticket-not-open" });
    expect(await loadOwnTicket(member)).toEqual(ticket("", "rare dialects"));
  });

  it("S10a: many saves at once leave one row; two empty lines that were never more leave none", async () => {
    const room = await classIn("results", 2);
    const [member, empty] = [await room.member(0), await room.member(1)];
    await Promise.all(Array.from({ length: 20 }, (_, n) => saveTicket(member, ticket(`thought ${n}`))));
    await saveTicket(empty, ticket(" ", ""));
    expect(await loadOwnTicket(empty)).toBeNull();
    const rows = await ticketsOf(room);
    expect(rows).toMatchObject([
      { studentId: member.studentId, mind: expect.stringMatching(/^thought \d+$/) as string },
    ]);
  });

  it("S10d: of tickets from several devices the one that was saved last stands, whenever each was sent, and is the answer to all of them", async () => {
    const room = await classIn("results");
    const member = await room.member();
    const at = (minute: number) => new Date(room.activity.createdAt.getTime() + minute * 60_000);
    const sent = (mind: string, pressed: number, minute: number) =>
      saveTicket(member, { ...ticket(mind), ago: (minute - pressed) * 60_000 }, at(minute));
    expect(await sent("first", 5, 9)).toEqual(ticket("first"));
    expect(await sent("last", 10, 10)).toEqual(ticket("last"));
    expect(await sent("waited", 8, 12)).toEqual(ticket("last"));
    expect(await loadOwnTicket(member)).toEqual(ticket("last"));
    expect(await sent("later", 12, 13)).toEqual(ticket("later"));
  });

  it("S10e, Q29a: the teacher sees who has written, and the lines behind another call; a classmate's pages and messages have none of it", async () => {
    const room = await classIn("results", 3);
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await saveTicket(await room.member(0), ticket("it was data", "my own photos"));
    await saveTicket(await room.member(0), ticket("it was data", "my own photos")); // sent again
    stop();
    expect(published).toEqual([{ kind: "poke", activityId: room.activityId, topics: ["choices"] }]);
    await saveTicket(await room.member(1), ticket("nothing yet"));
    await saveTicket(await room.member(1), ticket(""));
    const editor = await room.editor();
    const writers = await listWhoWroteTickets(editor);
    const id = (place: number) => room.students[place]?.id ?? "";
    expect(writers.filter(({ written }) => written).map(({ studentId }) => studentId)).toEqual([id(0)]);
    expect(writers).toHaveLength(3);
    expect(JSON.stringify(writers)).not.toMatch(/data|photos/);
    expect(await loadTickets(editor)).toEqual([{ studentId: id(0), mind: "it was data", test: "my own photos" }]);
    const classmate = await room.member(2);
    const others = [await loadResults(classmate), await loadBallotStatus(classmate), await loadOwnTicket(classmate)];
    expect(JSON.stringify(others)).not.toMatch(/data|photos/);
  });

  it("Q29c, T15q: a ticket moves with a merged student who has none, and back with Undo; one of each stays with its name", async () => {
    const room = await classIn("results", 4);
    const [lone, into, both, other] = await Promise.all([0, 1, 2, 3].map((place) => room.member(place)));
    if (lone === undefined || into === undefined || both === undefined || other === undefined) throw new Error("four");
    const editor = await room.editor();
    const { activity: _, ...inClass } = editor;
    await saveTicket(lone, ticket("under one name"));
    await saveTicket(both, ticket("mine"));
    await saveTicket(other, ticket("also mine"));
    const read = async () => (await loadTickets(editor)).map(({ studentId, mind }) => [studentId, mind]).sort();
    const before = await read();
    await mergeStudents(inClass, { studentId: lone.studentId, intoId: into.studentId, samePerson: true });
    await mergeStudents(inClass, { studentId: other.studentId, intoId: both.studentId, samePerson: true });
    expect(await read()).toEqual(
      [
        [into.studentId, "under one name"],
        [both.studentId, "mine"],
      ].sort(),
    );
    const merges = (await loadJournal(editor, 9)).filter(({ kind }) => kind === "merge-students");
    expect(merges).toHaveLength(2);
    for (const { id } of merges) expect(await undo(editor, id)).toEqual({ done: true });
    expect(await read()).toEqual(before);
  });

  it("T15r: a ticket that a device has under a merged name is the student's if they have none of their own, and only where the teacher confirmed the name", async () => {
    const room = await classIn("results", 3);
    const [other, student, stranger] = await Promise.all([0, 1, 2].map((place) => room.member(place)));
    if (other === undefined || student === undefined || stranger === undefined) throw new Error("three");
    const castAs = other.studentId;
    await expect(saveTicket(student, { ...ticket("mine"), castAs })).rejects.toMatchObject({
      code: "ticket-other-name",
    });
    await mergeStudents(await room.editor(), { studentId: castAs, intoId: student.studentId, samePerson: true });
    for (const mind of ["mine", "mine again"])
      expect(await saveTicket(student, { ...ticket(mind), castAs })).toEqual(ticket(mind));
    await saveTicket(stranger, ticket("own"));
    await mergeStudents(await room.editor(), {
      studentId: student.studentId,
      intoId: stranger.studentId,
      samePerson: true,
    });
    await expect(saveTicket(stranger, { ...ticket("late"), castAs })).rejects.toMatchObject({
      code: "ticket-other-name",
    });
    expect(await loadOwnTicket(stranger)).toEqual(ticket("own"));
  });
});
