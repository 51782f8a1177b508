import * as comparing from "@/lib/features/cases/comparing/queries/comparing";
import * as feedback from "@/lib/features/cases/feedback/queries/feedback";
import * as openWalls from "@/lib/activity/queries/open-projectors";
import * as wall from "@/lib/activity/queries/projector";
import * as matches from "@/lib/features/teams/matches/queries/matches";
import { changes, inAnyOrder, each, inOrder, type Answers, pick } from "@/lib/features/testing/answers";
import { id, now } from "@/lib/features/testing/labels";

const teams = ["team 1", "team 3", "team 4"];

export const comparingAnswers: Answers = {
  findMatchesOfTeams: each(
    inOrder,
    (team) => async (tx) => (await comparing.findMatchesOfTeams(tx, teams.map(id))).get(id(team)),
    {
      "team 1": [
        "match · 2 · no exemplarMode · no endedAt · team 1 · at 45 · harmed · 2 · no leftAt · [team 2 · 1 · 2 · presented, team 1 · 2 · 1]",
        "ended match · 2 · no exemplarMode · at 39 · no presentingTeamId · no presentingSince · no presentingPart · 1 · no leftAt · [team 3 · 1 · 2, team 1 · 2 · 1]",
        "earlier match · 1 · no exemplarMode · no endedAt · team 1 · no presentingSince · no presentingPart · 1 · no leftAt · [team 1 · 1 · 2, team 3 · 2 · 1]",
      ],
      "team 3": [
        "later match · 2 · shift · no endedAt · no presentingTeamId · no presentingSince · no presentingPart · 1 · no leftAt · [team 3 · 1 · 2]",
        "ended match · 2 · no exemplarMode · at 39 · no presentingTeamId · no presentingSince · no presentingPart · 1 · at 39 · [team 3 · 1 · 2, team 1 · 2 · 1]",
        "earlier match · 1 · no exemplarMode · no endedAt · team 1 · no presentingSince · no presentingPart · 1 · no leftAt · [team 1 · 1 · 2, team 3 · 2 · 1]",
        "earlier ended match · 1 · no exemplarMode · at 29.5 · no presentingTeamId · no presentingSince · no presentingPart · 1 · no leftAt · [team 2 · 1 · 2, team 3 · 2 · 1]",
      ],
      "team 4": [
        "match · 2 · no exemplarMode · no endedAt · team 1 · at 45 · harmed · 2 · at 43 · [team 2 · 1 · 2 · presented, team 1 · 2 · 1]",
        "ended match · 2 · no exemplarMode · at 39 · no presentingTeamId · no presentingSince · no presentingPart · 1 · at 38 · [team 3 · 1 · 2, team 1 · 2 · 1]",
      ],
    },
  ),
  lockMatch: [
    inOrder(
      (tx) => comparing.lockMatch(tx, id("lesson"), id("match")),
      [
        "match · 2 · no exemplarMode · no endedAt · team 1 · at 45 · harmed · 2 · no leftAt · [team 2 · 1 · 2 · presented, team 1 · 2 · 1]",
      ],
    ),
    inOrder(
      (tx) => comparing.lockMatch(tx, id("lesson"), id("ended match")),
      [
        "ended match · 2 · no exemplarMode · at 39 · no presentingTeamId · no presentingSince · no presentingPart · 1 · no leftAt · [team 3 · 1 · 2, team 1 · 2 · 1]",
      ],
    ),
    inOrder((tx) => comparing.lockMatch(tx, id("lesson"), id("other match")), ["nothing"]),
  ],
  findNotesDocument: inOrder((tx) => comparing.findNotesDocument(tx, id("match")), ["notes"]),
  setPresenting: [
    changes(
      (tx) => comparing.setPresenting(tx, id("later match"), { teamId: id("team 3"), since: now, part: "title" }),
      ["~ matches later match: presenting_part title, presenting_since at 60, presenting_team_id team 3"],
    ),
    changes(
      (tx) => comparing.setPresenting(tx, id("match"), null),
      ["~ matches match: presenting_part null, presenting_since null, presenting_team_id null"],
    ),
  ],
  shiftPresenting: changes(
    (tx) => comparing.shiftPresenting(tx, id("lesson"), 60_000),
    ["~ matches match: presenting_since at 46"],
  ),
  setPresentingPart: changes(
    (tx) => comparing.setPresentingPart(tx, id("match"), "title"),
    ["~ matches match: presenting_part title"],
  ),
  markPresented: changes(
    (tx) => comparing.markPresented(tx, id("match"), id("team 1"), now),
    ["~ match_teams match/team 1: presented_at at 60"],
  ),
  setPlaces: changes(
    (tx) => comparing.setPlaces(tx, id("match"), [id("team 1"), id("team 2")]),
    ["~ match_teams match/team 1: place 1", "~ match_teams match/team 2: place 2"],
  ),
};

