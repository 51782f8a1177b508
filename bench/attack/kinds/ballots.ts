import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { makeFixtureClass } from "@/lib/server/commands/fixture-class";
import { Browser } from "@/lib/server/testing/browser";
import { currentTimestamp } from "@/lib/wire/made-at";
import type { Attack } from "@/bench/attack/attack";

const seconds = 10;

export const ballots: Attack = {
  name: "a student who changes a ballot twice a second",
  check: async ({ port }) => {
    const { activityId, clients } = await makeFixtureClass({ teams: 15, size: 2, phase: "vote" });
    const origin = `http://127.0.0.1:${port}`;
    let received = 0;
    const lines = clients.map(({ cookie }) =>
      new Browser(origin, cookie).listen(activityId, { onInvalidation: () => (received += 1) }),
    );
    await Promise.all(lines.map((line) => line.opened));
    for (const line of lines) line.show([{ topics: ["ballots"], madeAt: currentTimestamp() }]);
    await wait(1_000);
    received = 0;
    const voter = new Browser(origin, clients[0]?.cookie ?? "");
    for (let n = 0; n < seconds * 2; n++) {
      await voter
        .callAction(
          `/a/${activityId}/vote`,
          "lib/features/votes/voting/actions/vote.ts#castBallotAction",
          { json: activityId },
          {
            json: { kind: "final", choice: n % 2 === 0 ? "bias" : "privacy", reason: "" },
          },
        )
        .catch(() => undefined);
      await wait(500);
    }
    for (const line of lines) line.close();
    assert.ok(received <= clients.length * seconds, `30 pages were told ${received} times in ${seconds} s`);
    return `30 pages were told ${received} times in ${seconds} s`;
  },
};
