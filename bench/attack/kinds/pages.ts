import type { Attack } from "@/bench/attack/attack";
import { flood, send } from "@/bench/attack/send";

export const pages: Attack = {
  name: "a student's worksheet, results, start and sign-in pages, 100 at once",
  runAttack: ({ port, seconds, activityId, student }) =>
    flood(seconds, 100, async (n) => {
      const paths = [`/a/${activityId}/write`, `/a/${activityId}/results`, "/", "/teacher/sign-in"];
      return (
        await send(port, { path: paths[n % paths.length] ?? "/", headers: n % 4 < 2 ? { cookie: student.cookie } : {} })
      ).status;
    }),
};
