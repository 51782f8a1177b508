import { useEffect, useRef, useState } from "react";
import { watchServer } from "@/components/invalidation/watch-server";
import type { Mark } from "@/lib/rules/reviewing/marks";
import { useOnChange } from "./use-on-change";
import type { SaveOutcome } from "./use-saves";

export interface GivenMark {
  studentId: string | null;
  criterion: string;
  level: number | null;
}

interface ChosenMark extends GivenMark {
  /** Stored, but the page was rendered before that. */
  stored: boolean;
  /** Whether no answer came. */
  lost: boolean;
}

interface Marks {
  /** The stored marks of one group, with what this teacher has chosen since. */
  marksFor: (studentId: string | null, stored: readonly Mark[]) => readonly Mark[];
  choose: (mark: GivenMark) => void;
  sendAgain: () => void;
  unsent: number;
  /** For one that was sent no answer came: the case has to stay open until it is stored. */
  isWaiting: boolean;
}

const isSame = (one: GivenMark, other: GivenMark) =>
  one.studentId === other.studentId && one.criterion === other.criterion && one.level === other.level;

/**
 * Marks as chosen: shown at once, then stored. A mark that could not be stored stays, and is sent again as soon as the server answers.
 * @param teacherId whose marks they are
 * @param rendered another object whenever the page was rendered again, which then has everything stored before.
 */
export function useMarks(teacherId: string, rendered: unknown, send: (mark: GivenMark) => Promise<SaveOutcome>): Marks {
  const [chosen, setChosen] = useState<readonly ChosenMark[]>([]);
  useOnChange(rendered, () => setChosen(chosen.filter(({ stored }) => !stored)));

  async function store(mark: ChosenMark) {
    const saved = await send(mark);
    setChosen((now) =>
      now.map((one) => (isSame(one, mark) ? { ...one, stored: saved === "stored", lost: saved === "lost" } : one)),
    );
  }
  function choose({ studentId, criterion, level }: GivenMark) {
    const mark = { studentId, criterion, level, stored: false, lost: false };
    setChosen((now) => [...now.filter((one) => one.studentId !== studentId || one.criterion !== criterion), mark]);
    void store(mark);
  }
  const unsent = chosen.filter(({ stored }) => !stored);
  function sendAgain() {
    for (const mark of unsent) void store(mark);
  }
  const isWaiting = unsent.some(({ lost }) => lost);
  const again = useRef(sendAgain);
  useEffect(() => {
    again.current = sendAgain;
  });
  // Also when only the server was away, for which the browser has no event.
  useEffect(() => (isWaiting ? watchServer(() => again.current()) : undefined), [isWaiting]);

  function marksFor(studentId: string | null, stored: readonly Mark[]): readonly Mark[] {
    return chosen
      .filter((one) => one.studentId === studentId)
      .reduce<readonly Mark[]>((all, { criterion, level }) => {
        const isOwn = (mark: Mark) => mark.criterion === criterion && mark.teacherId === teacherId;
        if (all.find(isOwn)?.level === (level ?? undefined)) return all;
        // A choice between the teachers' marks ends when one of them changes.
        const others = all
          .filter((mark) => !isOwn(mark))
          .map((mark) => (mark.criterion === criterion ? { ...mark, chosen: false } : mark));
        return level === null ? others : [...others, { studentId, criterion, teacherId, level, chosen: false }];
      }, stored);
  }
  return { marksFor, choose, sendAgain, unsent: unsent.length, isWaiting };
}
