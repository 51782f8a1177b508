/** The problems that `npm run backup -- --verify` finds in the documents of a backup (B8). */
import { deflateSync, inflateSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { makeAlternatingText } from "@/db/testing/student-work";
import { decodeRows, encodeRows } from "@/lib/sync/format/stored-rows";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { checkDocument } from "./check-document";

withDatabase();

describe("a document of a backup", () => {
  let id: string;
  const write = async (text: string) => {
    const { activity, students } = await makeClassroom({ phase: "write", students: 1 });
    const [student] = students;
    if (student === undefined) throw new Error("one was asked for");
    const team = await makeTeam({ activityId: activity.id, memberIds: [student.id] });
    await makeAlternatingText({
      documentId: team.documentId,
      turns: [{ author: student.id, field: "scenario", text }],
    });
    return team.documentId;
  };
  const compact = async (documentId: string) => {
    const thread = new CompactionThread();
    await compactDocument(documentId, thread, Date.now() + 60_000);
    thread.stop();
  };
  const problems = async () => (await checkDocument(id, "worksheet")).problems;
  const change = async (statement: string, ...values: unknown[]) => {
    const { rowCount } = await pool().query(statement, [id, ...values]);
    expect(rowCount).toBe(1);
  };

  beforeEach(async () => {
    id = await write("four words of text");
    await compact(id);
  });

  it("B8b: is found whole, with every row of its log", async () => {
    expect(await checkDocument(id, "worksheet")).toEqual({ rows: 4, problems: [] });
  });

  it("B8b: with a row that can't be read is told", async () => {
    id = await write("four words of text");
    await change("update updates set bytes = 'no update'::bytea where document_id = $1 and n = 2");
    expect(await problems()).toEqual(["1 of its rows can't be read"]);
  });

  it("B8b: with rows that can't be unpacked is told", async () => {
    await change("update chunks set bytes = 'not deflated'::bytea where document_id = $1");
    expect(await problems()).toEqual([expect.stringMatching(/^its rows can't be read \(/)]);
  });

  it("B8b: whose snapshot can't be read, or has another text than its digest says, is told", async () => {
    const { rows } = await pool().query<{ digest: Buffer }>("select digest from snapshots where document_id = $1", [
      id,
    ]);
    const digest = rows[0]?.digest ?? Buffer.alloc(0);
    // Bytes of the state vector, of the deleted content and of the last text.
    for (const at of [1, 20, digest.length - 1]) {
      const other = Buffer.from(digest);
      other.writeUInt8(other.readUInt8(at) ^ 1, at);
      await change("update snapshots set digest = $2 where document_id = $1", other);
      expect(await problems()).toEqual(["its snapshot has another text than its digest says"]);
    }
    await change("update snapshots set state = 'no state'::bytea where document_id = $1");
    expect(await problems()).toEqual(["its snapshot can't be read"]);
  });

  it("B8b: that was compacted before a root was added, so that its digest is shorter, is found whole", async () => {
    await change("update snapshots set digest = substr(digest, 1, length(digest) - 16) where document_id = $1");
    expect(await problems()).toEqual([]);
    await change("update snapshots set digest = set_byte(digest, length(digest) - 1, 7) where document_id = $1");
    expect(await problems()).toEqual(["its snapshot has another text than its digest says"]);
  });

  it("B8b: without the last row that its snapshot is made of is told", async () => {
    const { rows } = await pool().query<{ bytes: Buffer }>("select bytes from chunks where document_id = $1", [id]);
    const stored = decodeRows(inflateSync(rows[0]?.bytes ?? Buffer.alloc(0)));
    await change("update chunks set bytes = $2 where document_id = $1", deflateSync(encodeRows(stored.slice(0, -1))));
    expect(await problems()).toEqual(["rows of its history are missing"]);
  });
});
