/** Describes a screen for pictures and for whole-page checks. */
import type { Page } from "@playwright/test";
import type { Person, Classroom } from "@/e2e/support/classroom";
import { student } from "@/e2e/support/classroom";
import { type Scene } from "./scenes";

export type Size = "phone" | "laptop" | "projector";

export interface Screen {
  name: string;
  scene: Scene;
  /** The person who is signed in; null for nobody. */
  who: (classroom: Classroom) => Person | null;
  at: (classroom: Classroom) => string;
  sizes: readonly Size[];
  /** Where the page redirects to, if it does. */
  finalPath?: (classroom: Classroom) => string;
  /** The page's HTTP status, if it is not 200. */
  status?: number;
  /** Resets the class to the picture's start, before each picture. */
  prepare?: (classroom: Classroom) => Promise<void>;
  /** Whether the screen needs the service worker, which caches pages for when there is no connection. */
  needsServiceWorker?: boolean;
  /** Opens pages of other people, who are present while the picture is taken. */
  openCompanions?: (open: (who: Person, at: string) => Promise<Page>, classroom: Classroom) => Promise<void>;
  /** Brings the opened page to what the picture shows. */
  act?: (page: Page, classroom: Classroom) => Promise<void>;
  /** The HTTP status with which the server refuses a request of `act`. */
  refusedWith?: number;
  /** Whether the screen is so like another one that the repository has no picture of it. */
  isDuplicate?: boolean;
  /** Whether the repository also has pictures on a phone and in the dark theme. */
  isFeatured?: boolean;
  /** The themes in which the repository also has pictures on a phone. */
  phone?: readonly ("light" | "dark")[];
}

export const both = ["phone", "laptop"] as const;
export const wall = ["projector"] as const;
export const nobody = () => null;
export const teacher = ({ teacher: who }: Classroom) => who;
export const nth = (index: number) => (classroom: Classroom) => student(classroom, index);
export const own = (classroom: Classroom) => `/a/${classroom.activity.id}`;
export const teacherActivity = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
/** The path of a page below `of`. */
export const pageBelow = (of: (classroom: Classroom) => string, page: string) => (classroom: Classroom) =>
  `${of(classroom)}/${page}`;

/** Presses a button by its name. */
export const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();
