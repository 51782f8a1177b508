import { getFormatter, getTranslations } from "next-intl/server";
import { RunButton } from "@/components/arranging/teams/desk-buttons";
import arrangeStyles from "@/components/arranging/teams/arrange.module.css";
import styles from "./trays.module.css";
import { DropPlace } from "@/components/arranging/drag/drop-place";
import { StudentMenu } from "@/components/arranging/teams/student-menu";
import { OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { Link } from "@/components/ui/controls/link";
import { StudentName } from "@/components/arranging/teams/student-name";
import { Icon } from "@/components/ui/marks/icon";
import { maxInTeam } from "@/lib/activity/rules/team-size";
import { matchOf, suggestTeams } from "@/lib/features/teams/rules/arrangement";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { markAbsentAction, placeAction } from "@/lib/features/arranging/teams/actions/arrange";
import type { PartProps, TeamsLoaded } from "./places";

type StudentRow = TeamsLoaded["students"][number];

/** Students in no team: the tray, with a button that places each in the suggested team (T3), those who have not opened the activity, and those absent. */
export async function Trays({ loaded, activity }: PartProps) {
  const [t, placing, desk, format] = await Promise.all([
    getTranslations("arrange.tray"),
    getTranslations("arrange.placing"),
    getTranslations("arrangeDesk.student"),
    getFormatter(),
  ]);
  const { arrangement, students, teams } = loaded;
  const withoutTeam = students.filter((student) => student.teamId === null);
  const free = withoutTeam.filter((student) => !student.absent);
  const absent = withoutTeam.filter((student) => student.absent);
  const tray = free.filter((student) => student.opened);
  const waiting = free.filter((student) => !student.opened);
  const byId = new Map(students.map((student) => [student.id, student]));
  const handedIn = (id: string) => teams.find((team) => team.id === id)?.handedIn === true;
  const suggested = suggestTeams(arrangement.teams, tray.length, {
    isAbsent: (id) => byId.get(id)?.absent !== false,
    comparing: isAtLeast(activity.phase, "compare"),
    hasMatch: (id) => matchOf(arrangement, id) !== undefined,
    hasHandedIn: handedIn,
    maxMembers: maxInTeam,
  });
  const made = arrangement.teams.length > 0;
  const closed = activity.phase === "closed";
  const pill = ({ id, name, absent: away }: StudentRow, quiet: boolean) =>
    closed ? (
      <StudentName name={name} absent={away} quiet={quiet} />
    ) : (
      <StudentMenu id={id} name={name} teamId={null} absent={away} quiet={quiet} />
    );
  return (
    <>
      <DropPlace as="section" place={{ on: "tray" }} className={arrangeStyles.tray ?? ""} labelledBy="tray">
        <h2 id="tray">{t("title")}</h2>
        {tray.length === 0 && <p className="quiet">{made ? t("empty") : t("nobody")}</p>}
        {tray.length > 0 && (
          <ul>
            {tray.map((student, at) => (
              <li key={student.id}>
                {pill(student, false)}
                {!closed && placeButton(student, suggested[at] ?? null)}
              </li>
            ))}
          </ul>
        )}
      </DropPlace>
      <Names id="waiting" title={t("notJoined")} people={waiting} />
      <Names id="absent" title={t("absent")} people={absent} />
      <OnlyEditors>
        <p className={styles.newNames}>
          <Link href={`/teacher/activities/${activity.id}/new-names`}>{t("newNames")}</Link>
        </p>
      </OnlyEditors>
    </>
  );

  /** Places the student in the suggested team (T3). */
  function placeButton(student: StudentRow, team: (typeof suggested)[number]) {
    if (team === null) return null;
    const values = {
      student: student.name,
      members: format.list(team.memberIds.map((id) => byId.get(id)?.name ?? "")),
      number: team.number,
      handedIn: handedIn(team.id) ? "yes" : "no",
    };
    return (
      <RunButton
        item={`place ${student.id}`}
        act={placeAction.bind(null, activity.id, { studentId: student.id, teamId: team.id })}
        done={placing("placed", values)}
        label={placing("placeWhom", values)}
      >
        <Icon name="person-plus" />
        {placing("place", values)}
      </RunButton>
    );
  }

  /** Marks a student absent or present by one click, also a student who never joined (T4, Q19). */
  function attendance({ id, name, absent: away }: StudentRow) {
    return (
      <RunButton
        item={`absent ${id}`}
        act={markAbsentAction.bind(null, activity.id, { studentId: id, absent: !away })}
        done={desk(away ? "markedPresent" : "markedAbsent", { student: name })}
        label={t("markWhom", { absent: away ? "no" : "yes", student: name })}
      >
        {desk(away ? "present" : "absent")}
      </RunButton>
    );
  }

  function Names({ id, title, people }: { id: string; title: string; people: readonly StudentRow[] }) {
    if (people.length === 0) return null;
    return (
      <section className={arrangeStyles.tray} aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        <ul>
          {people.map((student) => (
            <li key={student.id}>
              {pill(student, true)}
              {!closed && attendance(student)}
            </li>
          ))}
        </ul>
      </section>
    );
  }
}
