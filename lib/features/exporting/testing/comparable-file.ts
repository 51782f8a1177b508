/** An exported activity in which each id is replaced by a description of its row, so that two exports of the same activity are equal. */
import { inflateSync } from "node:zlib";
import { decodeRows } from "@/lib/sync/format/stored-rows";
import { sortUniqueRows } from "@/lib/sync/format/replay/row-blocks";
import { fileTables } from "@/lib/features/exporting/activity-file";

type Row = Record<string, unknown>;
export type FileRows = Record<string, Row[]> & { activity: Row; className: string };

/** Tables whose ids no other row names. */
const unnamed = ["copies", "marks", "comments", "returns", "tries", "flags"];

export function comparable(text: string): Record<string, unknown> {
  const file = JSON.parse(text) as FileRows; // the exports under test
  const labels = new Map<string, string>();
  const rows = (name: string) => file[name] ?? [];
  const label = (name: string, of: (row: Row) => unknown[]) => {
    for (const row of rows(name)) labels.set(String(row.id), [name, ...of(row).map(named)].join(" "));
  };
  const named = (value: unknown): string => labels.get(String(value)) ?? String(value);
  for (const [place, person] of rows("people").entries())
    for (const id of [person.id, ...(person.merged as unknown[])])
      labels.set(String(id), `student ${typeof person.name === "string" ? person.name : place}`);
  label("teachers", ({ name }) => [name]);
  label("teams", ({ number, createdAt }) => [number, createdAt]);
  label("worksheets", ({ teamId, mode }) => [teamId, mode]);
  const teamsIn = (id: unknown) =>
    rows("matchTeams")
      .filter(({ matchId }) => matchId === id)
      .map(({ teamId }) => named(teamId))
      .sort();
  label("matches", ({ id, round }) => [round, ...teamsIn(id)]);
  label("submissions", ({ worksheetId, at }) => [worksheetId, at]);
  label("feedback", ({ matchId, teamId, toTeamId }) => [matchId, teamId, toTeamId]);
  label("documents", ({ kind, worksheetId, matchId, feedbackId, epoch }) => [
    kind,
    worksheetId ?? matchId ?? feedbackId,
    epoch,
  ]);
  label("words", ({ text: word, at }) => [word, at]);
  const histories = rows("histories").map(({ documentId, blocks }) => {
    const writers = new Map<string, number>();
    const stored = sortUniqueRows(
      (blocks as string[]).flatMap((block) => decodeRows(inflateSync(Buffer.from(block, "base64")))),
    );
    return {
      document: named(documentId),
      rows: stored.map(({ writer, author, bytes, ...row }) => {
        if (!writers.has(writer)) writers.set(writer, writers.size);
        labels.set(writer, `writer ${writers.get(writer)} of ${named(documentId)}`);
        return { ...row, writer: named(writer), author: named(author), bytes: Buffer.from(bytes).toString("hex") };
      }),
    };
  });
  const tables = ["teachers", "people", ...fileTables].map((name) => [
    name,
    rows(name)
      .map(({ merged: _, ...row }) =>
        JSON.stringify(
          Object.fromEntries(
            Object.entries(row)
              .filter(([column]) => !(column === "id" && unnamed.includes(name)))
              .map(([column, value]) => [
                column,
                Array.isArray(value)
                  ? [...new Set(value.map(named))].sort()
                  : typeof value === "string"
                    ? named(value)
                    : value,
              ]),
          ),
        ),
      )
      .sort(),
  ]);
  return {
    ...(Object.fromEntries(tables) as Record<string, unknown>),
    activity: file.activity,
    histories: histories.sort((a, b) => (a.document < b.document ? -1 : 1)),
  };
}
