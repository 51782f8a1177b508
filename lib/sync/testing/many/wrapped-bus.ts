/** Buses that lose, delay or record what a process sends. */
import type { Bus, Channel } from "@/lib/bus/bus-contract";
import { decodeDocumentMessage } from "@/lib/bus/document-channel";

/** A bus that loses some messages of channels; no hello, because that is repeated only after 15 s. */
export function losing(bus: Bus, unlucky: () => boolean): Bus {
  const isHello = (bytes: Uint8Array) => decodeDocumentMessage(bytes).kind === "hello";
  const through = (channel: Channel): Channel => ({
    settled: channel.settled,
    publish: (bytes) => void ((!isHello(bytes) && unlucky()) || channel.publish(bytes)),
    close: () => channel.close(),
  });
  return withChannels(bus, through);
}

/** A bus on which this process answers a hello a while later. */
export function answeringLate(bus: Bus): Bus {
  const isAnswer = (bytes: Uint8Array) => {
    const message = decodeDocumentMessage(bytes);
    return message.kind === "hello" && !message.wantsReply;
  };
  return withChannels(bus, (channel) => ({
    settled: channel.settled,
    publish: (bytes) => void setTimeout(() => channel.publish(bytes), isAnswer(bytes) ? 300 : 0),
    close: () => channel.close(),
  }));
}

export function recordSent(bus: Bus, hear: (bytes: Uint8Array) => void): Bus {
  return withChannels(bus, (channel) => ({
    settled: channel.settled,
    publish: (bytes) => {
      hear(bytes);
      channel.publish(bytes);
    },
    close: () => channel.close(),
  }));
}

export function withChannels(bus: Bus, through: (channel: Channel) => Channel): Bus {
  return {
    id: bus.id,
    // The first process on a bus in memory is alone only until the next one joins.
    get isAlone() {
      return bus.isAlone;
    },
    get isConnected() {
      return bus.isConnected;
    },
    publish: (message) => bus.publish(message),
    subscribe: (hear) => bus.subscribe(hear),
    watch: (watcher) => bus.watch(watcher),
    openChannel: (channel, listener) => through(bus.openChannel(channel, listener)),
    publishTo: (channel, bytes) => bus.publishTo(channel, bytes),
    close: () => bus.close(),
  };
}
