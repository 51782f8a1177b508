import { describe, expect, it } from "vitest";
import { Jar, classroom, newAddress, unknownCode } from "./sign-in-browser";

/** Uses the server of withRealServer. */
export function testUnknownCodes(): void {
  describe("unknown codes", () => {
    it("S1w: 60 unknown codes from one address, then one a second, whatever page they are tried on; pages then tell nothing, and a class that was seen there is always joined", async () => {
      const seen = await classroom();
      const at = (client: string) => new Jar({ "x-forwarded-for": client });
      const address = newAddress();
      const member = (await seen.student(at(address))).jar;
      await member.fetch("/class");
      const from = at(address);
      const ways = [
        async (code: string) => (await (await from.fetch(`/?code=${code}`)).text()).includes("No class has the code"),
        async (code: string) => (await from.fetch(`/join/${code}`)).headers.get("location")?.startsWith("/?none="),
        async (code: string) =>
          (await from.signIn("student", { code, name: "Zoe", pin: "4821" })).refusal?.code === "no-class",
      ];
      const began = performance.now();
      let looked = 0;
      const useUp = async () => {
        while (await ways[looked % 3]?.(unknownCode(looked))) looked += 1;
      };
      await useUp();
      expect(looked).toBeGreaterThanOrEqual(60);
      expect(looked).toBeLessThanOrEqual(60 + Math.ceil((performance.now() - began) / 1000));

      // A token returns each second, so the result may be of an allowed try: uses up the tokens and asks until the throttled answer is seen.
      const spent = (ask: (code: string) => Promise<unknown>) =>
        expect.poll(
          async () => {
            const { code } = await classroom();
            await useUp();
            return ask(code);
          },
          { interval: 1 },
        );
      await spent(
        async (code) => (await from.fetch(`/?code=${code}`)).headers.get("location") === `/join/${code}`,
      ).toBe(true);
      // A class's code and an unknown code show the same page, which names no class.
      for (const made of [true, false]) {
        await spent(async (code) =>
          (await (await from.fetch(`/join/${made ? code : unknownCode(7)}`)).text()).includes(
            "your teacher can give you a new PIN",
          ),
        ).toBe(true);
      }
      await spent(
        async (code) => (await at(address).signIn("student", { code, name: "Zoe", pin: "4821" })).refusal,
      ).toMatchObject({ code: "code-wait", field: "code" });
      expect((await from.fetch(`/join/${seen.code}`)).status).toBe(200);
      expect((await from.signIn("student", { code: seen.code, name: "Zoe", pin: "4821" })).to).toBe(seen.way);
      const elsewhere = await classroom();
      expect((await at("203.0.113.61").signIn("student", { code: elsewhere.code, name: "Zoe", pin: "4821" })).to).toBe(
        elsewhere.way,
      );
    });

    it("S1w: what another site embeds looks no code up, and pays for none", async () => {
      const from = new Jar({ "x-forwarded-for": newAddress() });
      for (let n = 0; n < 70; n++)
        await from.fetch(`/join/${unknownCode(n)}`, {
          headers:
            n % 2 === 0
              ? { accept: "image/avif,image/webp,*/*;q=0.8" }
              : { "sec-fetch-dest": "iframe", "sec-fetch-site": "cross-site" },
        });
      expect((await from.fetch(`/join/${unknownCode(1)}`)).headers.get("location")).toBe(`/?none=${unknownCode(1)}`);
    });
  });
}
