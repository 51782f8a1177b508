/** Students in teams, who type at the pace of people: some words, and then a pause for reading and talking. */
import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { Device } from "@/e2e/support/devices/device";
import { DeviceLog } from "@/e2e/support/devices/device-log";
import { DocumentOracle, type RestoreEffect, type Verdict } from "@/e2e/support/devices/document-oracle";
import { forgetTexts } from "@/e2e/support/devices/forget-texts";
import { areInSync } from "@/e2e/support/devices/in-sync";
import {
  acknowledgedOf,
  noteStoreRestored,
  type StudentSeat,
  type Team,
  type TeamsAcknowledged,
} from "@/e2e/faults/typing-teams";
import { loadLetterAuthors } from "@/e2e/faults/writers";
import { worksheetFields } from "@/lib/sync/format/fields";
import type { Random } from "@/lib/activity/rules/random";
import { patience } from "@/lib/testing/patience";
import type { FixtureClient } from "@/lib/server/commands/fixture-class";
import type { SavedTimes } from "./saved-times";

/** The shortest and the longest pause after each, in ms. */
const pace = { key: [120, 380], word: [250, 900], reading: [15_000, 75_000] } as const;
/** The most of a run that one pause for reading takes, so that everyone types in a short run too. */
const longestReading = 1 / 4;
/** The most words between two pauses for reading, and letters in a word. */
const most = { words: 14, letters: 9 } as const;
/** The share of words after which a letter is deleted again. */
const takenBack = 0.15;
/** How long every device may take to notice that its server has ended. */
const cutOffTimeoutMs = patience(40_000);
/** As in a page, which uses y-websocket's default. */
const maxBackoffMs = 2_500;
/** Devices that connect in a second at the beginning: a school's classes do not all begin in the same second. */
const connectingPerSecond = 50;

export class Students {
  readonly teams: Team[] = [];
  readonly log = new DeviceLog();
  private readonly stopTyping = new AbortController();
  private typing: Promise<void>[] = [];
  private readonly reading: readonly [number, number];

  /** @param runMs the length of the whole run */
  constructor(
    private readonly clients: readonly FixtureClient[],
    private readonly serverUrl: () => string | null,
    private readonly random: Random,
    private readonly savedTimes: SavedTimes,
    runMs: number,
  ) {
    setMaxListeners(0, this.stopTyping.signal);
    const atMost = runMs * longestReading;
    this.reading = [Math.min(pace.reading[0], atMost), Math.min(pace.reading[1], atMost)];
  }

  /** Connects one device after the other, each of which types from then on. */
  async begin(): Promise<void> {
    for (const client of this.clients) {
      const team = this.teamOf(client.room);
      let unsavedSince: number | null = null;
      const device = new Device({
        roomName: client.room,
        cookie: client.cookie,
        user: client.userId,
        serverUrl: this.serverUrl,
        oracle: team.oracle,
        log: this.log,
        maxBackoffMs,
        onSaved: () => {
          if (unsavedSince !== null) this.savedTimes.add(unsavedSince, performance.now());
          unsavedSince = null;
        },
      });
      const seat = { cookie: client.cookie, user: client.userId, device };
      team.seats.push(seat);
      this.typing.push(this.typeUntilStopped(seat, (at) => (unsavedSince ??= at)));
      await wait(1_000 / connectingPerSecond);
    }
  }

  private teamOf(room: string): Team {
    const last = this.teams.at(-1); // the members of a team follow each other
    if (last?.room === room) return last;
    const team = { room, worksheetId: room.split("/")[1] ?? "", oracle: new DocumentOracle(), seats: [] };
    this.teams.push(team);
    return team;
  }

  private async typeUntilStopped({ device }: StudentSeat, noteUnsaved: (since: number) => void): Promise<void> {
    const pause = ([from, to]: readonly [number, number]) =>
      wait(from + this.random() * (to - from), undefined, { signal: this.stopTyping.signal });
    const change = (make: () => void) => {
      if (!device.writable) return;
      const at = performance.now();
      make();
      if (!device.showsSaved) noteUnsaved(at);
    };
    try {
      await pause([0, this.reading[1]]);
      for (;;) {
        const field = worksheetFields[Math.floor(this.random() * worksheetFields.length)] ?? "title";
        for (let words = 1 + this.random() * most.words; words > 0; words--) {
          for (let letters = 1 + this.random() * most.letters; letters > 0; letters--) {
            change(() => device.type(field, 1, 1));
            await pause(pace.key);
          }
          if (this.random() < takenBack && device.text(field) !== "") change(() => device.delete(field, 1, 1));
          await pause(pace.word);
        }
        await pause(this.reading);
      }
    } catch (error) {
      if (!this.stopTyping.signal.aborted) throw error;
    }
  }

  /** Resolves when nobody types any more. @throws an error that a device threw */
  async stop(): Promise<void> {
    this.stopTyping.abort();
    await Promise.all(this.typing);
  }

  get letters(): { typed: number; saved: number } {
    let [typed, saved] = [0, 0];
    for (const { oracle } of this.teams) {
      typed += oracle.letters;
      saved += oracle.savedLetters;
    }
    return { typed, saved };
  }

  /** @returns teams whose devices do not show one text, all of it Saved, within `timeoutMs`; each with its devices' state */
  async waitUntilInSync(timeoutMs: number): Promise<string[]> {
    const apart = () =>
      this.teams.filter(
        ({ seats }) =>
          !areInSync(
            seats.map(({ device }) => device),
            worksheetFields,
          ),
      );
    for (const until = performance.now() + timeoutMs; apart().length > 0 && performance.now() < until;) await wait(100);
    return apart().map(
      ({ worksheetId, seats }) => `worksheet ${worksheetId}: ${seats.map(({ device }) => device.state).join(" | ")}`,
    );
  }

  /** Checks, while nobody types, each letter that was shown as Saved in the database and its history. @returns what is wrong, by worksheet */
  async checkRows(): Promise<string[]> {
    forgetTexts();
    const wrong: string[] = [];
    for (const { oracle, worksheetId } of this.teams) {
      const asOf = oracle.acknowledged();
      const texts = Object.values(await loadDocumentTexts(database(), "worksheet", worksheetId));
      const verdict = oracle.check(texts, asOf, await loadLetterAuthors(worksheetId));
      const found = describe(verdict);
      if (found !== "") wrong.push(`worksheet ${worksheetId}: ${found}`);
    }
    return wrong;
  }

  acknowledged(): TeamsAcknowledged {
    return acknowledgedOf(this.teams);
  }

  noteStoreRestored(acknowledged: TeamsAcknowledged): Promise<RestoreEffect> {
    return noteStoreRestored(this.teams, acknowledged, cutOffTimeoutMs);
  }

  end(): void {
    this.stopTyping.abort();
    for (const { seats } of this.teams) for (const { device } of seats) device.end();
  }
}

function describe(verdict: Verdict): string {
  return Object.entries(verdict)
    .filter(([, letters]: [string, string[]]) => letters.length > 0)
    .map(([what, letters]: [string, string[]]) => `${letters.length} ${what} (${letters.slice(0, 20).join("")})`)
    .join(", ");
}
