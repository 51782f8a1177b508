import { subscribe } from "@/lib/bus/bus";
import type { BusMessage, Topic } from "@/lib/bus/bus-contract";

/** What this process publishes while `run` runs. */
export async function messagesDuring(run: () => Promise<unknown>): Promise<BusMessage[]> {
  const published: BusMessage[] = [];
  const stop = subscribe((message) => published.push(message));
  try {
    await run();
  } finally {
    stop();
  }
  return published;
}

/** The topics of an activity that are invalidated while `run` runs. */
export async function topicsDuring(activityId: string, run: () => Promise<unknown>): Promise<Topic[]> {
  return (await messagesDuring(run)).flatMap((message) =>
    message.kind === "poke" && message.activityId === activityId ? message.topics : [],
  );
}
