/** R13 on any bus: two processes' document sides over one store, in one test process. */
import { describe } from "vitest";
import type { Member } from "@/lib/bus/testing/contract";
import { testLostMessages } from "./lost-message-tests";
import { manyProcesses } from "./many-processes";
import { testOwnership } from "./ownership-tests";
import { testStoredRows } from "./stored-row-tests";
import { testTyping } from "./typing-tests";

/** @param join makes the bus of one more process; null where it can't be had. */
export function manySuite(name: string, join: (() => Promise<Member>) | null): void {
  const processes = manyProcesses(join);
  describe(name, () => {
    testTyping(processes);
    testOwnership(processes);
    testLostMessages(processes);
    testStoredRows(processes);
  });
}
