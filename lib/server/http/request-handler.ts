import type { IncomingMessage, ServerResponse } from "node:http";

/** Whatever answers a request. */
export type RequestHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;
