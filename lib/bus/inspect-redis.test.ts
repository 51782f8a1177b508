import { once } from "node:events";
import net from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { inspectRedis } from "./inspect-redis";

afterEach(() => void vi.useRealTimers());

it("B1o: doctor gives up a Redis that takes the connection and answers nothing, after 5 s", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let asked = "";
  const server = net.createServer((socket) => socket.on("data", (bytes) => (asked += bytes.toString())));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as net.AddressInfo; // a TCP server's address is never a string
  const inspected = inspectRedis(`redis://127.0.0.1:${port}`).then(
    () => "answered",
    (error: Error) => error.message,
  );
  await expect.poll(() => asked).toMatch(/info/i);
  vi.advanceTimersByTime(4_999);
  expect(await Promise.race([inspected, new Promise((resolve) => setImmediate(resolve, "waits"))])).toBe("waits");
  vi.advanceTimersByTime(1);
  expect(await inspected).toMatch(/timed out/);
  server.close();
});
