import { useEffect, useRef, useState } from "react";
import { watchServer } from "@/components/invalidation/watch-server";
import type { Level, Levels } from "@/lib/rules/reviewing/review";
import { useOnChange } from "./use-on-change";
import type { SaveOutcome } from "./use-saves";

export interface GivenMark {
  studentId: string | null;
  criterion: string;
  level: Level | null;
}

interface ChosenMark extends GivenMark {
  /** Stored, but the page was rendered before that. */
  stored: boolean;
  /** Whether no answer came. */
  lost: boolean;
}

interface Marks {
  levelsFor: (studentId: string | null, stored: Levels) => Levels;
  choose: (mark: GivenMark) => void;
  sendAgain: () => void;
  unsent: number;
}

const isSame = (one: GivenMark, other: GivenMark) =>
  one.studentId === other.studentId && one.criterion === other.criterion && one.level === other.level;

/**
 * Marks as chosen: shown at once, then stored. A mark that could not be stored stays, and is sent again as soon as the server answers.
 * @param rendered another object whenever the page was rendered again, which then has everything stored before.
 */
export function useMarks(rendered: unknown, send: (mark: GivenMark) => Promise<SaveOutcome>): Marks {
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

  function levelsFor(studentId: string | null, stored: Levels): Levels {
    const levels: Record<string, number> = { ...stored };
    for (const one of chosen.filter((each) => each.studentId === studentId)) {
      if (one.level === null) delete levels[one.criterion];
      else levels[one.criterion] = one.level;
    }
    return levels;
  }
  return { levelsFor, choose, sendAgain, unsent: unsent.length };
}
