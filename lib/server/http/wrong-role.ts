/** A process with CROSSCASE_ROLE does only a part of the work. It refuses the other part with 503, and logs once that the load balancer is set up wrongly. */
import { AppError } from "@/lib/errors/errors";
import { log } from "@/lib/process/log";
import { formatRefusal } from "@/lib/messages/refusals";
import type { RequestHandler } from "./request-handler";

let hasWarned = false;

export function warnWrongRole(role: "web" | "sync"): void {
  if (hasWarned) return;
  hasWarned = true;
  log().warn(
    role === "web"
      ? "A socket came to a process with CROSSCASE_ROLE=web: the load balancer should send /sync/ and /live/ to those with sync or all."
      : "A page was asked of a process with CROSSCASE_ROLE=sync: the load balancer should send only /sync/ and /live/ to it.",
  );
}

export function refuseWrongRole(role: "web" | "sync"): RequestHandler {
  return (req, res) => {
    warnWrongRole(role);
    req.resume();
    const { sentence } = formatRefusal(new AppError("starting"));
    res.writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "5" }).end(`${sentence}\n`);
    return Promise.resolve();
  };
}
