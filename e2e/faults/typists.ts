/** A class whose students type, delete, go offline, come back and lose their devices, each at times of their own. */
import { setTimeout as wait } from "node:timers/promises";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/db/queries/documents/documents";
import type { Random } from "@/lib/rules/random";
import type { FixtureClient } from "@/lib/server/commands/fixture-class";
import { worksheetFields } from "@/lib/document-format/fields";
import { Device, Heard } from "@/e2e/support/devices/device";
import { DocumentOracle, type Acknowledged, type RestoreEffect, type Verdict } from "@/e2e/support/devices/document-oracle";
import { matchesRows } from "@/e2e/support/devices/matches-rows";
import { writersOf } from "./writers";

interface Seat {
  cookie: string;
  user: string;
  device: Device;
}

interface Team {
  room: string;
  worksheetId: string;
  manuscript: DocumentOracle;
  seats: Seat[];
}

/** What each team's devices had been shown as Saved at some moment. */
export type TeamsAcknowledged = ReadonlyMap<Team, Acknowledged>;

/** ms from one change of a device to its next, at most. */
const slowest = 160;
/** ms; on a machine that does other things too. */
const patience = 40_000;

export class Typists {
  private readonly teams: Team[] = [];
  private typing: Promise<void>[] = [];
  private paused = true;
  readonly heard = new Heard();

  constructor(
    clients: readonly FixtureClient[],
    private readonly door: () => string | null,
    private readonly random: Random,
  ) {
    for (const { room, cookie, userId } of clients) {
      let team = this.teams.find((one) => one.room === room);
      if (team === undefined)
        this.teams.push(
          (team = { room, worksheetId: room.split("/")[1] ?? "", manuscript: new DocumentOracle(), seats: [] }),
        );
      const seat = { cookie, user: userId };
      team.seats.push({ ...seat, device: this.device(team, seat) });
    }
  }

  private device({ room, manuscript }: Team, { cookie, user }: Pick<Seat, "cookie" | "user">): Device {
    return new Device({ room, cookie, user, manuscript, door: this.door, heard: this.heard });
  }

  get devices(): Device[] {
    return this.teams.flatMap(({ seats }) => seats.map(({ device }) => device));
  }

  /** Letters typed until now, in each team. */
  get typed(): number[] {
    return this.teams.map(({ manuscript }) => manuscript.letters);
  }

  /** How many letters were typed since so many were, and how many of these are shown as Saved. */
  lettersSince(typed: readonly number[]): { typed: number; saved: number } {
    return this.teams.reduce(
      (sum, { manuscript }, i) => ({
        typed: sum.typed + manuscript.letters - (typed[i] ?? 0),
        saved: sum.saved + manuscript.savedSince(typed[i] ?? 0).length,
      }),
      { typed: 0, saved: 0 },
    );
  }

  begin(): void {
    this.paused = false;
    this.typing = this.teams.flatMap((team) => team.seats.map((seat) => this.typeAt(team, seat)));
  }

  /** They stop, and those who were offline come back. */
  async pause(): Promise<void> {
    this.paused = true;
    await Promise.all(this.typing);
    for (const device of this.devices) device.goOnline();
  }

  private async typeAt(team: Team, seat: Seat): Promise<void> {
    while (!this.paused) {
      await wait(10 + this.random() * slowest);
      const roll = this.random();
      if (roll < 0.02 && seat.device.isOnline) seat.device.goOffline();
      else if (roll < 0.025) seat.device.breakOff();
      else if (roll < 0.03) {
        // Lost with all that was not sent: a new one, which has nothing.
        seat.device.end();
        seat.device = this.device(team, seat);
      } else if (!seat.device.isOnline && roll > 0.8) seat.device.goOnline();
      else this.change(seat.device);
    }
  }

  /** As people type: mostly on at the end, at times in the middle, a word at once now and then; a fifth of it is deleted. */
  private change(device: Device): void {
    const field = worksheetFields[Math.floor(this.random() * worksheetFields.length)] ?? "title";
    const where = this.random() < 0.6 ? 1 : this.random();
    const count = this.random() < 0.8 ? 1 : Math.ceil(this.random() * 12);
    if (this.random() < 0.2) device.delete(field, this.random(), Math.ceil(this.random() * 4));
    else device.type(field, where, count);
  }

  acknowledged(): TeamsAcknowledged {
    return new Map(this.teams.map((team) => [team, team.manuscript.acknowledged()]));
  }

  /** The store has been put back to what it had when `kept` was taken, and nobody has dialled since. */
  async storeWasPutBack(kept: TeamsAcknowledged): Promise<RestoreEffect> {
    // What a server said before it ended may still be on its way.
    for (const until = Date.now() + patience; !this.devices.every(({ isCutOff }) => isCutOff); await wait(5))
      if (Date.now() > until) throw new Error("a device is connected to a server that has ended");
    const results = this.teams.map((team) => {
      const devices = team.seats.map(({ device }) => device);
      for (const device of devices) device.storeWasPutBack();
      return team.manuscript.noteRestore(
        kept.get(team) ?? new Map(),
        devices.map(({ holding }) => holding),
      );
    });
    return results.reduce((sum, each) => ({ returning: sum.returning + each.returning, gone: sum.gone + each.gone }));
  }

