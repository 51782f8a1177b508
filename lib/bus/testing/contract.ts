/** The contract of every bus; each implementation runs it. */
import { afterEach, describe, expect, it } from "vitest";
import type { Bus, BusMessage, Channel } from "@/lib/bus/bus-contract";
import { patience } from "@/lib/testing/patience";

/** A bus of one more "process" that reaches those made before it. */
export interface Member {
  bus: Bus;
  /** No message arrives or leaves until `mend`. */
  cut: () => void;
  mend: () => void;
  /** As `kill -9`: no goodbye. */
  crash: () => void;
}

const soon = { timeout: patience(30_000), interval: 5 };
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const poke = (activityId: string): BusMessage => ({ kind: "poke", activityId, topics: ["teams"] });

/** A channel listener that records what it receives. */
class Recorder {
  readonly received: string[] = [];
  readonly from = new Set<string>();
  subscriptions = 0;
  readonly channel: Channel;
  constructor(bus: Bus, name: string) {
    this.channel = bus.openChannel(name, {
      receive: (message, from) => {
        this.received.push(text(message));
        this.from.add(from);
      },
      onSubscribed: () => (this.subscriptions += 1),
    });
  }
}

/** @param join makes a member; null where it can't be had, and then the tests are skipped. */
export function busContract(name: string, join: (() => Promise<Member>) | null): void {
  describe.skipIf(join === null)(name, () => {
    const members: Member[] = [];
    const member = async () => {
      if (join === null) throw new Error("there is no bus");
      const made = await join();
      members.push(made);
      return made;
    };
    afterEach(async () => {
      for (const { bus } of members.splice(0)) await bus.close();
    });
    const two = async (): Promise<[Member, Member]> => [await member(), await member()];

    it("R13: a message reaches every subscriber of its own process before publish returns, and every other process once", async () => {
      const [a, b] = await two();
      const here: BusMessage[] = [];
      const there: BusMessage[] = [];
      a.bus.subscribe((message) => here.push(message));
      b.bus.subscribe((message) => there.push(message));
      a.bus.publish(poke("one"));
      expect(here).toEqual([poke("one")]);
      a.bus.publish(poke("two"));
      await expect.poll(() => there, soon).toEqual([poke("one"), poke("two")]);
      expect(here).toEqual([poke("one"), poke("two")]);
    });

    it("R13: who stops subscribing hears no more; others do", async () => {
      const [a, b] = await two();
      const received: string[] = [];
      const stop = b.bus.subscribe(() => received.push("first"));
      b.bus.subscribe(() => received.push("second"));
      a.bus.publish(poke("one"));
      await expect.poll(() => received.length, soon).toBe(2);
      stop();
      a.bus.publish(poke("two"));
      await expect.poll(() => received.length, soon).toBe(3);
      expect(received.at(-1)).toBe("second");
    });

    it("R2: once a channel has settled nothing that others say in it is missed, and it comes byte by byte in order", async () => {
      const [a, b] = await two();
      const [receiver, sender] = [new Recorder(b.bus, "doc:1"), new Recorder(a.bus, "doc:1")];
      await Promise.all([receiver.channel.settled, sender.channel.settled]);
      expect([receiver.subscriptions, sender.subscriptions]).toEqual([1, 1]);
      const sent = Array.from({ length: 200 }, (_, n) => `${n} \u0000\u{1F98A}`);
      for (const one of sent) sender.channel.publish(bytes(one));
      await expect.poll(() => receiver.received.length, soon).toBe(200);
      expect(receiver.received).toEqual(sent);
      expect([...receiver.from]).toEqual([a.bus.id]);
      expect(sender.received).toEqual([]);
    });

    it("R13: what is said in one channel is heard in no other, and not after it was closed", async () => {
      const [a, b] = await two();
      const [one, other, sender] = [
        new Recorder(b.bus, "doc:1"),
        new Recorder(b.bus, "doc:2"),
        new Recorder(a.bus, "doc:1"),
      ];
      await Promise.all([one, other, sender].map((receiver) => receiver.channel.settled));
      sender.channel.publish(bytes("x"));
      await expect.poll(() => one.received, soon).toEqual(["x"]);
      one.channel.close();
      const again = new Recorder(b.bus, "doc:1");
      await again.channel.settled;
      sender.channel.publish(bytes("y"));
      await expect.poll(() => again.received, soon).toEqual(["y"]);
      expect([one.received, other.received]).toEqual([["x"], []]);
    });

    it("R13: what is sent to a channel reaches all who have it open, here too, without opening it", async () => {
      const [a, b] = await two();
      const [here, there] = [new Recorder(a.bus, "doc:1"), new Recorder(b.bus, "doc:1")];
      await Promise.all([here.channel.settled, there.channel.settled]);
      a.bus.publishTo("doc:1", bytes("to all"));
      expect([here.received, [...here.from]]).toEqual([["to all"], [a.bus.id]]);
      await expect.poll(() => there.received, soon).toEqual(["to all"]);
    });

    it("R13: a process that says goodbye, and one that dies, is gone for the others", async () => {
      const [a, b] = await two();
      const gone: string[] = [];
      a.bus.watch({ onGone: (id) => gone.push(id) });
      const third = await member();
      const known = new Set<string>();
      a.bus.subscribe((message) => message.kind === "access" && known.add(message.activityId));
      await expect
        .poll(() => {
          b.bus.publish({ kind: "access", activityId: b.bus.id });
          third.bus.publish({ kind: "access", activityId: third.bus.id });
          return known.size;
        }, soon)
        .toBe(2);
      await b.bus.close();
      await expect.poll(() => gone, soon).toEqual([b.bus.id]);
      third.crash();
      await expect.poll(() => gone, soon).toEqual([b.bus.id, third.bus.id]);
    });

    it("R13: after the way was cut each channel is up again, and those who watch are told that something may have been missed; nothing is said late", async () => {
      const [a, b] = await two();
      const [receiver, sender] = [new Recorder(b.bus, "doc:1"), new Recorder(a.bus, "doc:1")];
      await Promise.all([receiver.channel.settled, sender.channel.settled]);
      let back = 0;
      b.bus.watch({ onReconnected: () => (back += 1) });
      sender.channel.publish(bytes("before"));
      await expect.poll(() => receiver.received, soon).toEqual(["before"]);
      b.cut();
      sender.channel.publish(bytes("meanwhile"));
      receiver.channel.publish(bytes("from within"));
      const meanwhile = new Recorder(b.bus, "doc:2");
      await meanwhile.channel.settled;
      b.mend();
      await expect.poll(() => [receiver.subscriptions, meanwhile.subscriptions, back], soon).toEqual([2, 1, 1]);
      sender.channel.publish(bytes("after"));
      await expect.poll(() => receiver.received.at(-1), soon).toBe("after");
      expect(receiver.received).toEqual(["before", "after"]);
      expect(sender.received).toEqual([]);
    });

    it("R13: while the way is cut a process hears itself", async () => {
      const [a] = await two();
      a.cut();
      const received: BusMessage[] = [];
      a.bus.subscribe((message) => received.push(message));
      a.bus.publish(poke("one"));
      expect(received).toEqual([poke("one")]);
    });
  });
}
