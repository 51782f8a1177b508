/** A process with CROSSCASE_ROLE does a part of the work. What comes to the wrong one is refused for now, and said once in the log: its load balancer is set up otherwise. */
import { AppError } from "@/lib/errors/errors";
import { log } from "@/lib/process/log";
import { sayRefusal } from "@/lib/messages/say";
import type { Answer } from "./answer";

let said = false;

export function noteElsewhere(role: "web" | "sync"): void {
  if (said) return;
  said = true;
  log().warn(
    role === "web"
      ? "A socket came to a process with CROSSCASE_ROLE=web: the load balancer should send /sync/ and /live/ to those with sync or all."
      : "A page was asked of a process with CROSSCASE_ROLE=sync: the load balancer should send only /sync/ and /live/ to it.",
  );
}

export function answerElsewhere(role: "web" | "sync"): Answer {
  return (req, res) => {
    noteElsewhere(role);
    req.resume();
    const { sentence } = sayRefusal(new AppError("starting"));
    res.writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "5" }).end(`${sentence}\n`);
    return Promise.resolve();
  };
}
