/** What a browser has to do for a `Tab`. Firefox and WebKitGTK implement it, each over its own protocol. */
import type { Person } from "@/e2e/support/classroom";

export interface Size {
  width: number;
  height: number;
}

export interface Viewport extends Size {
  /** The factor by which all text is larger than usual. */
  text: number;
}

export interface Engine {
  goto: (url: string) => Promise<void>;
  /** The value of a JavaScript expression in the page, as JSON; a promise is awaited. */
  evaluate: (expression: string) => Promise<unknown>;
  /** Clicks with the mouse at a point of the viewport, in CSS pixels. */
  clickAt: (x: number, y: number) => Promise<void>;
  /** Presses a key for each character. */
  type: (text: string) => Promise<void>;
  /** Presses one key, by its name in the DOM ("Home", "a"), while others are held down. */
  press: (key: string, held?: readonly ("Control" | "Shift")[]) => Promise<void>;
  signIn: (who: Person, origin: string) => Promise<void>;
  screenshot: () => Promise<Buffer>;
  /** Errors that pages threw or wrote to the console so far. */
  faults: () => string[];
  close: () => Promise<void>;
}

export const engineNames = ["Firefox", "WebKit"] as const;
export type EngineName = (typeof engineNames)[number];
