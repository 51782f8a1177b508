import { useEffect, useRef, useState } from "react";
import { watchServer } from "@/components/invalidation/watch-server";
import type { Level, Levels } from "@/lib/rules/reviewing/review";
import { useDrawnAnew } from "./use-drawn-anew";
import type { Saved } from "./use-saves";

export interface GivenMark {
  studentId: string | null;
  criterion: string;
  level: Level | null;
}

interface ChosenMark extends GivenMark {
  /** The page that was drawn before it was stored still says the level from before. */
  stored: boolean;
  /** The server has not answered: it may be away. */
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
 * Marks as they were chosen: at once on the page, then stored. What could not be stored stays, and is sent again as soon as the server answers.
 * @param drawn another object whenever the page was drawn anew: from then on it says what was stored by then.
 */
export function useMarks(drawn: unknown, send: (mark: GivenMark) => Promise<Saved>): Marks {
  const [chosen, setChosen] = useState<readonly ChosenMark[]>([]);
  useDrawnAnew(drawn, () => setChosen(chosen.filter(({ stored }) => !stored)));

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
  // Also when only the server was away, of which the browser says nothing.
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
