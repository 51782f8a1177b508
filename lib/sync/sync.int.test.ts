import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { at, Harness, makeCast, soon } from "./testing/harness";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

describe("two in one worksheet", () => {
  it("R4, R6, B4: two clients in one field keep both texts, and each hears Saved", async () => {
    const cast = await makeCast();
    const team = at(cast.teams, 0);
    const a = await harness.join(team.room, at(team.cookies, 0));
    const b = await harness.join(team.room, at(team.cookies, 1));
    a.type("scenario", "from a ");
    b.type("scenario", "from b ");
    await expect.poll(() => a.text("scenario").length, soon).toBe(14);
    await expect.poll(() => b.text("scenario"), soon).toBe(a.text("scenario"));
    expect(a.text("scenario")).toContain("from a");
    expect(a.text("scenario")).toContain("from b");
    await expect.poll(() => a.isSaved && b.isSaved, soon).toBe(true);
  });
});
