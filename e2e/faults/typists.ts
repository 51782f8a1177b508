/** A class whose students type, delete, go offline, reconnect and lose their devices, each at their own times. */
import { setTimeout as wait } from "node:timers/promises";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import type { Random } from "@/lib/activity/rules/random";
import type { FixtureClient } from "@/lib/server/commands/fixture-class";
import { worksheetFields } from "@/lib/sync/format/fields";
import { Device } from "@/e2e/support/devices/device";
import { DeviceLog } from "@/e2e/support/devices/device-log";
import { DocumentOracle, type RestoreEffect, type Verdict } from "@/e2e/support/devices/document-oracle";
import { forgetTexts } from "@/e2e/support/devices/forget-texts";
import { areInSync } from "@/e2e/support/devices/in-sync";
import { matchesRows } from "@/e2e/support/devices/matches-rows";
import { patience } from "@/lib/testing/patience";
import { loadLetterAuthors } from "./writers";
import {
  acknowledgedOf,
  mergeVerdicts,
  noteStoreRestored,
  type StudentSeat,
  type Team,
  type TeamsAcknowledged,
} from "./typing-teams";

/** The most ms between two changes of one device. */
const maxPauseMs = 160;
/** ms */
const timeoutMs = patience(40_000);

export class Typists {
  private readonly teams: Team[] = [];
  private typing: Promise<void>[] = [];
  private paused = true;
  readonly log = new DeviceLog();

  constructor(
    clients: readonly FixtureClient[],
    private readonly serverUrl: () => string | null,
    private readonly random: Random,
  ) {
    for (const { room, cookie, userId } of clients) {
      let team = this.teams.find((one) => one.room === room);
      if (team === undefined)
        this.teams.push(
          (team = { room, worksheetId: room.split("/")[1] ?? "", oracle: new DocumentOracle(), seats: [] }),
        );
      const seat = { cookie, user: userId };
      team.seats.push({ ...seat, device: this.device(team, seat) });
    }
  }

  private device({ room, oracle }: Team, { cookie, user }: Pick<StudentSeat, "cookie" | "user">): Device {
    return new Device({ roomName: room, cookie, user, oracle, serverUrl: this.serverUrl, log: this.log });
  }

  get devices(): Device[] {
    return this.teams.flatMap(({ seats }) => seats.map(({ device }) => device));
  }

  /** Letters typed until now, in each team. */
  get typed(): number[] {
    return this.teams.map(({ oracle }) => oracle.letters);
  }

  /** Counts the letters typed since `typed` was read, and those of them that are shown as Saved. */
  lettersSince(typed: readonly number[]): { typed: number; saved: number } {
    return this.teams.reduce(
      (sum, { oracle }, i) => ({
        typed: sum.typed + oracle.letters - (typed[i] ?? 0),
        saved: sum.saved + oracle.savedSince(typed[i] ?? 0).length,
      }),
      { typed: 0, saved: 0 },
    );
  }

  begin(): void {
    this.paused = false;
    this.typing = this.teams.flatMap((team) => team.seats.map((seat) => this.typeUntilPaused(team, seat)));
  }

  /** Stops typing, and reconnects those who were offline. */
  async pause(): Promise<void> {
    this.paused = true;
    await Promise.all(this.typing);
    for (const device of this.devices) device.goOnline();
  }

  private async typeUntilPaused(team: Team, seat: StudentSeat): Promise<void> {
    while (!this.paused) {
      await wait(10 + this.random() * maxPauseMs);
      const roll = this.random();
      if (roll < 0.02 && seat.device.isOnline) seat.device.goOffline();
      else if (roll < 0.025) seat.device.dropConnection();
      else if (roll < 0.03 && this.serverUrl() !== null) {
        // The device is lost with everything unsent, and an empty one replaces it. Not while no server runs: after a slow restore no old device would be left.
        seat.device.end();
        seat.device = this.device(team, seat);
      } else if (!seat.device.isOnline && roll > 0.8) seat.device.goOnline();
      else this.change(seat.device);
    }
  }

  /** Changes a text as people do: mostly at the end, sometimes in the middle, sometimes a whole word; a fifth are deletions. */
  private change(device: Device): void {
    const field = worksheetFields[Math.floor(this.random() * worksheetFields.length)] ?? "title";
    const where = this.random() < 0.6 ? 1 : this.random();
    const count = this.random() < 0.8 ? 1 : Math.ceil(this.random() * 12);
    if (this.random() < 0.2) device.delete(field, this.random(), Math.ceil(this.random() * 4));
    else device.type(field, where, count);
  }

  acknowledged(): TeamsAcknowledged {
    return acknowledgedOf(this.teams);
  }

