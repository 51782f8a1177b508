import { Browser } from "@/lib/server/testing/browser";
import type { Attack } from "@/bench/attack/attack";
import { flood } from "@/bench/attack/send";

export const actions: Attack = {
  name: "one student's actions, 50 at once",
  runAttack: async ({ port, seconds, activityId, student }) => {
    const browser = new Browser(`http://127.0.0.1:${port}`, student.cookie);
    const act = async () => {
      try {
        const { code } = await browser.callAction(
          `/a/${activityId}/write`,
          "lib/features/cases/writing/actions/hand-in.ts#handInAction",
          { json: activityId },
          { json: { incomplete: true } },
        );
        return code === undefined ? 200 : 409;
      } catch {
        return 503;
      }
    };
    return `${await flood(seconds, 50, act)} (409: refused with a sentence; 503: told to wait)`;
  },
};
