import { useEffect, useRef, useState } from "react";
import { watchServer } from "@/components/invalidation/watch-server";
import type { Mark } from "@/lib/features/cases/reviewing/rules/marks";
import {
  addChoice,
  addOutcome,
  dropStored,
  unansweredMarks,
  saveStateOf,
  withChosen,
  type ChosenMark,
  type MarkInput,
} from "./chosen-marks";
import { useOnChange } from "./use-on-change";
import type { SaveOutcome, SaveState } from "./use-saves";

/** The team, or a student with marks of their own. */
interface MarkedGroup {
  studentId: string | null;
  marks: readonly Mark[];
}

interface Marks {
  /** The stored marks of one group, changed by what this teacher has chosen since. */
  marksFor: (studentId: string | null, stored: readonly Mark[]) => readonly Mark[];
  choose: (mark: MarkInput) => void;
  sendAgain: () => void;
  /** Whether all levels are stored; null while the case has no level. `saves`: the state of all saves of marks. */
  stateOf: (saves: SaveState, groups: readonly MarkedGroup[]) => SaveState | null;
  /** Whether a save got no answer: the case has to stay open until that level is stored. */
  isWaiting: boolean;
  /** Whether some saves have no answer yet. */
  areOnTheirWay: boolean;
  /** Resolves once those saves have their answers. @returns whether all of them are stored */
  whenAnswered: () => Promise<boolean>;
}

/**
 * Shows a chosen level at once, then stores it. A level whose save got no answer stays, and is sent again as soon as the server answers. A refused level
 * is removed, and its sentence is shown.
 * @param teacherId the teacher who marks
 * @param rendered another object whenever the page was rendered again, with all that was stored before
 */
export function useMarks(teacherId: string, rendered: unknown, send: (mark: MarkInput) => Promise<SaveOutcome>): Marks {
  const [chosen, setChosen] = useState<readonly ChosenMark[]>([]);
  useOnChange(rendered, () => setChosen(dropStored(chosen)));

  const onTheirWay = useRef(new Set<Promise<SaveOutcome>>());

  async function store(mark: MarkInput) {
    const sending = send(mark);
    onTheirWay.current.add(sending);
    const outcome = await sending;
    onTheirWay.current.delete(sending);
    setChosen((now) => addOutcome(now, mark, outcome));
  }
  function choose(mark: MarkInput) {
    setChosen((now) => addChoice(now, mark));
    void store(mark);
  }
  const lost = unansweredMarks(chosen);
  function sendAgain() {
    for (const { studentId, criterion, level } of lost) void store({ studentId, criterion, level });
  }
  const isWaiting = lost.length > 0;
  const again = useRef(sendAgain);
  useEffect(() => {
    again.current = sendAgain;
  });
  // Not the browser's `online` event, which does not fire when only the server was unreachable.
  useEffect(() => (isWaiting ? watchServer(() => again.current()) : undefined), [isWaiting]);

  const marksFor: Marks["marksFor"] = (studentId, stored) => withChosen(chosen, { studentId, teacherId }, stored);
  return {
    marksFor,
    choose,
    sendAgain,
    stateOf: (saves, groups) =>
      saveStateOf(
        chosen,
        saves,
        groups.some(({ studentId, marks }) => marksFor(studentId, marks).length > 0),
      ),
    isWaiting,
    areOnTheirWay: chosen.some(({ outcome }) => outcome.is === "awaited"),
    whenAnswered: async () => (await Promise.all(onTheirWay.current)).every(({ is }) => is === "stored"),
  };
}
