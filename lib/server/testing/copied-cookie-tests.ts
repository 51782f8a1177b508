import { describe, expect, it } from "vitest";
import { resetPin } from "@/lib/features/people/classes/students";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { Jar, classroom, findClassRedirect, server } from "./sign-in-browser";

/** Uses the server of withRealServer. */
export function testCopiedCookies(): void {
  describe("a copied cookie", () => {
    it("S1m: ends with the sign-out it was copied before; the person's other devices go on (Q20a, Q20b)", async () => {
      const { student, way } = await classroom();
      const [here, there] = [(await student()).jar, (await student()).jar];
      const copy = here.header;
      expect(await findClassRedirect(copy)).toBe(way);
      const answer = await here.post("/api/auth/signout", {}, { origin: server.origin });
      expect(answer.status).toBe(303);
      expect(await findClassRedirect(copy)).toBe("/");
      expect(await findClassRedirect(there.header)).toBe(way);
    });

    it("S1z: a sign-out that was sent from elsewhere ends nothing", async () => {
      const { student, way } = await classroom();
      const { jar } = await student();
      expect((await jar.post("/api/auth/signout", {}, { origin: "https://evil.example" })).status).toBe(403);
      expect((await jar.post("/api/auth/signout", {})).status).toBe(403);
      expect(await findClassRedirect(jar.header)).toBe(way);
    });

    it("S1k: ends with a PIN reset, and with removal", async () => {
      const { student, editor, idOf, way } = await classroom();
      const [ada, zoe] = [(await student(new Jar(), "Ada")).jar, (await student(new Jar(), "Zoe")).jar];
      expect(await findClassRedirect(ada.header)).toBe(way);
      await resetPin(editor, await idOf("Ada"));
      expect(await findClassRedirect(ada.header)).toBe("/");
      expect(await findClassRedirect(zoe.header)).toBe(way);
      await removeStudent(editor, await idOf("Zoe"));
      expect(await findClassRedirect(zoe.header)).toBe("/");
    });

    it("S1z: is nobody's once a letter of it was changed", async () => {
      const { student } = await classroom();
      const { jar } = await student();
      const [name = "", value = ""] =
        [...jar.cookies].find(([cookie]) => cookie.startsWith("crosscase-session-")) ?? [];
      for (const at of [20, value.length >> 1, value.length - 8]) {
        const other = value[at] === "A" ? "B" : "A";
        expect(await findClassRedirect(`${name}=${value.slice(0, at)}${other}${value.slice(at + 1)}`)).toBe("/");
      }
      expect(await findClassRedirect(`${name}=`)).toBe("/");
    });
  });
}
