/** The real server, as a process of its own: what Next and React do with a request counts too. */
import http from "node:http";
import { processorMs } from "@/bench/attack/processor";
import { bodyLimit, smallBodyLimit } from "@/lib/server/http/front-door/body/body";
import { sendShape } from "./request-door";
import { requestShapes, sizeOfRequest, type SentRequest } from "./request-shapes";
import type { Door } from "./shape";

/** @param action the id of an action that anybody may call */
export function serverDoor({
  port,
  pid,
  cookie,
  action,
}: {
  port: number;
  pid: number;
  cookie: string;
  action: string;
}): Door<SentRequest> {
  const agent = new http.Agent({ keepAlive: true });
  return {
    name: "server",
    shapes: requestShapes,
    base: 50,
    least: 4 * 1024,
    most: bodyLimit,
    sizeOf: sizeOfRequest,
    processorMs: () => processorMs(pid),
    handle: async (sent, step) => {
      if (!sent.isSignedIn && sent.body.length > smallBodyLimit) return;
      const headers = {
        ...sent.headers,
        ...(sent.headers["next-action"] === undefined ? {} : { "next-action": action }),
      };
      await step("the server", () => sendShape(port, agent, { ...sent, headers }, cookie));
    },
  };
}
