import { describe, expect, it } from "vitest";
import { readPage } from "./page";

/** Pieces as Next writes them, each in a separate script. */
const inScripts = (...pieces: string[]) =>
  pieces
    .map((piece) => `<script nonce="a">self.__next_f.push([1,"${piece.replaceAll('"', '\\"')}"])</script>`)
    .join("");
const frame = '{"topics":["student:1","teams"],"madeAt":{"clock":12.5,"ms":3}}';
const page = '{"topics":["phase","matches"],"madeAt":"$2f:props:madeAt"}';
const madeAt = { clock: 12.5, ms: 3 };

describe("a page that is read without a browser", () => {
  it("Q7f: follows what its frame and the page in it follow, whichever says the moment and whichever refers to it", () => {
    for (const pieces of [
      [frame, page],
      [page, frame],
    ]) {
      const { parts } = readPage("/", 200, inScripts(...pieces));
      expect(parts.map(({ topics }) => topics).sort()).toEqual([
        ["phase", "matches"],
        ["student:1", "teams"],
      ]);
      expect(parts.map((part) => part.madeAt)).toEqual([madeAt, madeAt]);
    }
  });

  it("Q7f: is read whole wherever its pieces end", () => {
    const whole = frame + page;
    for (let at = 1; at < whole.length; at++) {
      const { parts } = readPage("/", 200, inScripts(whole.slice(0, at), whole.slice(at)));
      expect(parts, `ended after ${whole.slice(0, at)}`).toHaveLength(2);
    }
  });
});
