import type { Lesson, Plan } from "./schema";

/** A plan as offered when an activity is made (T10, T17). */
export type PlanOffer = Pick<Plan, "id" | "name" | "minutes" | "selfPaced" | "homework">;

export const planOffers = ({ plans }: Pick<Lesson, "plans">): PlanOffer[] =>
  plans.map(({ id, name, minutes, selfPaced, homework }) => ({ id, name, minutes, selfPaced, homework }));
