import { isServerReachable } from "@/lib/sockets/browser/is-server-reachable";

/** Asks every few seconds, and when the browser is online again, whether the server answers; calls `onAnswer` each time that it does. @returns how to stop */
export function watchServer(onAnswer: () => void): () => void {
  const check = async () => {
    if (await isServerReachable()) onAnswer();
  };
  const timer = setInterval(() => void check(), everyMs);
  const onReturn = () => void check();
  addEventListener("online", onReturn);
  return () => {
    clearInterval(timer);
    removeEventListener("online", onReturn);
  };
}

const everyMs = 4_000;
