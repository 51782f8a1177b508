/** What is known of a screen that is to be in a picture. */
import type { Page } from "@playwright/test";
import type { Person, Classroom } from "@/e2e/support/classroom";
import { student } from "@/e2e/support/classroom";
import { type Scene } from "./scenes";

export type Size = "phone" | "laptop" | "projector";

export interface Screen {
  name: string;
  scene: Scene;
  /** null: nobody is signed in. */
  who: (classroom: Classroom) => Person | null;
  at: (classroom: Classroom) => string;
  sizes: readonly Size[];
  /** Where the page ends up, when that is not where it was opened. */
  finalPath?: (classroom: Classroom) => string;
  /** The HTTP status; 200 unless it is one of those that say so. */
  status?: number;
  /** Sets the class back to how this picture begins: once for each picture. */
  prepare?: (classroom: Classroom) => Promise<void>;
  /** It needs the service worker, which keeps pages for when there is no connection. */
  needsServiceWorker?: boolean;
  /** Other people who are there meanwhile. */
  openCompanions?: (open: (who: Person, at: string) => Promise<Page>, classroom: Classroom) => Promise<void>;
  /** From the page as it opens to what the picture shows. */
  act?: (page: Page, classroom: Classroom) => Promise<void>;
  /** So like another that the repository needs no picture of it. */
  isDuplicate?: boolean;
  /** In the repository on a phone and in the dark too, and not only on a laptop in the light. */
  isFeatured?: boolean;
  /** In the repository on a phone too, in this look. */
  phone?: "light" | "dark";
}

export const both = ["phone", "laptop"] as const;
export const wall = ["projector"] as const;
export const nobody = () => null;
export const teacher = ({ teacher: who }: Classroom) => who;
export const nth = (index: number) => (classroom: Classroom) => student(classroom, index);
export const own = (classroom: Classroom) => `/a/${classroom.activity.id}`;
export const teacherActivity = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
/** A page below one of the two. */
export const pageBelow = (of: (classroom: Classroom) => string, page: string) => (classroom: Classroom) =>
  `${of(classroom)}/${page}`;

/** Presses a button by its name. */
export const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();