  noteStoreRestored(acknowledged: TeamsAcknowledged): Promise<RestoreEffect> {
    return noteStoreRestored(this.teams, acknowledged, timeoutMs);
  }

  /** Waits until in every team a letter typed from now on is shown as Saved and a team-mate has received it. @returns ms */
  async waitUntilSaving(): Promise<number> {
    const [startedAt, typed] = [Date.now(), this.typed];
    const hasCome = ({ oracle, seats }: Team, i: number) =>
      oracle.savedSince(typed[i] ?? 0).some((letter) => seats.filter(({ device }) => device.shows(letter)).length > 1);
    while (!this.teams.every(hasCome)) {
      if (Date.now() - startedAt > timeoutMs)
        throw new Error(`nothing that was typed was Saved and came to a team-mate within ${timeoutMs / 1_000} s`);
      await wait(20);
    }
    return Date.now() - startedAt;
  }

  /** Checks the database's rows against what was shown as Saved before they were read. */
  async checkRows(asOf = this.acknowledged()): Promise<Verdict> {
    forgetTexts();
    return mergeVerdicts(
      await Promise.all(
        this.teams.map(async (team) =>
          team.oracle.check(
            Object.values(await loadDocumentTexts(database(), "worksheet", team.worksheetId)),
            asOf.get(team) ?? new Map(),
          ),
        ),
      ),
    );
  }

  /** Does the same while nobody types, and also checks each letter's author in the history. */
  async checkSettledRows(): Promise<Verdict> {
    forgetTexts();
    const verdicts: Verdict[] = [];
    for (const { oracle, worksheetId } of this.teams)
      verdicts.push(
        oracle.check(
          Object.values(await loadDocumentTexts(database(), "worksheet", worksheetId)),
          oracle.acknowledged(),
          await loadLetterAuthors(worksheetId),
        ),
      );
    return mergeVerdicts(verdicts);
  }

  /**
   * Waits until every device, and a new one, shows the text of the rows with everything Saved, and checks that text. Updates stored through another
   * process may arrive later while Redis is not connected again.
   * @throws when that takes too long
   */
  async waitUntilSettled(): Promise<{ ms: number; verdict: Verdict }> {
    const startedAt = Date.now();
    const newDevices = this.teams.map((team) => this.device(team, team.seats[0] ?? { cookie: "", user: "" }));
    try {
      while (!(
        this.teams.every((team, i) =>
          areInSync([...team.seats.map(({ device }) => device), ...newDevices.slice(i, i + 1)], worksheetFields),
        ) && (await this.devicesMatchRows(newDevices))
      )) {
        if (Date.now() - startedAt > timeoutMs) throw new Error(this.describe(newDevices));
        await wait(15);
      }
      const ms = Date.now() - startedAt;
      return {
        ms,
        verdict: mergeVerdicts(
          this.teams.map((team, i) =>
            team.oracle.check(
              worksheetFields.map((field) => newDevices[i]?.text(field) ?? ""),
              team.oracle.acknowledged(),
            ),
          ),
        ),
      };
    } finally {
      for (const device of newDevices) device.end();
    }
  }

  private async devicesMatchRows(devices: readonly Device[]): Promise<boolean> {
    return (
      await Promise.all(this.teams.map(({ worksheetId }, i) => matchesRows(devices[i], worksheetId, worksheetFields)))
    ).every(Boolean);
  }

  private describe(newDevices: readonly Device[]): string {
    const teams = this.teams.map(({ seats }, i) =>
      [...seats.map(({ device }) => device), ...newDevices.slice(i, i + 1)].map((device) => device.state).join(" | "),
    );
    return `they did not come to one text, all of it Saved, and what the rows say, within ${timeoutMs / 1_000} s${this.log.problems.map((of) => `; a device: ${of}`).join("")}:\n${teams.join("\n")}`;
  }

  /** Types one letter and waits until it is shown as Saved. */
  async typeOneLetter(): Promise<{ worksheetId: string; letter: string; user: string; mate: string }> {
    const [team] = this.teams;
    const [seat, mate] = team?.seats ?? [];
    if (team === undefined || seat === undefined || mate === undefined) throw new Error("there are no two to type");
    const before = team.oracle.letters;
    seat.device.type("title", 1, 1);
    for (const until = Date.now() + timeoutMs; !seat.device.showsSaved; await wait(5))
      if (Date.now() > until) throw new Error(`it was not Saved: ${seat.device.state}`);
    return {
      worksheetId: team.worksheetId,
      letter: team.oracle.savedSince(before)[0] ?? "",
      user: seat.user,
      mate: mate.user,
    };
  }

  end(): void {
    for (const device of this.devices) device.end();
  }
}
