import { expect, it } from "vitest";
import { archiveStatus, graceStart } from "./archive-status";

it("T15j: a class is in use, archived, or deleted, and goes for good 30 days after that, archived or not", () => {
  const at = new Date("2026-02-01T10:00:00Z");
  expect(archiveStatus({ archivedAt: null, deletedAt: null })).toEqual({ is: "in-use" });
  expect(archiveStatus({ archivedAt: at, deletedAt: null })).toEqual({ is: "archived" });
  for (const archivedAt of [null, at])
    expect(archiveStatus({ archivedAt, deletedAt: at })).toEqual({
      is: "deleted",
      goesAt: new Date("2026-03-03T10:00:00Z"),
    });
  expect(graceStart(new Date("2026-03-03T10:00:00Z"))).toEqual(at);
});
