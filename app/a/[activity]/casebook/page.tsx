import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { CasebookBook } from "@/components/cases/casebook/casebook-book";
import { CasebookTools } from "@/components/cases/casebook/casebook-tools";
import styles from "@/components/cases/casebook/casebook.module.css";
import { ImportedNote } from "@/components/exporting/imported-note";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { EmptyState } from "@/components/ui/display/empty-state";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { requireMember } from "@/lib/activity/require";
import { loadBallotStatus } from "@/lib/features/votes/voting/ballots";
import { loadCasebook } from "@/lib/features/cases/casebook/casebook";
import { loadResults } from "@/lib/features/votes/results/results";
import { loadClass } from "@/lib/features/people/classes/classes";
import { ClientMessages } from "@/lib/messages/client-messages";
import { mayReadCasebook, resultsAccess } from "@/lib/activity/rules/access";
import { formatCasebook } from "@/components/cases/casebook/format-casebook";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("results.casebook");
  return { title: t("name") };
}

/** The class's cases, to read and to print (S7). */
export default async function CasebookPage({ params }: Props) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const { activity } = member;
  if (!mayReadCasebook(member.role, activity.phase)) redirect(`/a/${activityId}`);
  const [{ cases }, { name: className }, status, t] = await Promise.all([
    loadCasebook(member),
    loadClass(member.classId),
    loadBallotStatus(member),
    getTranslations("results.casebook"),
  ]);
  // The casebook's last page tells how the class voted. It is left out before the reveal, and for students who can still vote (Q6).
  const isOpen = resultsAccess(member.role, activity) === "all" && !status.mayCast.final;
  const results = isOpen ? await loadResults(member) : null;
  if (cases.length === 0) {
    return (
      <main className={styles.empty}>
        <RefreshOnTopics activityId={activityId} topics={["submissions", "wall"]} />
        <EmptyState
          heading="h1"
          title={t("empty", { phase: activity.phase })}
          actions={
            <ButtonLink variant="go" href={`/a/${activityId}/results`}>
              {t("toResults")}
            </ButtonLink>
          }
        >
          <p>{t("emptyText", { phase: activity.phase })}</p>
        </EmptyState>
      </main>
    );
  }
  return (
    <main className={styles.page}>
      <RefreshOnTopics activityId={activityId} topics={["submissions", "wall"]} />
      <ImportedNote activity={activity} />
      <ClientMessages of={["results.casebook.tools"]}>
        <CasebookTools>{t("howMuch", { n: cases.length })}</CasebookTools>
      </ClientMessages>
      <CasebookBook {...await formatCasebook({ lesson: activity.lesson, className, cases, results })} />
    </main>
  );
}
