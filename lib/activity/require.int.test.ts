import { describe, expect, it } from "vitest";
import { placeTerm } from "@/lib/features/learning/actions/learn";
import { withDatabase } from "@/db/testing/database";
import { makeActivity } from "@/db/testing/factories";
import { makeJoinableClass } from "@/lib/features/people/joining/testing/joinable-class";
import { sender } from "@/lib/testing/next-headers";
import { actionRates, maxWaiting } from "@/lib/auth/action-throttle";
import { sessionCookie } from "@/lib/auth/session-token";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

describe("an action of a student's page", () => {
  it("is paced: 60 run at once, four more wait their turn of half a second, and the others hear a sentence; another student does not wait", async () => {
    const { classId, join } = await makeJoinableClass();
    const { id } = await makeActivity({ classId });
    const [ben, zoe] = [await join("Ben", "4821"), await join("Zoe", "4821")];
    const act = () => placeTerm(id, { term: "none", place: 7 }).then((result) => (result.ok ? "ok" : result.code));
    sender.cookie = await sessionCookie(ben);
    const { burst, rate } = actionRates.student;
    const began = performance.now();
    const outcomes = await Promise.all(Array.from({ length: burst + maxWaiting + 6 }, act));
    const counts = (code: string) => outcomes.filter((each) => each === code).length;
    const took = performance.now() - began;
    expect(counts("not-in-lesson") + counts("too-fast")).toBe(outcomes.length);
    expect(counts("too-fast")).toBeGreaterThan(0);
    expect(counts("not-in-lesson")).toBeGreaterThanOrEqual(burst + maxWaiting);
    expect(counts("not-in-lesson")).toBeLessThanOrEqual(burst + maxWaiting + Math.ceil((took / 1_000) * rate));
    expect(took).toBeGreaterThan((maxWaiting - 1) * (1_000 / rate) * 0.9);
    sender.cookie = await sessionCookie(zoe);
    expect(await act()).toBe("not-in-lesson");
  });
});
