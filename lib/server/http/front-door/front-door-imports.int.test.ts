import net from "node:net";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeTeacher } from "@/db/testing/factories";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { importLimit, importPath, schoolFilePath } from "@/lib/wire/import-limit";
import { bodyLimit, smallBodyLimit } from "./body/body";
import {
  ownPost,
  port,
  raw,
  seen,
  session,
  statusOf,
  withFrontDoor,
} from "@/lib/server/http/front-door/testing/front-door-support";

withDatabase();
withFrontDoor();

const cookieOf = async (owner: Parameters<typeof createSession>[1]) =>
  sessionCookie(await createSession(database(), owner));
const teacherCookie = async () => cookieOf({ teacherId: (await makeTeacher()).id });
const path = importPath("0");
const head = (length: number, cookie: string, at = path) =>
  `POST ${at} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n${ownPost(cookie)}Content-Length: ${length}\r\n\r\n`;
const send = (body: string, cookie: string, at = path) => raw(port, head(body.length, cookie, at) + body);

describe("the front door: files to import", () => {
  it("T14k: a file may have 16 MB in a teacher's session, many commas and all; more, or on any other path, it may not", async () => {
    seen.length = 0;
    const cookie = await teacherCookie();
    expect(statusOf(await send(",".repeat(importLimit), cookie))).toBe(200);
    expect(seen.map(({ bytes }) => bytes)).toEqual([importLimit]);
    const large = await send("x".repeat(importLimit + 1), cookie);
    expect([statusOf(large), large.includes("The limit is 16 MB.")]).toEqual([413, true]);
    expect(statusOf(await send("x".repeat(bodyLimit + 1), cookie, `${path}/x`))).toBe(413);
  });

  it("T15z: a school's OneRoster file may have as much, at its own address", async () => {
    seen.length = 0;
    const cookie = await teacherCookie();
    expect(statusOf(await send("x".repeat(bodyLimit + 1), cookie, schoolFilePath))).toBe(200);
    expect(statusOf(await send("x".repeat(bodyLimit + 1), cookie, `${schoolFilePath}s`))).toBe(413);
    expect(seen.map(({ bytes }) => bytes)).toEqual([bodyLimit + 1]);
  });

  it("T14k, B1a: in a student's session, one that has ended, or none, it may not, and is told to load the page again", async () => {
    seen.length = 0;
    const [student] = (await makeClassroom({ students: 1 })).students;
    const senders = [
      [await cookieOf({ studentId: student?.id ?? "" }), bodyLimit + 1],
      [await sessionCookie(session()), bodyLimit + 1],
      ["", smallBodyLimit + 1],
    ] as const;
    for (const [cookie, length] of senders) {
      const refused = await send("x".repeat(length), cookie);
      expect([statusOf(refused), refused.includes("Load the page again")]).toEqual([403, true]);
    }
    expect(seen).toEqual([]);
  });

  it("T14k: two teachers of one school send files of 9 MB and of 16 MB at the same moment, and both arrive", async () => {
    seen.length = 0;
    const nine = 9 * 1024 * 1024;
    const slow = net.connect(port, "127.0.0.1");
    slow.on("error", () => undefined);
    let answer = "";
    slow.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
    const ended = new Promise((resolve) => slow.on("close", resolve));
    slow.write(head(nine, await teacherCookie()) + "x".repeat(nine - 1));
    expect(statusOf(await send("x".repeat(importLimit), await teacherCookie()))).toBe(200);
    slow.write("x");
    await ended;
    expect(statusOf(answer)).toBe(200);
    expect(seen.map(({ bytes }) => bytes)).toEqual([importLimit, nine]);
  });
});
