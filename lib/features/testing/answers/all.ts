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
import * as privacy from "./privacy";
import * as reviewing from "./reviewing";
import * as signingIn from "./signing-in";
import * as teams from "./teams";
import * as voting from "./voting";
import * as writing from "./writing";

/** Answers by the file of the queries. */
export const allAnswers: Record<string, Answers> = {
  "board/board": board.boardAnswers,
  "casebook/casebook": writing.casebookAnswers,
  "classes/activities": classes.activitiesAnswers,
  "classes/class-teachers": classes.classTeachersAnswers,
  "classes/classes": classes.classesAnswers,
  "classes/put-away": classes.putAwayAnswers,
  "classes/roster": classes.rosterAnswers,
  "classes/students": classes.studentsAnswers,
  "clocks/clocks": clocks.clocksAnswers,
  "comparing/comparing": comparing.comparingAnswers,
  "courses/course-links": courses.courseLinksAnswers,
  "courses/launches": courses.launchesAnswers,
  "documents/all-documents": documents.allDocumentsAnswers,
  "documents/compaction": documents.compactionAnswers,
  "documents/document-rows": documents.documentRowsAnswers,
  "documents/documents": documents.documentsAnswers,
  "documents/updates": documents.updatesAnswers,
  "exporting/activity-rows": exporting.activityRowsAnswers,
  "exporting/answers": exporting.answersAnswers,
  "exporting/cases": exporting.casesAnswers,
  "exporting/document-rows": exporting.documentRowsAnswers,
  "exporting/lesson-time": exporting.lessonTimeAnswers,
  "exporting/people": exporting.peopleAnswers,
  "exporting/staged-imports": exporting.stagedImportsAnswers,
  "helping/flags": helping.flagsAnswers,
  "helping/words": helping.wordsAnswers,
  "history/history": history.historyAnswers,
  "history/row-blocks": history.rowBlocksAnswers,
  installation: clocks.installationAnswers,
  "joining/merging": joining.mergingAnswers,
  "joining/new-names": joining.newNamesAnswers,
  "joining/participants": joining.participantsAnswers,
  "journal/facts": journal.factsAnswers,
  "journal/journal": journal.journalAnswers,
  "journal/student-actions": journal.actionsAnswers,
  "learning/learning": learning.learningAnswers,
  "matches/matches": comparing.matchesAnswers,
  "privacy/audit": privacy.auditAnswers,
  "privacy/erase": privacy.eraseAnswers,
  "privacy/erased-authorship": privacy.authorshipAnswers,
  "privacy/held": privacy.heldAnswers,
  "privacy/owners": privacy.ownersAnswers,
  "privacy/reserved-ids": privacy.reservedIdsAnswers,
  "privacy/retention": privacy.retentionAnswers,
  "projector/open-walls": comparing.openWallsAnswers,
  "projector/wall": comparing.wallAnswers,
  "restoring/own-work": voting.ownWorkAnswers,
  "reviewing/marks": reviewing.marksAnswers,
  "reviewing/own-reviews": reviewing.ownReviewsAnswers,
  "reviewing/reviews": reviewing.reviewsAnswers,
  "signing-in/outside-accounts": signingIn.accountsAnswers,
  "signing-in/sessions": signingIn.sessionsAnswers,
  "signing-in/sightings": signingIn.sightingsAnswers,
  "signing-in/standing": signingIn.standingAnswers,
  "signing-in/teacher-links": signingIn.linksAnswers,
  "signing-in/teachers": signingIn.teachersAnswers,
  "signing-in/throttles": signingIn.throttlesAnswers,
  "teams/arrangement": teams.arrangementAnswers,
  "teams/copies": teams.copiesAnswers,
  "teams/mode-choice": teams.choiceAnswers,
  "teams/team-news": teams.newsAnswers,
  "teams/teams": teams.teamsAnswers,
  "voting/ballots": voting.ballotsAnswers,
  "writing/submissions": writing.submissionsAnswers,
  "writing/worksheets": writing.worksheetsAnswers,
};
