import { useEffect, useRef, useState } from "react";
import { watchServer } from "@/components/invalidation/watch-server";
import type { Mark } from "@/lib/rules/reviewing/marks";
import {
  addChoice,
  addOutcome,
  dropStored,
  lostMarks,
  stateOf,
  withChosen,
  type ChosenMark,
  type GivenMark,
} from "./chosen-marks";
import { useOnChange } from "./use-on-change";
import type { SaveOutcome, SaveState } from "./use-saves";

/** The team, or one of its members who has levels of their own. */
interface MarkedGroup {
  studentId: string | null;
  marks: readonly Mark[];
}

interface Marks {
  /** The stored marks of one group, with what this teacher has chosen since. */
  marksFor: (studentId: string | null, stored: readonly Mark[]) => readonly Mark[];
  choose: (mark: GivenMark) => void;
  sendAgain: () => void;
  /** Whether all levels are stored, as far as the saves themselves say; null while the case has none. */
  stateOf: (saves: SaveState, groups: readonly MarkedGroup[]) => SaveState | null;
  /** For one that was sent no answer came: the case has to stay open until it is stored. */
  isWaiting: boolean;
  /** Whether some have no answer yet. */
  areOnTheirWay: boolean;
  /** Resolves once those have their answers, to whether all of them are stored. */
  whenAnswered: () => Promise<boolean>;
}

/**
 * Marks as chosen: shown at once, then stored. One for which no answer came stays, and is sent again as soon as the server answers; one that was
 * refused is shown no more, but its sentence is.
 * @param teacherId whose marks they are
 * @param rendered another object whenever the page was rendered again, which then has everything stored before.
 */
export function useMarks(teacherId: string, rendered: unknown, send: (mark: GivenMark) => Promise<SaveOutcome>): Marks {
  const [chosen, setChosen] = useState<readonly ChosenMark[]>([]);
  useOnChange(rendered, () => setChosen(dropStored(chosen)));

  const onTheirWay = useRef(new Set<Promise<SaveOutcome>>());

  async function store(mark: GivenMark) {
    const sending = send(mark);
    onTheirWay.current.add(sending);
    const outcome = await sending;
    onTheirWay.current.delete(sending);
    setChosen((now) => addOutcome(now, mark, outcome));
  }
  function choose(mark: GivenMark) {
    setChosen((now) => addChoice(now, mark));
    void store(mark);
  }
  const lost = lostMarks(chosen);
  function sendAgain() {
    for (const { studentId, criterion, level } of lost) void store({ studentId, criterion, level });
  }
  const isWaiting = lost.length > 0;
  const again = useRef(sendAgain);
  useEffect(() => {
    again.current = sendAgain;
  });
  // Also when only the server was away, for which the browser has no event.
  useEffect(() => (isWaiting ? watchServer(() => again.current()) : undefined), [isWaiting]);

  const marksFor: Marks["marksFor"] = (studentId, stored) => withChosen(chosen, { studentId, teacherId }, stored);
  return {
    marksFor,
    choose,
    sendAgain,
    stateOf: (saves, groups) =>
      stateOf(
        chosen,
        saves,
        groups.some(({ studentId, marks }) => marksFor(studentId, marks).length > 0),
      ),
    isWaiting,
    areOnTheirWay: chosen.some(({ outcome }) => outcome.is === "awaited"),
    whenAnswered: async () => (await Promise.all(onTheirWay.current)).every(({ is }) => is === "stored"),
  };
}