export const feedbackAnswers: Answers = {
  listFeedback: inOrder(
    (tx) => feedback.listFeedback(tx, id("lesson")),
    [
      "feedback 1 · match · 2 · team 1 · 1 · team 2 · 2 · 1 · at 44 · Ada · at 46 · no hiddenAt · hasReceiverSent",
      "feedback 2 · match · 2 · team 2 · 2 · team 1 · 1 · 1 · at 45 · no sentBy · no openedAt · at 47 · hasReceiverSent",
      "ended feedback · ended match · 2 · isMatchOver · team 3 · 3 · team 1 · 1 · 1 · no sentAt · no sentBy · no openedAt · no hiddenAt",
      "practice · later match · 2 · team 3 · 3 · no toTeamId · no toNumber · 1 · no sentAt · no sentBy · no openedAt · no hiddenAt",
    ],
  ),
  listFeedbackOfTeams: inOrder(
    (tx) => feedback.listFeedbackOfTeams(tx, [id("team 3")]),
    [
      "ended feedback · ended match · 2 · isMatchOver · team 3 · 3 · team 1 · 1 · 1 · no sentAt · no sentBy · no openedAt · no hiddenAt",
      "practice · later match · 2 · team 3 · 3 · no toTeamId · no toNumber · 1 · no sentAt · no sentBy · no openedAt · no hiddenAt",
    ],
  ),
  findFeedback: [
    inOrder(
      (tx) => feedback.findFeedback(tx, id("lesson"), id("practice")),
      [
        "practice · later match · 2 · team 3 · 3 · no toTeamId · no toNumber · 1 · no sentAt · no sentBy · no openedAt · no hiddenAt",
      ],
    ),
    inOrder((tx) => feedback.findFeedback(tx, id("other lesson"), id("practice")), ["nothing"]),
  ],
  insertFeedback: [
    changes(
      (tx) =>
        feedback.insertFeedback(tx, { matchId: id("earlier match"), teamId: id("team 1"), toTeamId: id("team 3") }),
      [
        "+ documents new: id new, kind feedback, epoch 1, created_at just now, feedback_id new",
        "+ feedback new: id new, team_id team 1, match_id earlier match, created_at just now, to_team_id team 3",
      ],
    ),
    changes(
      (tx) => feedback.insertFeedback(tx, { matchId: id("match"), teamId: id("team 1"), toTeamId: id("team 2") }),
      [],
    ),
    changes(
      (tx) => feedback.insertFeedback(tx, { matchId: id("later match"), teamId: id("team 3"), toTeamId: null }),
      [],
    ),
  ],
  setFeedbackSent: changes(
    (tx) => feedback.setFeedbackSent(tx, id("ended feedback"), { at: now, by: id("Cem") }),
    ["~ feedback ended feedback: sent_at at 60, sent_by Cem"],
  ),
  setFeedbackOpened: changes(
    (tx) => feedback.setFeedbackOpened(tx, id("feedback 2"), now),
    ["~ feedback feedback 2: opened_at at 60"],
  ),
  setFeedbackHidden: [
    changes((tx) => feedback.setFeedbackHidden(tx, id("feedback 1"), now), ["~ feedback feedback 1: hidden_at at 60"]),
    changes((tx) => feedback.setFeedbackHidden(tx, id("feedback 2"), null), ["~ feedback feedback 2: hidden_at null"]),
  ],
  setFeedbackShownRound: changes(
    (tx) => feedback.setFeedbackShownRound(tx, id("lesson"), 2),
    ["~ activities lesson: feedback_shown_round 2"],
  ),
  findFirstOpened: [
    inOrder((tx) => feedback.findFirstOpened(tx, id("team 2")), ["at 46"]),
    inOrder((tx) => feedback.findFirstOpened(tx, id("team 1")), ["nothing"]),
  ],
  findSubmissionBefore: inOrder(
    (tx) => feedback.findSubmissionBefore(tx, id("sheet 1"), now),
    ["hand-in of 1 · “text of hand-in of 1”"],
  ),
};

export const projectorAnswers: Answers = {
  setProjector: changes(
    (tx) => wall.setProjector(tx, id("lesson"), { spotlight: null, revealStep: 2 }),
    ["~ activities lesson: spotlight null, reveal_step 2"],
  ),
};

const lesson = { activityId: id("lesson"), round: 2 };

