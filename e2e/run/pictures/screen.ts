/** What is known of a screen that is to be in a picture. */
import type { Page } from "@playwright/test";
import type { Person, Room } from "@/e2e/support/classroom";
import { student } from "@/e2e/support/classroom";
import { type Scene } from "./scenes";

export type Size = "phone" | "laptop" | "projector";

export interface Screen {
  name: string;
  scene: Scene;
  /** null: nobody is signed in. */
  who: (room: Room) => Person | null;
  at: (room: Room) => string;
  sizes: readonly Size[];
  /** Where the page ends up, when that is not where it was opened. */
  lands?: (room: Room) => string;
  /** The HTTP status; 200 unless it is one of those that say so. */
  status?: number;
  /** Sets the class back to how this picture begins: once for each picture. */
  ready?: (room: Room) => Promise<void>;
  /** It needs the service worker, which keeps pages for when there is no connection. */
  keepsPages?: boolean;
  /** Other people who are there meanwhile. */
  company?: (open: (who: Person, at: string) => Promise<Page>, room: Room) => Promise<void>;
  /** From the page as it opens to what the picture shows. */
  act?: (page: Page, room: Room) => Promise<void>;
  /** So like another that the repository needs no picture of it. */
  twin?: boolean;
  /** In the repository on a phone and in the dark too, and not only on a laptop in the light. */
  shown?: boolean;
  /** In the repository on a phone too, in this look. */
  phone?: "light" | "dark";
}

export const both = ["phone", "laptop"] as const;
export const wall = ["projector"] as const;
export const nobody = () => null;
export const teacher = ({ teacher: who }: Room) => who;
export const nth = (index: number) => (room: Room) => student(room, index);
export const own = (room: Room) => `/a/${room.activity.id}`;
export const steered = (room: Room) => `/teacher/activities/${room.activity.id}`;
/** A page below one of the two. */
export const below = (of: (room: Room) => string, page: string) => (room: Room) => `${of(room)}/${page}`;

/** Presses a button by its name. */
export const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();