  /** Waits until in every team a letter typed from now on is shown as Saved and has come to a team-mate. @returns ms */
  async goesOn(): Promise<number> {
    const [began, typed] = [Date.now(), this.typed];
    const hasCome = ({ manuscript, seats }: Team, i: number) =>
      manuscript
        .savedSince(typed[i] ?? 0)
        .some((letter) => seats.filter(({ device }) => device.shows(letter)).length > 1);
    while (!this.teams.every(hasCome)) {
      if (Date.now() - began > patience)
        throw new Error(`nothing that was typed was Saved and came to a team-mate within ${patience / 1_000} s`);
      await wait(20);
    }
    return Date.now() - began;
  }

  /** What the database's rows say, against all that was shown as Saved before they were read. */
  async judgeRows(asOf = this.acknowledged()): Promise<Verdict> {
    return together(
      await Promise.all(
        this.teams.map(async (team) =>
          team.manuscript.check(
            Object.values(await loadDocumentTexts(database(), "worksheet", team.worksheetId)),
            asOf.get(team) ?? new Map(),
          ),
        ),
      ),
    );
  }

  /** The same when nobody types, and whose each letter is by the history's account. */
  async judgeQuietRows(): Promise<Verdict> {
    const verdicts: Verdict[] = [];
    for (const { manuscript, worksheetId } of this.teams)
      verdicts.push(
        manuscript.check(
          Object.values(await loadDocumentTexts(database(), "worksheet", worksheetId)),
          manuscript.acknowledged(),
          await writersOf(worksheetId),
        ),
      );
    return together(verdicts);
  }

  /**
   * Waits until every device, and one that has just come in, has all, all of it Saved, and all have one text, which is what the rows say, and
   * judges that: while Redis is not back yet, what is stored through another process may come later.
   * @throws when it does not come to that
   */
  async settle(): Promise<{ ms: number; verdict: Verdict }> {
    const began = Date.now();
    const fresh = this.teams.map((team) => this.device(team, team.seats[0] ?? { cookie: "", user: "" }));
    try {
      while (!(
        this.teams.every((team, i) => isOne([...team.seats.map(({ device }) => device), ...fresh.slice(i, i + 1)])) &&
        (await this.showRows(fresh))
      )) {
        if (Date.now() - began > patience) throw new Error(this.describe(fresh));
        await wait(15);
      }
      const ms = Date.now() - began;
      return {
        ms,
        verdict: together(
          this.teams.map((team, i) =>
            team.manuscript.check(
              worksheetFields.map((field) => fresh[i]?.text(field) ?? ""),
              team.manuscript.acknowledged(),
            ),
          ),
        ),
      };
    } finally {
      for (const device of fresh) device.end();
    }
  }

  private async showRows(devices: readonly Device[]): Promise<boolean> {
    return (
      await Promise.all(this.teams.map(({ worksheetId }, i) => matchesRows(devices[i], worksheetId, worksheetFields)))
    ).every(Boolean);
  }

  private describe(fresh: readonly Device[]): string {
    const teams = this.teams.map(({ seats }, i) =>
      [...seats.map(({ device }) => device), ...fresh.slice(i, i + 1)].map((device) => device.state).join(" | "),
    );
    return `they did not come to one text, all of it Saved, and what the rows say, within ${patience / 1_000} s${this.heard.complaints.map((of) => `; a device: ${of}`).join("")}:\n${teams.join("\n")}`;
  }

  /** Someone types a letter, which is shown as Saved. */
  async typeOneMore(): Promise<{ worksheetId: string; letter: string; user: string; mate: string }> {
    const [team] = this.teams;
    const [seat, mate] = team?.seats ?? [];
    if (team === undefined || seat === undefined || mate === undefined) throw new Error("there are no two to type");
    const before = team.manuscript.letters;
    seat.device.type("title", 1, 1);
    for (const until = Date.now() + patience; !seat.device.showsSaved; await wait(5))
      if (Date.now() > until) throw new Error(`it was not Saved: ${seat.device.state}`);
    return {
      worksheetId: team.worksheetId,
      letter: team.manuscript.savedSince(before)[0] ?? "",
      user: seat.user,
      mate: mate.user,
    };
  }

  end(): void {
    for (const device of this.devices) device.end();
  }
}

function isOne(devices: readonly Device[]): boolean {
  const [first] = devices;
  return devices.every(
    (device) => device.isCalm && worksheetFields.every((field) => device.text(field) === first?.text(field)),
  );
}

function together(verdicts: readonly Verdict[]): Verdict {
  const all = (of: keyof Verdict) => verdicts.flatMap((verdict) => verdict[of]);
  return { lost: all("lost"), doubled: all("doubled"), back: all("back"), misattributed: all("misattributed") };
}
