import { redirect } from "next/navigation";
import { tryBase } from "@/components/lessons/try-out/try-frame";
import { listTrySteps } from "@/components/lessons/try-out/try-steps";
import { requireLessonUser } from "@/lib/activity/require";
import { loadLessonToTry } from "@/lib/features/lessons/own-lessons";

/** Redirects to the first step. */
export default async function TryLesson({ params }: { params: Promise<{ lesson: string }> }) {
  const user = await requireLessonUser((await params).lesson);
  const [first] = listTrySteps((await loadLessonToTry(user)).lesson);
  redirect(`${tryBase(user)}/${first?.id ?? "results"}`);
}
