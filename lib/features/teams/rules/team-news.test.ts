import { describe, expect, it } from "vitest";
import { isOtherWorksheet, teamNews, type SeenTeam } from "./team-news";

const tray: SeenTeam = { team: null, mateIds: [] };
const seven: SeenTeam = { team: { id: "7", number: 7, mode: "bias" }, mateIds: ["ben"] };
const eight: SeenTeam = { team: { id: "8", number: 8, mode: "hallucination" }, mateIds: ["zoe"] };

describe("T7: what a student is told of their team", () => {
  it.each<[string, SeenTeam | null, SeenTeam, boolean, ReturnType<typeof teamNews>]>([
    ["nothing of the first team, which is remembered", null, seven, false, { is: "none", store: true }],
    ["the team one was waiting for", tray, seven, false, { is: "placed" }],
    ["nothing while one waits", tray, tray, false, { is: "none", store: false }],
    ["nothing when all is as it was, or is so again", seven, seven, false, { is: "none", store: false }],
    ["a move", seven, eight, false, { is: "moved", from: { number: 7, ended: false } }],
    ["a merge, or teams made again", seven, eight, true, { is: "moved", from: { number: 7, ended: true } }],
    ["out of the team", seven, tray, false, { is: "out", from: { number: 7, ended: false } }],
    ["a team that ended", seven, tray, true, { is: "out", from: { number: 7, ended: true } }],
    [
      "another mode",
      seven,
      { ...seven, team: { id: "7", number: 7, mode: "adversarial" } },
      false,
      { is: "mode", from: "bias" },
    ],
    [
      "who came and who went",
      seven,
      { ...seven, mateIds: ["cem", "dia"] },
      false,
      { is: "mates", came: ["cem", "dia"], went: ["ben"] },
    ],
  ])("T7g: %s", (_, seen, now, ended, news) => {
    expect(teamNews(seen, now, ended)).toEqual(news);
  });

  it("T7g: the worksheet is another one after a move, in the tray and on another mode, and the same when others come or go", () => {
    const worksheets = [
      eight,
      tray,
      { ...seven, team: { id: "7", number: 7, mode: "adversarial" } },
      { ...seven, mateIds: [] },
    ].map((now) => isOtherWorksheet(teamNews(seven, now, false)));
    expect(worksheets).toEqual([true, true, true, false]);
  });
});
