/** Restores facts of a class and of its students and teachers. */
import { setTeacherRight } from "@/lib/activity/queries/class-teachers";
import { changeClassName, changeCode, changeJoining } from "@/lib/features/people/classes/queries/classes";
import {
  changePin,
  havePinInCommon,
  isNameFree,
  markRemoved,
  setMergedInto,
  setMergedPinCounts,
  setStudentName,
} from "@/lib/features/people/classes/queries/students";
import { moveBelongings, moveBelongingsBack } from "@/lib/features/people/joining/queries/merging";
import { listStudentIds, setClassArchived } from "@/lib/features/people/classes/queries/archived-classes";
import { setOnRoster, setRecord } from "@/lib/features/arranging/students/queries/roster";
import { setExtraTime } from "@/lib/features/hour/clocks/queries/clocks";
import { setInvitationRevoked } from "@/lib/features/people/signing-in/queries/teacher-links";
import { isTeacherDisabled } from "@/lib/auth/queries/sessions";
import { endSessionsOf } from "@/lib/auth/session";
import { checkHasEditor } from "@/lib/features/people/classes/check-has-editor";
import { makeOneTimePinRow } from "@/lib/features/people/classes/one-time-pins";
import { AppError } from "@/lib/errors/errors";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import type { ClassFacts } from "@/lib/activity/journal/facts";
import { type Restores } from "./restore";

export const classRestores: Restores<ClassFacts> = {
  merged: {
    topics: ["roster", "tray", "ballots"],
    topicsOf: (into) => [`student:${into}`],
    apply: async (tx, changes, { ended }) => {
      for (const { id, before, after } of changes) {
        if (after === null && before !== null) {
          await moveBelongingsBack(tx, id, before);
          // The student took the other's PIN in the merge, which replaced their own slip, so they get a new one-time PIN (S1).
          if (await havePinInCommon(tx, id, before)) {
            await changePin(tx, before, makeOneTimePinRow());
            ended.push(...(await endSessionsOf(tx, { studentId: before })));
          }
        }
        if (before === null && after !== null) await moveBelongings(tx, id, after);
        await setMergedInto(tx, id, after);
      }
    },
  },
  // null: the PIN counts, as it does for a new name and again after the merge is undone.
  "merged-pin": {
    topics: ["roster"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setMergedPinCounts(tx, id, after ?? true);
    },
  },
  student: {
    topics: ["roster", "tray"],
    // Removals come first, because a restored student may have had the same name as a removed one.
    apply: async (tx, changes, { now, ended }) => {
      for (const { id, after } of changes) {
        if (after !== null) continue;
        await markRemoved(tx, id, now);
        ended.push(...(await endSessionsOf(tx, { studentId: id })));
      }
      for (const { id, before, after } of changes) {
        if (after === null) continue;
        if (before !== null) await setOnRoster(tx, id, after.onRoster);
        else if (await isNameFree(tx, id)) await markRemoved(tx, id, null);
        else throw new AppError("undo-name-taken");
      }
    },
  },
  "extra-time": {
    topics: ["roster", "clock"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setExtraTime(tx, id, after ?? 100);
    },
  },
  name: {
    topics: ["roster", "tray", "teams"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes)
        if (after !== null && !(await setStudentName(tx, id, after, nameKey(after))))
          throw new AppError("undo-name-taken");
    },
  },
  section: {
    topics: ["roster"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setRecord(tx, id, { section: after ?? "" });
    },
  },
  "school-id": {
    topics: ["roster"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setRecord(tx, id, { schoolId: after ?? "" });
    },
  },
  email: {
    topics: ["roster"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setRecord(tx, id, { email: after ?? "" });
    },
  },
  teacher: {
    topics: ["roster"],
    apply: async (tx, changes) => {
      for (const { ids, id, after } of changes) {
        if (after !== null && (await isTeacherDisabled(tx, id))) throw new AppError("undo-teacher-gone");
        await setTeacherRight(tx, ids[0] ?? "", id, after);
      }
      for (const classId of new Set(changes.map(({ ids }) => ids[0] ?? ""))) await checkHasEditor(tx, classId);
    },
  },
  // That an invitation was used is no teacher's decision, so undo does not change it.
  invitation: {
    topics: ["roster"],
    apply: async (tx, changes, { now }) => {
      for (const {
        ids: [classId = ""],
        id,
        after,
      } of changes)
        if (!(await setInvitationRevoked(tx, { classId, id }, after === null ? now : null, now)))
          throw new AppError("undo-link-gone");
    },
  },
  "class-name": {
    topics: ["roster", "teams"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) if (after !== null) await changeClassName(tx, id, after);
    },
  },
  joining: {
    topics: ["roster"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await changeJoining(tx, id, after === true);
    },
  },
  archived: {
    topics: ["roster", "phase"],
    apply: async (tx, changes, { now }) => {
      for (const { id, after } of changes) await setClassArchived(tx, id, { archivedAt: after === null ? null : now });
    },
  },
  // When a deletion is redone, all its days of grace start anew.
  deleted: {
    topics: ["roster"],
    apply: async (tx, changes, { now, ended }) => {
      for (const { id, after } of changes) {
        await setClassArchived(tx, id, { deletedAt: after === null ? null : now });
        if (after === null) continue;
        for (const studentId of await listStudentIds(tx, id)) ended.push(...(await endSessionsOf(tx, { studentId })));
      }
    },
  },
  code: {
    topics: ["roster"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes)
        if (after !== null && !(await changeCode(tx, id, after))) throw new AppError("undo-code-taken");
    },
  },
};
