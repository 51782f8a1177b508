import { database, type Tx } from "@/db/client";
import { listNewestFor, type NewestVersion } from "@/lib/activity/queries/lessons";
import { planOffers, type PlanOffer } from "@/lib/content/plan-offers";
import { AppError } from "@/lib/errors/errors";

/** A lesson as offered when an activity is made (T16). */
export interface LessonOffer {
  id: string;
  title: string;
  about: string;
  plans: PlanOffer[];
}

/** The lessons that the teacher can make an activity of; the first is the default. */
export async function listLessonOffers(teacherId: string): Promise<LessonOffer[]> {
  return (await listNewestFor(database(), teacherId)).map(({ lessonId, lesson }) => ({
    id: lessonId,
    title: lesson.title,
    about: lesson.about,
    plans: planOffers(lesson),
  }));
}

/** Finds the lesson of a teacher's new activity by its id; "" means the default. @throws AppError `no-such-lesson` */
export async function findChosenLesson(tx: Tx, teacherId: string, lessonId: string): Promise<NewestVersion> {
  const offered = await listNewestFor(tx, teacherId);
  const chosen = lessonId === "" ? offered[0] : offered.find((one) => one.lessonId === lessonId);
  if (chosen === undefined) throw new AppError("no-such-lesson");
  return chosen;
}
