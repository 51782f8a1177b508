import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers a request. */
export type RequestHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;
