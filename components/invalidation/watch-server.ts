import { isReached } from "./is-server-reachable";

/** Looks every few seconds, and when the browser is online again, whether the server answers, and says so each time that it does; returns how to stop. */
export function watchServer(onAnswer: () => void): () => void {
  const look = async () => {
    if (await isReached()) onAnswer();
  };
  const timer = setInterval(() => void look(), everyMs);
  const onReturn = () => void look();
  addEventListener("online", onReturn);
  return () => {
    clearInterval(timer);
    removeEventListener("online", onReturn);
  };
}

const everyMs = 4_000;
