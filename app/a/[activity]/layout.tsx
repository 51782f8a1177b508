import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { castBallotAction } from "@/app/a/[activity]/vote/actions";
import { SendKept } from "@/components/student/ballot/send-kept";
import { Follow } from "@/components/student/frame/follow";
import frame from "@/components/student/frame/frame.module.css";
import { PhaseRail, type RailWords } from "@/components/student/frame/phase-rail";
import { DeviceOf } from "@/components/shared/leave/device-of";
import { SignOut } from "@/components/shared/leave/sign-out";
import { sayProblem } from "@/components/shared/problem/say-problem";
import { ProblemWordsProvider } from "@/components/shared/problem/words";
import { Head } from "@/components/shared/ui/head";
import { ThemeToggle } from "@/components/shared/ui/theme-toggle";
import { loadClass } from "@/lib/classroom/classes";
import { requireMember } from "@/lib/auth/require";
import { phases, railPhases, type Phase } from "@/lib/rules/phases";

/** What every student page has around it: where I am, where the class is, who I am, and following the class (Q7). */
export default async function StudentFrame({ params, children }: { params: Promise<{ activity: string }>; children: ReactNode }) {
  const { activity: activityId } = await params;
  const { activity, name, classId, studentId } = await requireMember(activityId);
  const [{ name: className }, t, app] = await Promise.all([loadClass(classId), getTranslations("student.frame"), getTranslations("app")]);
  const phaseNames = railPhases.map((phase, index) => {
    const words = { name: app(`phases.${phase}`), step: t("step", { n: index + 1 }), elsewhere: t("elsewhere", { phase: app(`phases.${phase}`) }) };
    return [phase, words] as const;
  });
  // One entry for each phase, by construction.
  const rail = { label: t("rail"), classHere: t("classHere"), phases: Object.fromEntries(phaseNames) as RailWords["phases"] };
  const sentences = Object.fromEntries(phases.map((phase) => [phase, t(`moved.${phase}`)])) as Record<Phase, string>;
  return (
    <>
      <Head
        name={app("name")}
        home={`/a/${activityId}`}
        end={
          <>
            <div className={frame.who}>
              <span>
                <b>{name}</b>
                <span className={frame.class}> · {className}</span>
              </span>
              <SignOut says="not-you" />
            </div>
            <ThemeToggle label={t("theme")} />
          </>
        }
      >
        <PhaseRail activityId={activityId} phase={activity.phase} words={rail} />
      </Head>
      <DeviceOf personId={studentId} />
      <SendKept activityId={activityId} studentId={studentId} cast={castBallotAction} />
      <Follow activityId={activityId} phase={activity.phase} sentences={sentences} go={t("go")} />
      <ProblemWordsProvider words={await sayProblem({ safe: true, homeHref: `/a/${activityId}` })}>{children}</ProblemWordsProvider>
    </>
  );
}
