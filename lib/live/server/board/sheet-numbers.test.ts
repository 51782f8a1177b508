import { expect, it } from "vitest";
import * as Y from "yjs";
import { worksheetFields } from "@/lib/sync/format/fields";
import { RoomState } from "@/lib/sync/server/room/room-state";
import { sheetNumbers } from "./sheet-numbers";

it("T9a: the numbers of a worksheet are its title without blanks around it, the words of each answer and of all, when it was last written, and who wrote most", () => {
  const [ada, bo] = [1, 2].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
  ada?.getText("title").insert(0, "  A bridge in winter ");
  ada?.getText("scenario").insert(0, "Ice is seen as water, all night.");
  bo?.getText("harmed").insert(0, "31 houses");
  bo?.getText("response").insert(0, "A guard");
  const state = new RoomState(worksheetFields);
  const rows = [ada, bo].map((doc, n) => ({
    writer: "w",
    n: n + 1,
    author: ["ada", "bo"][n] ?? "",
    carried: false,
    time: 500 + n,
    bytes: Y.encodeStateAsUpdate(doc ?? new Y.Doc()),
  }));
  state.fill("document", { snapshot: null, rows });
  expect(sheetNumbers("sheet", state, 0)).toMatchObject({
    worksheetId: "sheet",
    title: "A bridge in winter",
    answers: { harmed: 2, prevention: 0, response: 2 },
    words: 11,
    editedAt: 501,
  });
  expect(JSON.stringify(sheetNumbers("sheet", state, 0)?.main)).toContain("ada");
});
