import type { Lesson } from "./schema";

/** T10: a plan as it is offered when an activity is made. */
export interface PlanOffer {
  id: string;
  /** Of the whole sitting. */
  minutes: number;
  /** How many sections are read before it. */
  homework: number;
}

export const planOffers = ({ plans }: Pick<Lesson, "plans">): PlanOffer[] =>
  plans.map(({ id, minutes, homework }) => ({ id, minutes, homework }));
