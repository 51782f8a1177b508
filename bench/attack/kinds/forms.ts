import type { Attack } from "@/bench/attack/attack";
import { flood, multipart, send, type SentRequest } from "@/bench/attack/send";

const at = "/teacher/sign-in";
const references = multipart(Array.from({ length: 7_600 }, (_, n) => [`$ACTION_REF_${n}`, ""] as const));
const fields = multipart(Array.from({ length: 900 }, (_, n) => [`field-${n}`, ""] as const));
const values = `[${"{},".repeat(340_000)}{}]`;
const tree = `${'["",{"c":'.repeat(700)}["",{}]${"}]".repeat(700)}`;

export const forms: Attack = {
  name: "forms with 7,600 bound actions, 1 MiB of values, 4,000 fields",
  runAttack: ({ port, seconds, student, actions }) =>
    flood(seconds, 10, async (n) => {
      const called = {
        "next-action": actions["lib/features/people/signing-in/actions/sign-in.ts#signIn"] ?? "",
        "content-type": "text/plain;charset=UTF-8",
      };
      const cookie: Record<string, string> =
        n % 2 === 0 ? {} : { cookie: student.cookie, origin: `http://127.0.0.1:${port}` };
      const kinds: SentRequest[] = [
        { path: at, headers: { ...cookie, "content-type": references.type }, body: references.body },
        { path: at, headers: { ...cookie, "content-type": fields.type }, body: fields.body },
        { path: at, headers: { ...cookie, ...called }, body: values },
        { path: at, headers: { ...cookie, ...called }, body: values.slice(0, 29_999).replace(/,?$/, "]") },
        { path: `/?${"a&".repeat(4_000)}`, headers: cookie },
        { path: at, headers: { ...cookie, rsc: "1", "next-router-state-tree": tree } },
      ];
      return (await send(port, kinds[(n >> 1) % kinds.length] ?? { path: at })).status;
    }),
};
