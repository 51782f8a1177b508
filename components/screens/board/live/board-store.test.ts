import { beforeEach, describe, expect, it, vi } from "vitest";
import { ageOf, neighbourOf } from "./board-order";
import { BoardStore, type BoardTeamFacts } from "./board-store";
import { startPause } from "@/lib/activity/rules/pause";

const now = 1_000_000_000_000;
const minute = 60_000;
const team = (number: number, given: Partial<BoardTeamFacts> = {}): BoardTeamFacts => ({
  id: `t${number}`,
  number,
  worksheetId: `w${number}`,
  members: [{ id: `s${number}`, absent: false, opened: true }],
  flag: null,
  submission: null,
  returnedAt: null,
  match: null,
  extraMs: 0,
  ...given,
});
const sheet = (number: number, words: number, editedAt = now) => ({
  worksheetId: `w${number}`,
  title: "",
  answers: { harmed: words, prevention: 0, response: 0, answer4: 0, answer5: 0, answer6: 0 },
  words,
  editedAt,
  main: null,
});
const shown = (store: BoardStore) => store.shownOrder().sections.map(({ section, teamIds }) => [section, ...teamIds]);

let frames: (() => void)[] = [];
beforeEach(() => {
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => frames.push(run));
});
const runFrames = () => {
  let n = 0;
  for (; frames.length > 0; n++) frames.shift()?.();
  return n;
};

