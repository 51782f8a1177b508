import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { redirect } from "next/navigation";
import { WaitingForMatch, WaitingForTeam } from "@/components/phases/waiting/waiting-for";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import { CompareDesk } from "@/components/cases/comparing/compare-desk";
import compareStyles from "@/components/cases/comparing/compare.module.css";
import styles from "@/components/cases/comparing/compare-page.module.css";
import { NotesOnly } from "@/components/cases/comparing/notes-only";
import { currentViewer, requireMember } from "@/lib/activity/require";
import type { Member } from "@/lib/activity/authorise";
import {
  findShownMatch,
  listOtherMatches,
  listWriters,
  loadComparison,
  loadMatches,
  type Comparison,
} from "@/lib/features/cases/comparing/comparing";
import { loadClass } from "@/lib/features/people/classes/classes";
import { findOwnTeam } from "@/lib/features/cases/writing/worksheet";
import { ClientMessages } from "@/lib/messages/client-messages";
import { phaseRedirect } from "@/lib/activity/rules/phase-pages";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { MatchBar } from "@/components/cases/comparing/match-bar";
import { listSheets } from "@/components/cases/comparing/sheets";
import { nameInSentence } from "@/lib/content/name-in-sentence";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare"))("page") };
}

interface Props {
  params: Promise<{ activity: string }>;
  searchParams: Promise<{ match?: string | string[] }>;
}

/** My team's match, or an earlier one with `?match=` (S5). */
export default async function Compare({ params, searchParams }: Props) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const { phase, round } = member.activity;
  if (!isAtLeast(phase, "compare")) redirect(phaseRedirect(activityId, phase));
  const requested = (await searchParams).match;
  const matches = await loadMatches(member);
  const match = findShownMatch(matches, round, typeof requested === "string" ? requested : undefined);
  const comparison = match === null ? null : await loadComparison(await currentViewer(), match);
  const past = await listOtherMatches(matches, match);
  const topics = ["phase", "teams", "matches", `student:${member.studentId}`];
  if (member.teamId !== null) topics.push(`team:${member.teamId}`);
  if (match?.presentingSince != null) topics.push("pause");
  if (match !== null) topics.push(`match:${match.id}`, ...match.teams.map(({ teamId }) => `team:${teamId}`));
  return (
    <>
      {comparison === null ? (
        <Awaited member={member} hasMet={matches.length > 0} />
      ) : (
        <Shown member={member} comparison={comparison} />
      )}
      <Past activityId={activityId} matches={past} isAll={comparison === null} />
      <RefreshOnTopics activityId={activityId} topics={[...new Set(topics)]} />
    </>
  );
}

async function Awaited({ member, hasMet }: { member: Member; hasMet: boolean }) {
  const team = await findOwnTeam(member);
  return team === null ? (
    <WaitingForTeam member={member} />
  ) : (
    <WaitingForMatch member={member} mode={team.mode} number={team.number} hasMet={hasMet} />
  );
}

async function Shown({ member, comparison }: { member: Member; comparison: Comparison }) {
  const { match, notes, cases } = comparison;
  const activityId = member.activity.id;
  const [{ teacherName: teacher }, t, list] = await Promise.all([
    loadClass(member.classId),
    getTranslations("compare"),
    getFormatter(),
  ]);
  const lesson = member.activity.lesson;
  if ("textsAtLeaving" in notes)
    return <NotesOnly why="left" prompts={lesson.notesPrompts} texts={notes.textsAtLeaving} />;
  if (match.endedAt !== null) return <NotesOnly why="ended" prompts={lesson.notesPrompts} texts={notes.texts} />;
  const inOrder = await listSheets(member, comparison);
  // With two sheets the student's own is always on the left.
  const isOwn = ({ key }: (typeof inOrder)[number]) => key === member.teamId;
  const sheets = inOrder.length === 2 ? [...inOrder].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a))) : inOrder;
  const writers = listWriters(cases, match.teams);
  const partner = sheets.find(({ key }) => key !== member.teamId);
  const section = lesson.sections.find(({ mode }) => mode !== null && mode === partner?.mode.id);
  const who =
    cases.length > 1 ? t("notes.seenShared", { all: writers.length, teacher }) : t("notes.seenOwn", { teacher });
  return (
    <ClientMessages of={["sync", "compare.acts", "compare.clock", "compare.sheet", "compare.notes", "student.watched"]}>
      <main>
        <MatchBar member={member} comparison={comparison} names={(ids) => list.list(ids)} />
        <div className={compareStyles.page}>
          <CompareDesk
            key={match.id}
            activityId={member.activity.id}
            sheets={sheets}
            questions={lesson.caseStudy.questions.map(({ field, question }) => ({ field, question }))}
            prompts={lesson.notesPrompts.map(({ field, prompt, placeholder }) => ({ field, prompt, placeholder }))}
            notes={{
              kind: "notes",
              id: match.id,
              epoch: notes.epoch,
              access: notes.access,
              studentId: member.studentId,
            }}
            notesTexts={notes.texts}
            writers={writers}
            me={member.studentId}
            audience={member.activity.notesInCasebook ? `${who} ${t("notes.inCasebook")}` : who}
            presenting={
              match.presentingTeamId === null
                ? null
                : { sheet: match.presentingTeamId, part: match.presentingPart ?? "scenario" }
            }
            foot={
              <div className={styles.end}>
                <p>{notes.access === "write" ? t("end", { teacher, phase: member.activity.phase }) : t("endRead")}</p>
                {section && partner && (
                  <ButtonLink variant="plain" href={`/a/${activityId}/learn/${section.id}`}>
                    <Icon name="book" />
                    {t("lesson", { mode: nameInSentence(partner.mode.name) })}
                  </ButtonLink>
                )}
              </div>
            }
          />
        </div>
      </main>
    </ClientMessages>
  );
}

interface PastProps {
  activityId: string;
  matches: readonly Comparison["match"][];
  /** No match is shown above the list. */
  isAll: boolean;
}

/** Earlier matches stay readable to their members (Q8, Q18). */
async function Past({ activityId, matches, isAll }: PastProps) {
  if (matches.length === 0) return null;
  const t = await getTranslations("compare.past");
  const label = t(isAll ? "all" : "label");
  return (
    <nav className={styles.pastPage} aria-label={label}>
      <h2>{label}</h2>
      <ul>
        {matches.map(({ id, round, endedAt, leftAt }) => (
          <li key={id}>
            <Link href={`/a/${activityId}/compare?match=${id}`}>
              {t(endedAt !== null || leftAt !== null ? "ended" : "round", { round })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
