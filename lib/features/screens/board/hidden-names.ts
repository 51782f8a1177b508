/** The board without names of students, for a teacher who projects it or shows it to somebody (T9). */
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ActivityReader } from "@/lib/activity/authorise";
import { hiddenNamesCookie } from "@/lib/sync/format/browser-storage";
import { loadBoard, type Board } from "./board";

/** Whether the teacher has hidden the names on this device. */
export async function areNamesHidden(): Promise<boolean> {
  return (await cookies()).get(hiddenNamesCookie)?.value === "yes";
}

/** The board as the teacher wants to see it on this device: with the names of the students, or without. */
export async function loadShownBoard(reader: ActivityReader): Promise<Board> {
  const [board, isHidden, t] = await Promise.all([
    loadBoard(reader),
    areNamesHidden(),
    getTranslations("activity.board.names"),
  ]);
  return isHidden ? withoutNames(board, (n) => t("student", { n })) : board;
}

/** Replaces names by places in a list, and leaves out what students wrote to the teacher alone, which may name somebody. */
export function withoutNames(board: Board, nameOf: (n: number) => string): Board {
  const unnamed = <Student extends { name: string }>(students: readonly Student[]): Student[] =>
    students.map((student, at) => ({ ...student, name: nameOf(at + 1) }));
  return {
    ...board,
    facts: { ...board.facts, tray: unnamed(board.facts.tray) },
    teams: board.teams.map((team) => {
      const by = team.members.findIndex(({ id }) => id === team.flag?.studentId) + 1;
      return {
        ...team,
        members: unnamed(team.members),
        flag: team.flag && { ...team.flag, name: nameOf(Math.max(1, by)), sentence: "" },
      };
    }),
    tray: unnamed(board.tray),
    notJoined: unnamed(board.notJoined),
    absent: unnamed(board.absent),
    ownFlags: unnamed(board.ownFlags).map((flag) => ({ ...flag, sentence: "" })),
  };
}
