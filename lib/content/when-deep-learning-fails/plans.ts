import type { Plan } from "@/lib/content/schema";

/** The lesson in one sitting of 45, 60 or 90 minutes. The minutes left over are for joining, making teams and discussing the results. */
export const plans: Plan[] = [
  { id: "45", minutes: 45, homework: 5, phases: { learn: 10, write: 17, compare: 9, vote: 3 } },
  { id: "60", minutes: 60, homework: 3, phases: { learn: 17, write: 23, compare: 12, vote: 3 } },
  { id: "90", minutes: 90, homework: 0, phases: { learn: 28, write: 34, compare: 18, vote: 4 } },
];
