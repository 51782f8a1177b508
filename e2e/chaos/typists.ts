/** A class whose students type, delete, go offline, come back and lose their devices, each at times of their own. */
import { setTimeout as wait } from "node:timers/promises";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/db/queries/documents";
import type { Random } from "@/lib/rules/random";
import type { FixtureClient } from "@/lib/server/fixture-class";
import { worksheetFields } from "@/lib/worksheet/fields";
import { Device, Heard } from "@/e2e/devices/device";
import { Manuscript, type Acknowledged, type Verdict } from "@/e2e/devices/manuscript";

interface Team {
  room: string;
  worksheetId: string;
  manuscript: Manuscript;
  seats: { cookie: string; device: Device }[];
}

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
    for (const { room, cookie } of clients) {
      let team = this.teams.find((one) => one.room === room);
      if (team === undefined) this.teams.push((team = { room, worksheetId: room.split("/")[1] ?? "", manuscript: new Manuscript(), seats: [] }));
      team.seats.push({ cookie, device: this.device(team, cookie) });
    }
  }

  private device({ room, manuscript }: Team, cookie: string): Device {
    return new Device({ room, cookie, manuscript, door: this.door, heard: this.heard });
  }

  get devices(): Device[] {
    return this.teams.flatMap(({ seats }) => seats.map(({ device }) => device));
  }

  get changes(): { made: number; saved: number } {
    return this.teams.reduce((sum, { manuscript: { changes } }) => ({ made: sum.made + changes.made, saved: sum.saved + changes.saved }), { made: 0, saved: 0 });
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

  private async typeAt(team: Team, seat: Team["seats"][number]): Promise<void> {
    while (!this.paused) {
      await wait(10 + this.random() * slowest);
      const roll = this.random();
      if (roll < 0.02 && seat.device.isOnline) seat.device.goOffline();
      else if (roll < 0.025) seat.device.breakOff();
      else if (roll < 0.03) {
        // Lost with all that was not sent: a new one, which has nothing.
        seat.device.end();
        seat.device = this.device(team, seat.cookie);
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

  acknowledged(): Map<Team, Acknowledged> {
    return new Map(this.teams.map((team) => [team, team.manuscript.acknowledged()]));
  }

  /** What the database's rows say, against all that was shown as Saved before they were read. */
  async judgeRows(asOf = this.acknowledged()): Promise<Verdict> {
    const verdicts = await Promise.all(
      this.teams.map(async (team) => team.manuscript.judge(Object.values(await loadDocumentTexts(database(), "worksheet", team.worksheetId)), asOf.get(team) ?? new Map())),
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
    const fresh = this.teams.map((team) => this.device(team, team.seats[0]?.cookie ?? ""));
    try {
      while (!(this.teams.every((team, i) => isOne([...team.seats.map(({ device }) => device), ...fresh.slice(i, i + 1)])) && (await this.haveWhatRowsSay(fresh)))) {
        if (Date.now() - began > patience) throw new Error(this.describe(fresh));
        await wait(15);
      }
      const ms = Date.now() - began;
      return { ms, verdict: together(this.teams.map((team, i) => team.manuscript.judge(worksheetFields.map((field) => fresh[i]?.text(field) ?? ""), team.manuscript.acknowledged()))) };
    } finally {
      for (const device of fresh) device.end();
    }
  }

  private async haveWhatRowsSay(devices: readonly Device[]): Promise<boolean> {
    const texts = await Promise.all(this.teams.map(({ worksheetId }) => loadDocumentTexts(database(), "worksheet", worksheetId)));
    return texts.every((said, i) => worksheetFields.every((field) => devices[i]?.text(field) === said[field]));
  }

  private describe(fresh: readonly Device[]): string {
    const teams = this.teams.map(({ seats }, i) => [...seats.map(({ device }) => device), ...fresh.slice(i, i + 1)].map((device) => device.state).join(" | "));
    return `they did not come to one text, all of it Saved, and what the rows say, within ${patience / 1_000} s${this.heard.complaints.map((of) => `; a device: ${of}`).join("")}:\n${teams.join("\n")}`;
  }

  /** Someone types a letter, which is shown as Saved. @returns the worksheet that it is in */
  async typeOneMore(): Promise<string> {
    const [team] = this.teams;
    const device = team?.seats[0]?.device;
    if (team === undefined || device === undefined) throw new Error("there is nobody to type");
    device.type("title", 1, 1);
    for (const until = Date.now() + patience; !device.showsSaved; await wait(5)) if (Date.now() > until) throw new Error(`it was not Saved: ${device.state}`);
    return team.worksheetId;
  }

  end(): void {
    for (const device of this.devices) device.end();
  }
}

function isOne(devices: readonly Device[]): boolean {
  const [first] = devices;
  return devices.every((device) => device.isCalm && worksheetFields.every((field) => device.text(field) === first?.text(field)));
}

export function together(verdicts: readonly Verdict[]): Verdict {
  return { lost: verdicts.flatMap(({ lost }) => lost), doubled: verdicts.flatMap(({ doubled }) => doubled), back: verdicts.flatMap(({ back }) => back) };
}
