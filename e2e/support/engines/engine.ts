/** What a browser has to do for a `Tab`: Firefox and WebKitGTK do it, each over its own protocol. */
import type { Person } from "@/e2e/support/classroom";

export interface Size {
  width: number;
  height: number;
}

export interface Viewport extends Size {
  /** How many times as large as usual all text is. */
  text: number;
}

export interface Engine {
  goto: (url: string) => Promise<void>;
  /** The value of a JavaScript expression in the page, as JSON; a promise is waited for. */
  evaluate: (expression: string) => Promise<unknown>;
  /** A click of the mouse, in CSS pixels of what is in sight. */
  clickAt: (x: number, y: number) => Promise<void>;
  /** Characters, each as a key that is pressed. */
  type: (text: string) => Promise<void>;
  /** One key, by its name in the DOM ("Home", "a"), with others held down. */
  press: (key: string, held?: readonly ("Control" | "Shift")[]) => Promise<void>;
  signIn: (who: Person, origin: string) => Promise<void>;
  screenshot: () => Promise<Buffer>;
  /** Errors that pages threw or wrote to the console so far. */
  faults: () => string[];
  close: () => Promise<void>;
}

export const engineNames = ["Firefox", "WebKit"] as const;
export type EngineName = (typeof engineNames)[number];
