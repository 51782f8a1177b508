import type { Answers } from "@/lib/features/testing/answers";
import * as board from "./board";
import * as classes from "./classes";
import * as clocks from "./clocks";
import * as comparing from "./comparing";
import * as courses from "./courses";
import * as documents from "./documents";
import * as exporting from "./exporting";
import * as helping from "./helping";
import * as history from "./history";
import * as joining from "./joining";
import * as journal from "./journal";
import * as learning from "./learning";
import * as oneroster from "./oneroster";
import * as privacy from "./privacy";
import * as reviewing from "./reviewing";
import * as signingIn from "./signing-in";
import * as teams from "./teams";
import * as voting from "./voting";
import * as writing from "./writing";

/** Answers by the file of the queries. */
export const allAnswers: Record<string, Answers> = {
  "lib/features/screens/board/queries/board": board.boardAnswers,
  "lib/features/cases/casebook/queries/casebook": writing.casebookAnswers,
  "lib/features/cases/feedback/queries/feedback": comparing.feedbackAnswers,
  "lib/features/people/classes/queries/activities": classes.activitiesAnswers,
  "lib/activity/queries/lessons": classes.lessonsAnswers,
  "lib/features/lessons/queries/lessons": classes.ownLessonsAnswers,
  "lib/features/lessons/queries/newer-version": classes.newerVersionAnswers,
  "lib/features/lessons/queries/pictures": classes.picturesAnswers,
  "lib/activity/queries/students": classes.studentNamesAnswers,
  "lib/activity/queries/teacher-names": classes.teacherNamesAnswers,
  "lib/activity/queries/class-teachers": classes.classTeachersAnswers,
  "lib/features/people/classes/queries/classes": classes.classesAnswers,
  "lib/features/people/classes/queries/archived-classes": classes.archivedClassesAnswers,
  "lib/features/arranging/students/queries/roster": classes.rosterAnswers,
  "lib/features/people/classes/queries/students": classes.studentsAnswers,
  "lib/features/hour/clocks/queries/clocks": clocks.clocksAnswers,
  "lib/features/cases/comparing/queries/comparing": comparing.comparingAnswers,
  "lib/features/courses/queries/course-links": courses.courseLinksAnswers,
  "lib/features/courses/queries/launches": courses.launchesAnswers,
  "lib/sync/queries/all-documents": documents.allDocumentsAnswers,
  "lib/sync/queries/compaction": documents.compactionAnswers,
  "lib/sync/queries/document-rows": documents.documentRowsAnswers,
  "lib/sync/queries/documents": documents.documentsAnswers,
  "lib/sync/queries/updates": documents.updatesAnswers,
  "lib/features/exporting/queries/activity-rows": exporting.activityRowsAnswers,
  "lib/features/exporting/queries/answers": exporting.answersAnswers,
  "lib/features/exporting/queries/cases": exporting.casesAnswers,
  "lib/features/exporting/queries/document-rows": exporting.documentRowsAnswers,
  "lib/features/exporting/queries/lesson-time": exporting.lessonTimeAnswers,
  "lib/features/exporting/queries/people": exporting.peopleAnswers,
  "lib/features/exporting/queries/staged-imports": exporting.stagedImportsAnswers,
  "lib/features/hour/helping/queries/flags": helping.flagsAnswers,
  "lib/features/hour/helping/queries/messages": helping.messagesAnswers,
  "lib/features/cases/history/queries/history": history.historyAnswers,
  "lib/sync/queries/row-blocks": history.rowBlocksAnswers,
  "lib/auth/queries/installation": clocks.installationAnswers,
  "lib/features/people/joining/queries/merging": joining.mergingAnswers,
  "lib/features/people/joining/queries/new-names": joining.newNamesAnswers,
  "lib/features/people/joining/queries/participants": joining.participantsAnswers,
  "lib/activity/queries/facts": journal.factsAnswers,
  "lib/activity/queries/journal": journal.journalAnswers,
  "lib/features/undo/queries/student-actions": journal.actionsAnswers,
  "lib/features/learning/queries/guesses": learning.guessesAnswers,
  "lib/features/learning/queries/learning": learning.learningAnswers,
  "lib/features/teams/matches/queries/matches": comparing.matchesAnswers,
  "lib/features/oneroster/queries/listed-classes": oneroster.listedClassesAnswers,
  "lib/activity/queries/audit": privacy.auditAnswers,
  "lib/features/privacy/queries/erase": privacy.eraseAnswers,
  "lib/features/privacy/queries/erased-authorship": privacy.authorshipAnswers,
  "lib/features/privacy/queries/stored-data": privacy.storedDataAnswers,
  "lib/features/privacy/queries/accounts": privacy.accountsAnswers,
  "lib/activity/queries/owners": privacy.ownersAnswers,
  "db/reserved-ids": privacy.reservedIdsAnswers,
  "lib/features/privacy/queries/retention": privacy.retentionAnswers,
  "lib/activity/queries/open-projectors": comparing.openProjectorsAnswers,
  "lib/activity/queries/projector": comparing.projectorAnswers,
  "lib/features/restoring/queries/own-work": voting.ownWorkAnswers,
  "lib/features/cases/reviewing/queries/marks": reviewing.marksAnswers,
  "lib/features/cases/reviewing/queries/own-reviews": reviewing.ownReviewsAnswers,
  "lib/features/cases/reviewing/queries/reviews": reviewing.reviewsAnswers,
  "lib/features/people/signing-in/queries/outside-accounts": signingIn.accountsAnswers,
  "lib/auth/queries/sessions": signingIn.sessionsAnswers,
  "lib/auth/queries/sightings": signingIn.sightingsAnswers,
  "lib/activity/queries/activity": signingIn.activityAnswers,
  "lib/features/people/signing-in/queries/teacher-links": signingIn.linksAnswers,
  "lib/features/people/signing-in/queries/teachers": signingIn.teachersAnswers,
  "lib/auth/queries/throttles": signingIn.throttlesAnswers,
  "lib/features/teams/queries/arrangement": teams.arrangementAnswers,
  "lib/features/teams/queries/copies": teams.copiesAnswers,
  "lib/features/teams/queries/mode-choice": teams.choiceAnswers,
  "lib/features/teams/queries/team-news": teams.newsAnswers,
  "lib/features/teams/queries/teams": teams.teamsAnswers,
  "lib/features/votes/voting/queries/ballots": voting.ballotsAnswers,
  "lib/features/votes/tickets/queries/tickets": voting.ticketsAnswers,
  "lib/features/cases/writing/queries/submissions": writing.submissionsAnswers,
  "lib/features/cases/writing/queries/worksheets": writing.worksheetsAnswers,
};
