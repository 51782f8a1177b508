/** Tables of how long each phase took, who asked for help, and what teachers wrote to students (T14, Q24). */
import * as rows from "./queries/lesson-time";
import { currentTime } from "@/lib/process/clock";
import { mayExport } from "@/lib/activity/rules/access";
import { defineTable, timeCell } from "./table";

const minutes = (ms: number | null) => (ms === null ? null : Math.round(ms / 6_000) / 10);

/** The class's clocks, and what teams have beyond them (T10, Q23). */
export const clocks = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listClockKeys(tx, activity.id),
  load: ({ tx, activity }, keys) => rows.listClocks(tx, activity.id, keys, currentTime()),
  columns: () => [
    { head: "phase", cell: ({ phase }, { words }) => words.phase(phase) },
    { head: "team", cell: ({ team }, { words }) => team ?? words.value("wholeClass") },
    { head: "minutesSpent", cell: ({ spentMs }) => minutes(spentMs) },
    { head: "clockMinutes", cell: ({ team, clockMs }) => (team === null ? minutes(clockMs) : null) },
    { head: "ownMinutes", cell: ({ team, clockMs }) => (team === null ? null : minutes(clockMs)) },
  ],
});

export const flags = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listFlagKeys(tx, activity.id),
  load: ({ tx }, keys) => rows.listGivenFlags(tx, keys),
  columns: () => [
    { head: "student", cell: ({ student }, { words }) => student ?? words.value("former") },
    { head: "team", cell: ({ team }) => team },
    { head: "phase", cell: ({ phase }, { words }) => words.phase(phase) },
    { head: "sentence", cell: ({ sentence }) => sentence },
    { head: "askedAt", cell: ({ at }) => timeCell(at) },
    { head: "closedAt", cell: ({ endedAt }) => timeCell(endedAt) },
    { head: "endedBy", cell: ({ ended }, { words }) => (ended === null ? null : words.value(ended)) },
  ],
});

export const words = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listWordKeys(tx, activity.id),
  load: ({ tx }, keys) => rows.listGivenWords(tx, keys),
  columns: () => [
    { head: "teacher", cell: ({ teacher }) => teacher },
    { head: "word", cell: ({ text }) => text },
    { head: "writtenAt", cell: ({ at }) => timeCell(at) },
    { head: "withdrawnAt", cell: ({ withdrawnAt }) => timeCell(withdrawnAt) },
    { head: "meantFor", cell: ({ meant }) => meant },
    { head: "readBy", cell: ({ read }) => read },
  ],
});
