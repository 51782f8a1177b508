import type { Lesson } from "./schema";

/** A plan as offered when an activity is made (T10). */
export interface PlanOffer {
  id: string;
  /** Minutes of the whole sitting. */
  minutes: number;
  /** How many sections students read before the sitting. */
  homework: number;
}

export const planOffers = ({ plans }: Pick<Lesson, "plans">): PlanOffer[] =>
  plans.map(({ id, minutes, homework }) => ({ id, minutes, homework }));
