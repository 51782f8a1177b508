import { useEffect, useState } from "react";
import type { Level, Levels } from "@/lib/rules/review";
import { useDrawnAnew } from "./use-drawn-anew";

export interface GivenMark {
  studentId: string | null;
  criterion: string;
  level: Level | null;
}

interface ChosenMark extends GivenMark {
  /** The page that was drawn before it was stored still says the level from before. */
  stored: boolean;
}

interface Marks {
  levelsFor: (studentId: string | null, stored: Levels) => Levels;
  choose: (mark: GivenMark) => void;
  sendAgain: () => void;
  unsent: number;
}

/**
 * Marks as they were chosen: at once on the page, then stored. What could not be stored stays, and is sent again on return.
 * @param drawn another object whenever the page was drawn anew: from then on it says what was stored by then.
 */
export function useMarks(drawn: unknown, send: (mark: GivenMark) => Promise<boolean>): Marks {
  const [chosen, setChosen] = useState<readonly ChosenMark[]>([]);
  useDrawnAnew(drawn, () => setChosen(chosen.filter(({ stored }) => !stored)));

  async function store(mark: ChosenMark) {
    if (await send(mark)) setChosen((now) => now.map((one) => (one === mark ? { ...one, stored: true } : one)));
  }
  function choose({ studentId, criterion, level }: GivenMark) {
    const mark = { studentId, criterion, level, stored: false };
    setChosen((now) => [...now.filter((one) => one.studentId !== studentId || one.criterion !== criterion), mark]);
    void store(mark);
  }
  const unsent = chosen.filter(({ stored }) => !stored);
  function sendAgain() {
    for (const mark of unsent) void store(mark);
  }
  useEffect(() => {
    addEventListener("online", sendAgain);
    return () => removeEventListener("online", sendAgain);
  });

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
