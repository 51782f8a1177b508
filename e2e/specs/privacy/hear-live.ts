/** The live channel as a page hears it. */
import { Browser } from "@/lib/server/testing/browser";
import type { LiveMessage, ShowMessage } from "@/lib/wire/live-messages";
import { showsNothing } from "@/lib/wire/testing/shows-nothing";

/** A page of the activity that stays open. @returns how to close it */
export async function stayOnLive(origin: string, activityId: string, cookie: string): Promise<() => void> {
  const socket = connect(origin, activityId, cookie);
  await new Promise((opened, failed) => socket.once("open", opened).once("error", failed));
  return () => socket.terminate();
}

/** All that a new page hears, until a message of the kind `until`: of a teacher's board who is here, of a student the time. */
export async function hearLive(
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