export const matchesAnswers: Answers = {
  insertMatches: changes(
    (tx) =>
      matches.insertMatches(tx, [
        { ...lesson, exemplarMode: null, override: true, teamIds: [id("team 4"), id("team 3")] },
      ]),
    [
      "new",
      "+ documents new: id new, kind notes, epoch 1, match_id new, created_at just now",
      "+ match_teams new/team 3: seat 1, place 2, team_id team 3, match_id new",
      "+ match_teams new/team 4: seat 0, place 1, team_id team 4, match_id new",
      "+ matches new: id new, round 2, locked false, override true, created_at just now, activity_id lesson",
    ],
  ),
  endMatches: changes(
    (tx) => matches.endMatches(tx, [id("match")], now),
    ["~ matches match: ended_at at 60, presenting_part null, presenting_since null, presenting_team_id null"],
  ),
  reviveMatch: changes(
    (tx) => matches.reviveMatch(tx, id("ended match"), { exemplarMode: null, override: true }),
    ["~ matches ended match: ended_at null, override true"],
  ),
  setMatchValues: changes(
    (tx) => matches.setMatchValues(tx, id("match"), { exemplarMode: "bias", override: false }),
    ["~ matches match: exemplar_mode bias"],
  ),
  setMatchLocked: changes((tx) => matches.setMatchLocked(tx, id("match"), false), ["~ matches match: locked false"]),
  findSeatedTeams: inAnyOrder((tx) => matches.findSeatedTeams(tx, id("match")), ["team 1", "team 2"]),
  findSeatOf: [
    inAnyOrder(async (tx) => (await matches.findSeatOf(tx, id("team 1"), 2))?.teamIds ?? [], ["team 1", "team 2"]),
    inOrder((tx) => matches.findSeatOf(tx, id("team 1"), 9), ["nothing"]),
  ],
  listHandedInTeams: inAnyOrder(
    (tx) => pick(matches.listHandedInTeams(tx, id("lesson")), "id"),
    ["team 1", "team 2", "team 4"],
  ),
  changeSeats: [
    changes(
      (tx) =>
        matches.changeSeats(
          tx,
          id("match"),
          { from: [id("team 1"), id("team 2"), id("team 4")], to: [id("team 2"), id("team 3")] },
          now,
        ),
      [
        "+ match_teams match/team 3: seat 3, place 4, team_id team 3, match_id match",
        "~ match_teams match/team 1: left_at at 60",
        "~ matches match: presenting_part null, presenting_since null, presenting_team_id null",
      ],
    ),
    changes(
      (tx) => matches.changeSeats(tx, id("match"), { from: [id("team 2")], to: [id("team 4")] }, now),
      ["~ match_teams match/team 2: left_at at 60", "~ match_teams match/team 4: left_at null"],
    ),
  ],
  setRound: changes((tx) => matches.setRound(tx, id("lesson"), 3), ["~ activities lesson: round 3"]),
  listSeatedMatches: inAnyOrder(
    async (tx) =>
      (await matches.listSeatedMatches(tx, [id("lesson")])).map(({ teamIds, ...row }) => ({
        ...row,
        teamIds: new Set(teamIds),
      })),
    [
      "lesson · earlier match · {team 1, team 3}",
      "lesson · later match · {team 3}",
      "lesson · match · {team 1, team 2}",
    ],
  ),
  listMeetings: inAnyOrder(
    async (tx) =>
      (await matches.listMeetings(tx, id("lesson"))).map(({ teams, ...row }) => ({ ...row, teams: new Set(teams) })),
    [
      "ended · {team 1 · bias}",
      "ended · {team 2 · shift, team 3 · shortcut}",
      "{team 1 · bias, team 2 · shift}",
      "{team 1 · bias, team 3 · shortcut}",
      "{team 3 · shortcut}",
    ],
  ),
};

const projectorOf = (activity: string) => ({ id: id(`wall of ${activity}`), activityId: id(activity) });

export const openProjectorsAnswers: Answers = {
  markProjectorOpen: [
    changes(
      (tx) => openWalls.markProjectorOpen(tx, projectorOf("next lesson"), now),
      ["+ open_walls wall of next lesson: id wall of next lesson, seen_at at 60, activity_id next lesson"],
    ),
    changes(
      (tx) => openWalls.markProjectorOpen(tx, projectorOf("lesson"), now),
      ["~ open_walls wall of lesson: seen_at at 60"],
    ),
  ],
  removeOpenProjector: changes(
    (tx) => openWalls.removeOpenProjector(tx, id("wall of lesson"), now),
    ["- open_walls wall of lesson", "- open_walls wall of other lesson"],
  ),
  isProjectorOpen: each(inOrder, (label) => (tx) => openWalls.isProjectorOpen(tx, id(label), now), {
    lesson: ["true"],
    "other lesson": ["false"],
    "next lesson": ["false"],
  }),
};
