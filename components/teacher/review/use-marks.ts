import { startTransition, useEffect, useState } from "react";
import type { Level, Levels } from "@/lib/rules/review";

export interface GivenMark {
  studentId: string | null;
  criterion: string;
  level: Level | null;
}

/** Marks as they were chosen: at once on the page, then stored. What could not be stored stays, and is sent again on return. */
export function useMarks(send: (mark: GivenMark) => Promise<boolean>): { levelsFor: (studentId: string | null, stored: Levels) => Levels; choose: (mark: GivenMark) => void; sendAgain: () => void; unsent: number } {
  const [unsent, setUnsent] = useState<readonly GivenMark[]>([]);

  async function store(mark: GivenMark) {
    if (await send(mark)) startTransition(() => setUnsent((now) => now.filter((one) => one !== mark)));
  }
  function choose(mark: GivenMark) {
    setUnsent((now) => [...now.filter((one) => one.studentId !== mark.studentId || one.criterion !== mark.criterion), mark]);
    void store(mark);
  }
  function sendAgain() {
    for (const mark of unsent) void store(mark);
  }
  useEffect(() => {
    addEventListener("online", sendAgain);
    return () => removeEventListener("online", sendAgain);
  });

  function levelsFor(studentId: string | null, stored: Levels): Levels {
    const levels: Record<string, number> = { ...stored };
    for (const one of unsent.filter((each) => each.studentId === studentId)) {
      if (one.level === null) delete levels[one.criterion];
      else levels[one.criterion] = one.level;
    }
    return levels;
  }
  return { levelsFor, choose, sendAgain, unsent: unsent.length };
}
