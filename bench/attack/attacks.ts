/** Every attack, in the order in which they run. */
import type { Attack } from "./attack";
import { accounts } from "./kinds/accounts";
import { actions } from "./kinds/actions";
import { ballots } from "./kinds/ballots";
import { bodies } from "./kinds/bodies";
import { browsers } from "./kinds/browsers";
import { codes } from "./kinds/codes";
import { connections } from "./kinds/connections";
import { endlessAnswers } from "./kinds/endless-answers";
import { forms } from "./kinds/forms";
import { frames, live } from "./kinds/frames";
import { history } from "./kinds/history";
import { hosts } from "./kinds/hosts";
import { joins } from "./kinds/joins";
import { largeFiles } from "./kinds/large-files";
import { launches } from "./kinds/launches";
import { longNames } from "./kinds/long-names";
import { lookAlikes } from "./kinds/look-alikes";
import { pages } from "./kinds/pages";
import { pins } from "./kinds/pins";
import { files, probes } from "./kinds/probes";
import { proofs } from "./kinds/proofs";
import { restores } from "./kinds/restores";
import { school } from "./kinds/school";
import { signIns } from "./kinds/sign-ins";
import { slowImports } from "./kinds/slow-imports";
import { slowIds, slowLetters, slowNeighbours } from "./kinds/slow-worksheets";
import { sockets } from "./kinds/sockets";
import { takenNames } from "./kinds/taken-names";
import { topics } from "./kinds/topics";
import { unread } from "./kinds/unread";

export const attacks: Record<string, Attack> = {
  forms,
  history,
  "look-alikes": lookAlikes,
  joins,
  "sign-ins": signIns,
  school,
  pins,
  "taken-names": takenNames,
  bodies,
  ballots,
  topics,
  codes,
  hosts,
  accounts,
  browsers,
  restores,
  pages,
  actions,
  connections,
  sockets,
  frames,
  live,
  probes,
  files,
  "long-names": longNames,
  "slow-ids": slowIds,
  "slow-letters": slowLetters,
  neighbours: slowNeighbours,
  "slow-import": slowImports,
  unread,
  "large-files": largeFiles,
  proofs,
  launches,
  answers: endlessAnswers,
};
