/** Receives messages of the live channel as a page does. */
import { Browser } from "@/lib/server/testing/browser";
import type { LiveMessage, ShowMessage } from "@/lib/wire/live-messages";
import { showsNothing } from "@/lib/wire/testing/shows-nothing";

/** Opens a live channel of the activity, and keeps it open. @returns how to close it */
export async function stayOnLive(origin: string, activityId: string, cookie: string): Promise<() => void> {
  const socket = connect(origin, activityId, cookie);
  await new Promise((opened, failed) => socket.once("open", opened).once("error", failed));
  return () => socket.terminate();
}

/** Opens a live channel. @returns all messages up to the first one of the kind `until`: `here` for a teacher's board, `time` for a student */
export async function receiveUntil(
  origin: string,
  activityId: string,
  cookie: string,
  until: "here" | "time",
): Promise<string> {
  const socket = connect(origin, activityId, cookie);
  const heard: string[] = [];
  const isBoard = until === "here";
  const shows: ShowMessage = { ...showsNothing, here: isBoard, board: isBoard };
  try {
    await new Promise<void>((done, failed) => {
      socket.once("error", failed).once("close", () => failed(new Error("the live channel was closed")));
      socket.once("open", () => socket.send(JSON.stringify(shows)));
      socket.on("message", (data: Buffer) => {
        heard.push(data.toString());
        if ((JSON.parse(data.toString()) as LiveMessage).kind === until) done();
      });
    });
  } finally {
    socket.terminate();
  }
  return heard.join("\n");
}

const connect = (origin: string, activityId: string, cookie: string) =>
  new Browser(origin, cookie).socket(`/live/${activityId}`);
