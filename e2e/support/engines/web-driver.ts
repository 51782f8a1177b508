/** Sends the few commands of W3C WebDriver that the tests need to one session of one driver process. */
import { z } from "zod";

const answerSchema = z.object({ value: z.unknown() });
const errorSchema = z.object({ error: z.string(), message: z.string() });
const sessionSchema = z.object({ sessionId: z.string() });

export class WebDriverSession {
  private constructor(private readonly address: string) {}

  static async start(driver: string, capabilities: Record<string, unknown>): Promise<WebDriverSession> {
    const { sessionId } = sessionSchema.parse(
      await send("POST", `${driver}/session`, { capabilities: { alwaysMatch: capabilities } }),
    );
    return new WebDriverSession(`${driver}/session/${sessionId}`);
  }

  post(command: string, body: Record<string, unknown>): Promise<unknown> {
    return send("POST", `${this.address}/${command}`, body);
  }

  get(command: string): Promise<unknown> {
    return send("GET", `${this.address}/${command}`);
  }

  end(): Promise<unknown> {
    return send("DELETE", this.address);
  }
}

async function send(method: string, address: string, body?: Record<string, unknown>): Promise<unknown> {
  const answer = await fetch(address, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  const { value } = answerSchema.parse(await answer.json());
  const failed = errorSchema.safeParse(value);
  if (!answer.ok)
    throw new Error(
      failed.success ? `${failed.data.error}: ${failed.data.message}` : `${address} answered ${answer.status}`,
    );
  return value;
}
