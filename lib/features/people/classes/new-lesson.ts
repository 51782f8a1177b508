import { database, type Tx } from "@/db/client";
import { listNewestBuiltIns, type NewestVersion } from "@/lib/activity/queries/lessons";
import { planOffers, type PlanOffer } from "@/lib/content/plan-offers";
import { AppError } from "@/lib/errors/errors";

/** A lesson as offered when an activity is made (T16). */
export interface LessonOffer {
  id: string;
  title: string;
  about: string;
  plans: PlanOffer[];
}

/** The lessons that an activity can be made of; the first is the default. */
export async function listLessonOffers(): Promise<LessonOffer[]> {
  return (await listNewestBuiltIns(database())).map(({ lessonId, lesson }) => ({
    id: lessonId,
    title: lesson.title,
    about: lesson.about,
    plans: planOffers(lesson),
  }));
}

/** Finds the lesson of a new activity by its id; "" means the default. @throws AppError `no-such-lesson` */
export async function findChosenLesson(tx: Tx, lessonId: string): Promise<NewestVersion> {
  const offered = await listNewestBuiltIns(tx);
  const chosen = lessonId === "" ? offered[0] : offered.find((one) => one.lessonId === lessonId);
  if (chosen === undefined) throw new AppError("no-such-lesson");
  return chosen;
}