describe("the board", () => {
  it("T9b, Q22a: is in order from the facts alone, and by what is written as soon as that is known", () => {
    const store = new BoardStore(() => now, "write", [
      team(1),
      team(2, { submission: {} }),
      team(3, { flag: { at: new Date(now), coming: null } }),
    ]);
    expect(shown(store)).toEqual([
      ["first", "t3"],
      ["writing", "t1"],
      ["handed-in", "t2"],
    ]);
    store.setTeams([team(1), team(2), team(4)]);
    store.setNumbers([sheet(1, 90), sheet(2, 10), sheet(4, 40)]);
    expect(shown(store)).toEqual([["writing", "t2", "t4", "t1"]]);
  });

  it("Q22b: nothing changes its place for 3 s after the last movement or key; then, or on *Sort now*, the order of now is shown", () => {
    const store = new BoardStore(() => now, "write", [team(1), team(2)]);
    store.noteInteraction(performance.now());
    store.setNumbers([sheet(1, 90), sheet(2, 10)]);
    expect(shown(store)).toEqual([["writing", "t1", "t2"]]);
    expect(store.shownOrder().isStale).toBe(true);
    const last = performance.now();
    store.noteInteraction(last);
    store.tick(last + 2_999);
    expect(shown(store)).toEqual([["writing", "t1", "t2"]]);
    store.tick(last + 3_000);
    expect(shown(store)).toEqual([["writing", "t2", "t1"]]);
    expect(store.shownOrder().isStale).toBe(false);
    store.noteInteraction(performance.now());
    store.setNumbers([sheet(2, 200)]);
    store.sortNow();
    expect(shown(store)).toEqual([["writing", "t1", "t2"]]);
  });

  it("Q22b: a flag is lifted at once, the one that waits longest first, while all else stays where it is; so does the team when its flag is answered", () => {
    const store = new BoardStore(() => now, "write", [team(1), team(2), team(3)]);
    store.noteInteraction(performance.now());
    store.setNumbers([sheet(1, 90), sheet(2, 10), sheet(3, 50)]);
    const flag = (at: number, coming: string | null = null) => ({ flag: { at: new Date(at), coming } });
    store.setTeams([team(1), team(2, flag(now - minute)), team(3, flag(now - 2 * minute))]);
    expect(shown(store)).toEqual([
      ["first", "t3", "t2"],
      ["writing", "t1"],
    ]);
    store.setTeams([team(1), team(2, flag(now - minute)), team(3, flag(now - 2 * minute, "Ms. Okafor"))]);
    expect(shown(store)).toEqual([
      ["first", "t2", "t3"],
      ["writing", "t1"],
    ]);
    store.setTeams([team(1), team(2), team(3)]);
    expect(shown(store)).toEqual([
      ["first", "t2", "t3"],
      ["writing", "t1"],
    ]);
  });

  it("Q22b: in the 3 s a new team is added at the end of its section, and one that has gone leaves", () => {
    const store = new BoardStore(() => now, "write", [team(1), team(2)]);
    store.setNumbers([sheet(1, 90), sheet(2, 100), sheet(3, 1)]);
    store.noteInteraction(performance.now());
    store.setTeams([team(2), team(3), team(4, { submission: {} })]);
    expect(shown(store)).toEqual([
      ["writing", "t2", "t3"],
      ["handed-in", "t4"],
    ]);
  });

  it("T9a, T9d: a tile is told of its own changes only, a few in each frame", () => {
    const teams = Array.from({ length: 100 }, (_, i) => team(i));
    const store = new BoardStore(() => now, "write", teams);
    const told: string[] = [];
    for (const { id } of teams) store.subscribeTile(id, () => told.push(id));
    store.setNumbers([sheet(7, 20)]);
    expect(runFrames()).toBe(1);
    expect(told).toEqual(["t7"]);
    expect(store.tile("t7").numbers?.words).toBe(20);
    store.setNumbers(teams.map(({ number }) => sheet(number, 30)));
    expect(runFrames()).toBe(17);
    expect(told).toHaveLength(101);
    store.setNumbers([]);
    store.setPresence({ students: [], lost: [], left: [] });
    expect(runFrames()).toBe(0);
  });

  it("Q19c, T9b: a pause silences alarms for as long as it lasts, and no longer, whether or not the server says so", () => {
    let time = now;
    const store = new BoardStore(() => time, "write", [team(1)]);
    const pause = startPause({ kind: "pause", sentence: "" }, now - minute);
    store.setTime({ phase: "write", clock: null, pause, since: now - 20 * minute });
    store.setNumbers([sheet(1, 20, now - 9 * minute)]);
    store.setPresence({ students: ["s1"], lost: [], left: [], came: [["s1", now - 20 * minute]] });
    expect(store.tile("t1").reason).toBeNull();
    time = pause.until;
    store.tick(performance.now());
    expect(store.tile("t1").reason).toMatchObject({ code: "quiet" });
  });

  it("T9k: without a connection it stands still: no time that passes raises an alarm, a flag stays, and once numbers come again it is of now", () => {
    let time = now;
    const store = new BoardStore(() => time, "write", [
      team(1),
      team(2, { flag: { at: new Date(now), coming: null } }),
    ]);
    store.setTime({ phase: "write", clock: null, pause: null, since: now - 20 * minute });
    store.setNumbers([sheet(1, 20), sheet(2, 20)]);
    store.setPresence({ students: ["s1", "s2"], lost: [], left: [], came: [["s1", now - 20 * minute]] });
    store.freeze();
    time = now + 6 * minute;
    store.freeze();
    store.tick(performance.now());
    store.setPresence({ students: ["s1", "s2"], lost: [], left: [], came: [["s1", now - 20 * minute]] });
    expect(store.tile("t1")).toMatchObject({ reason: null, age: { is: "now" } });
    expect(store.tile("t2").reason).toMatchObject({ code: "asked" });
    store.setNumbers([]);
    expect(store.tile("t1")).toMatchObject({ reason: { code: "quiet" }, age: { is: "minutes", n: 6 } });
  });

  it("Q19c, T9b: alarms wait until the server's time is known and somebody is here", () => {
    let time: number | null = null;
    const quiet = sheet(1, 20, now - 9 * minute);
    const store = new BoardStore(() => time, "write", [team(1)]);
    store.setTime({ phase: "write", clock: null, pause: null, since: now - 20 * minute });
    store.setNumbers([quiet]);
    store.setPresence({ students: ["s1"], lost: [], left: [], came: [["s1", now - 20 * minute]] });
    expect(store.tile("t1").reason).toBeNull();
    time = now;
    store.tick(performance.now());
    expect(store.tile("t1").reason).toEqual({ code: "quiet", since: now - 9 * minute });
    expect(store.tile("t1").age).toEqual({ is: "minutes", n: 9 });
  });

  it("Q19c, T9b: a board that is opened when everyone has left says so for ten minutes, and then is still", () => {
    let time = now;
    const store = new BoardStore(() => time, "write", [team(1), team(2)]);
    store.setTime({ phase: "write", clock: null, pause: null, since: now - minute });
    store.setPresence({
      students: [],
      lost: [],
      left: [
        ["s1", now - 2 * minute],
        ["s2", now - minute],
        ["s2", now - 3 * minute],
      ],
      came: [
        ["s1", now - 9 * minute],
        ["s2", now - 9 * minute],
      ],
    });
    expect(store.tile("t1").reason).toEqual({ code: "nobody-here" });
    time = now + 9 * minute;
    store.tick(performance.now());
    expect(store.tile("t2").reason).toEqual({ code: "nobody-here" });
    time += 1;
    store.tick(performance.now());
    expect(store.tile("t2").reason).toBeNull();
  });

  it("T9b: a team is quiet five minutes after the first of it came in this sitting, at whichever process that was", () => {
    const store = new BoardStore(() => now, "write", [team(1)]);
    const at = (...came: number[]) => {
      store.setPresence({ students: ["s1"], lost: [], left: [], came: came.map((ms) => ["s1", now - ms]) });
      return store.tile("t1").reason;
    };
    store.setTime({ phase: "write", clock: null, pause: null, since: now - 2 * 24 * 60 * minute });
    store.setNumbers([sheet(1, 20, now - 2 * 24 * 60 * minute)]);
    expect(at(minute)).toBeNull();
    expect(at(7 * minute, minute)).toEqual({ code: "quiet", since: now - 7 * minute });
    expect(at(minute, 7 * minute)).toEqual({ code: "quiet", since: now - 7 * minute });
  });

  it("T9e: `j` and `k` go round the teams that are shown, to the first or the last from one that is not, and stay where none is", () => {
    const teams = ["a", "b", "c"].map((id) => ({ id }));
    const from = (id: string, among = teams) =>
      ([1, -1] as const).map((by) => neighbourOf(among, { id }, by)?.id ?? null);
    expect(from("b")).toEqual(["c", "a"]);
    expect([from("a")[1], from("c")[0]]).toEqual(["c", "a"]);
    expect(from("hidden")).toEqual(["a", "c"]);
    expect(from("b", [])).toEqual(["b", "b"]);
  });

  it("T9a: says how long ago something was typed, in steps, and that somebody types only where somebody is there; that nothing was typed only where that is known", () => {
    const ages = [0, 3_999, 4_000, 12_000, 59_000, 60_000, 150_000].map((ms) =>
      ageOf({ editedAt: now - ms }, now, true),
    );
    expect(ages.map((age) => ("n" in age ? `${age.n} ${age.is}` : age.is))).toEqual([
      "now",
      "now",
      "5 seconds",
      "10 seconds",
      "50 seconds",
      "1 minutes",
      "2 minutes",
    ]);
    expect(ageOf({ editedAt: now - 1_000 }, now, false)).toEqual({ is: "seconds", n: 5 });
    expect(ageOf({ editedAt: null }, now, true)).toEqual({ is: "never" });
    expect(ageOf(null, now, true)).toEqual({ is: "unknown" });
    expect(ageOf({ editedAt: now }, null, true)).toEqual({ is: "unknown" });
  });
});
