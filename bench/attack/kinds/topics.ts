import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { makeFixtureClass } from "@/lib/server/commands/fixture-class";
import { Browser } from "@/lib/server/testing/browser";
import { currentTimestamp } from "@/lib/wire/made-at";
import type { Attack } from "@/bench/attack/attack";

export const topics: Attack = {
  name: "a student who asks to hear of another team",
  check: async ({ port }) => {
    const { activityId, clients } = await makeFixtureClass({ teams: 2, size: 1, phase: "write" });
    const [spy, other] = clients;
    const origin = `http://127.0.0.1:${port}`;
    let received = 0;
    const line = new Browser(origin, spy?.cookie).listen(activityId, { onInvalidation: () => (received += 1) });
    await line.opened;
    line.show([
      {
        topics: [
          "submissions",
          "ballots",
          "tries",
          "tray",
          `team:${other?.teamId ?? ""}`,
          `student:${other?.userId ?? ""}`,
        ],
        madeAt: currentTimestamp(),
      },
    ]);
    await wait(1_500);
    received = 0;
    const acted = await new Browser(origin, other?.cookie).callAction(
      `/a/${activityId}/write`,
      "lib/features/cases/writing/actions/hand-in.ts#handInAction",
      { json: activityId },
      { json: { incomplete: true } },
    );
    await wait(1_500);
    line.close();
    assert.equal(
      received,
      0,
      `it was told ${received} times when the other team handed in (${acted.code ?? "handed in"})`,
    );
    return "it hears nothing when that team hands in";
  },
};
