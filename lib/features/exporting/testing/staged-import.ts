/** An import that stops in the middle, as when its process is killed there, until the test continues or ends it. */
import type { Worker } from "node:worker_threads";
import type { ImportRequest } from "@/lib/features/exporting/import-parts";
import { setImportWorker, type StartImportWorker } from "@/lib/features/exporting/import-reader";

export interface HeldImport {
  /** Resolves when `parts` parts were yielded and the next one is requested. */
  isHeld: Promise<void>;
  goOn: () => void;
  breakOff: () => void;
}

/** Makes the next import's thread stop after `parts` parts. */
export function holdNextImport(start: StartImportWorker, parts: number): HeldImport {
  let worker: Worker | null = null;
  let held: () => void = () => undefined;
  let goOn: () => void = () => undefined;
  const isHeld = new Promise<void>((resolve) => (held = resolve));
  setImportWorker((request: ImportRequest) => {
    setImportWorker(start);
    const real = (worker = start(request));
    const post = real.postMessage.bind(real);
    let asked = 0;
    real.postMessage = (message: unknown) => {
      if (asked++ !== parts) return post(message);
      goOn = () => post(message);
      held();
    };
    return real;
  });
  return { isHeld, goOn: () => goOn(), breakOff: () => void worker?.terminate() };
}
