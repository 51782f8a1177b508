# Architecture

One Node process serves everything on one port: pages and actions through Next, 
documents and invalidations through sockets. 
Several do, 
over one PostgreSQL and one Redis, 
when one is not enough.

```
             browser                                            server
┌────────────────────────────────┐         ┌───────────────────────────────────────────────────────────────┐
│ components/<feature>     pages │─ http ─▶│ lib/server/http/front-door ─▶ Next: app/ ──▶ lib/classroom  reads │
│                                │─ action▶│                               lib/actions ─▶ lib/classroom writes │
│ components/documents      text │─ ws ───▶│ lib/realtime/documents                            │           │
│ components/invalidation        │◀─ ws ───│ lib/realtime/invalidation ◀── lib/bus ◀── after the commit    │
└────────────────────────────────┘         │            db/  ─▶ PostgreSQL, 
or PGlite                       │
                                           └───────────────────────────────────────────────────────────────┘
```

- **Facts** (who is in which team, 
the phase, 
ballots): a page reads through `lib/classroom`. 
An action authorises, 
parses, 
and lets `lib/classroom` load, 
decide by `lib/rules` and write in one transaction. 
After the commit
  the use case calls `invalidate` of `lib/bus` with the topics that changed; `lib/realtime/invalidation` sends them, 
and each page that shows one of them refreshes itself ([live.md](live.md)).
- **Text** (worksheets, 
notes): Yjs documents between `components/documents` and `lib/realtime/documents`, 
stored as an append-only log that is compacted in the background ([sync.md](sync.md)). 
Nothing copies text into fact
  tables but the hand-in, 
which stores one immutable submission.

## Features

A feature has one name, 
and its parts are in folders of that name: `lib/rules/<feature>` decides, 
`db/queries/<feature>` reads and writes rows, 
`lib/classroom/<feature>` has the use cases, 
`lib/actions/<feature>` what the
browser may call, 
`components/<feature>` the React, 
`e2e/specs/<feature>` the browser tests. 
A floor has no folder where the feature needs nothing there.

| feature | 
is about |
|---|---|
| signing-in | 
teachers' accounts and invitations; the school's account ([why](decisions/0040-signing-in-with-the-schools-account.md)); sessions, 
passwords, 
PINs, 
and the wait after a wrong one; signing out and clearing the device |
| courses | 
courses of a learning platform ([LTI](decisions/0043-lti.md)): coming from one, 
what its links open, 
its students as a list, 
marks into its gradebook |
| joining | 
a student comes into a class by code, 
name and PIN; names that look alike; one student who joined twice; many new names at once; who is absent |
| classes | 
a class, 
its code, 
its teachers, 
its roster and its activities: making, 
naming, 
what each teacher may do, 
one-time PINs, 
removing students, 
printing slips |
| learning | 
the lesson's sections, 
figures, 
glossary, 
matching and checks, 
and the tries at them |
| teams | 
making teams of a size, 
locking them, 
suggesting one to a late student, 
moving students by menu or by dragging, 
students choosing a mode; what a student is told about it |
| matches | 
which team meets which: pairing, 
rounds, 
trios |
| writing | 
the team's worksheet around its text: hints, 
handing in, 
taking back, 
words from an earlier team or mode |
| comparing | 
two cases side by side, 
presenting with a clock, 
shared notes |
| voting | 
ballots before and after, 
and who has voted |
| results | 
the tally, 
its figures and its sentences |
| casebook | 
the class's cases as one book |
| reviewing | 
teachers read what was handed in, 
mark, 
comment, 
return, 
release; the rubric, 
which they edit; own earlier comments |
| history | 
how a worksheet was written, 
and an earlier version brought back |
| journal | 
every teacher action as a line, 
and its undo |
| exporting | 
an activity as files: tables of all it knows, 
one file that another installation imports, 
points filled into a teacher's own gradebook file, 
prints |
| phases | 
where the class is, 
what a move means, 
following it, 
waiting |
| privacy | 
what is held about a student, 
as a file; erasing one; retention; the audit log and the owners who read it ([privacy.md](privacy.md)) |
| board | 
the teacher's live page of an activity: sections, 
numbers, 
watching a team |
| clocks | 
a clock for each phase, 
plans that preset them, 
extra time, 
pauses of all screens |
| helping | 
flags for help, 
and words from a teacher |
| projector | 
what the wall shows |

*Documents* (text that is typed live) are no feature but run through all floors: `lib/document-format`, 
`db/queries/documents`, 
`lib/realtime/documents`, 
`components/documents`, 
`e2e/specs/documents`.

## Floors

A file imports from its own floor and from lower ones. 
The linter checks it (`oxlint.config.ts`), 
that no imports form a circle, 
that only `db/` imports drizzle and pg, 
and that imports across folders go through `@/`.

| floor | 
folder | 
holds |
|---|---|---|
| 0 | 
`lib/process/` | 
what a process has once: environment (a bad value stops the boot), 
log, 
clock, 
build id, 
the machine's addresses, 
queues of jobs, 
the least priority of background threads, 
the tokens' colours for what is rendered without style sheets |
| 0 | 
`lib/fast-path/` | 
code that trades clarity for speed, 
with its figures beside it |
| 0 | 
`lib/errors/` | 
refusals as codes, 
and what an action returns |
| 1 | 
`lib/rules/` | 
pure rules by feature; `access.ts`: who may do what, 
for pages, 
actions and sockets alike. 
`now` and `random` are arguments |
| 1 | 
`lib/content/` | 
the lesson as validated data: sections, 
sources, 
modes, 
prompts, 
checks, 
rubric, 
exemplars |
| 1 | 
`lib/document-format/` | 
a document as data, 
for browser and server: fields, 
limits, 
the format of stored rows, 
the names of what a browser stores; `replay/` how a text was written, 
and versions of it |
| 1 | 
`lib/wire/` | 
what browser and server send each other: messages of both sockets, 
headers |
| 1 | 
`lib/messages/` | 
from a message of `messages/en.json` to the sentence on screen; `ClientMessages` sends a page's client components theirs; tests of every message |
| 1 | 
`lib/csv/` | 
rows as CSV that spreadsheets do not run; a CSV file's bytes as text, 
rows and cells, 
and back, 
for browser and server |
| 2 | 
`db/` | 
`schema/` by feature, 
client, 
embedded database, 
migrations; `backup/` all rows out of a database and into an empty one; `queries/<feature>`, 
`queries/documents` rows of text; `testing/` a database for tests |
| 3 | 
`lib/bus/` | 
what processes publish to each other after a commit: in memory, 
or on Redis |
| 3 | 
`lib/auth/` | 
who is asking: next-auth, 
sessions as rows, 
hashing, 
throttles (their rules are in `lib/rules/signing-in`), 
`require…` for pages and actions; `outside/` the school's provider, 
and a sign-in on its way there and back; `platform/` learning platforms: launches checked, 
what is signed for them and asked of them |
| 4 | 
`lib/classroom/` | 
use cases by feature: load, 
decide by a rule, 
write, 
publish; sentences that need facts (what a change would mean) |
| 5 | 
`lib/actions/` | 
server actions by feature, 
and the frame in which they all run |
| 5 | 
`lib/realtime/` | 
the server's sockets. 
`sockets/` what both kinds share: handshakes, 
limits, 
pauses, 
throttles. 
`documents/` one socket's story (what it may do, 
and when that ends), 
with `room/`, 
`update-log/`, 
`compaction/`, 
`presence/`, 
`peers/` (other processes), 
`misuse/`. 
`invalidation/` which pages show which topics, 
and telling them to refresh; the clock, 
presence. 
`board/` the numbers of the worksheets |
| 6 | 
`components/` | 
React by feature. 
`ui/` the design system: `controls/`, 
`overlays/`, 
`marks/`, 
`display/`, 
`look/` (tokens, 
breakpoints; `modes/` the mark, 
hue and pattern of each mode), 
`showcase/`. 
`documents/` a document in the browser: `connection/`, 
`text/` (fields, 
carets), 
`local-copies/` on the device. 
`invalidation/` following topics and the phase. 
`actions/` running an action: pending, 
its refusal, 
no answer. 
`page-frame/` what is around or in place of a page: frames, 
offline pages, 
problems |
| 7 | 
`app/` | 
routes only: pages, 
layouts, 
route handlers |
| 8 | 
`lib/server/` | 
`run.js` runs one of `programs/`. 
`boot/` from the command to the first page, 
and the stop. 
`http/` the port: `front-door/` refuses what no page of ours sends; beside it `database-down-page.ts`, 
`compress-answer.ts`, 
probes, 
upgrades, 
the request queues. 
`commands/` for whoever runs the machine, 
`doctor/` what `npm run doctor` looks at; `backup/` backups as files, 
restoring and trying them. 
`demo/` simulated students. 
|
| 9 | 
`e2e/` | 
`specs/<feature>` browser tests; `specs/access` every role × route × action, 
`specs/every-page`, 
`specs/a-whole-lesson`, 
`specs/engines` Firefox and WebKit. 
`support/` what they drive with. 
`faults/` the real server under faults, 
`fuzz/` documents under whatever happens, 
`mutants/` small changes that a test has to notice, 
`earlier-builds/` databases that earlier builds have made, 
`soak/` a school for half an hour, 
`image/` the image built and started, 
`run/` the command that runs all tests, 
and the screenshots |
| 9 | 
`bench/` | 
benchmarks run by hand, 
one per file: `sync/` beside other servers, 
`attack/` what others wait while somebody attacks, 
`bare/` the page that others are weighed against |

`testing/` in any of these has what tests drive it with; `lib/testing` what all tests share. 
Beside these: `deploy/` what runs it elsewhere: systemd, 
proxies, 
dashboards; `messages/` every sentence of the screens, 
a file per language; `public/` the icon and `a/worker.js`, 
which caches a student's pages for when there is no connection; `docs/`.

## From a command to the first page

`npm start` → `lib/server/run.js`: `programs/start.ts` as the last build bundled it, 
or its source through tsx when something differs from the build's stamp (`build-stamp.js`) → `boot.ts`: environment (`lib/process/env.ts`) → data folder, 
0700, 
with its secret → the port is free → pages are built, 
the programs bundled for the next start, 
and the files of an empty database made, 
if the stamp differs (`boot/build.ts`; with `DATABASE_URL` after the database) →
database, 
under the folder's lock → migrations, 
under an advisory lock → the bus, 
on Redis if `REDIS_URL` is set → Next → HTTP → sockets → addresses on the terminal. 
What stands in the way is a `BootError`: one
sentence and exit code 1.

## The front door

Every request and every upgrade passes `checkRequest` (`lib/server/http/front-door/`) before anything else sees it.

- `address.ts` finds the true address: a plain `Host` or 400, 
one of this server's names or 421 (`own-host.ts`); what clients claim in `x-forwarded-*` and `forwarded` is deleted and set anew from `Host` and the socket, 
from the
  n-th hop with `TRUST_PROXY=n`, 
or from `NEXTAUTH_URL`.
- `same-origin.ts` refuses (403) whatever may change something and says it comes from elsewhere. 
GET changes nothing, 
but for one: the provider of the school's accounts sends the browser back to `/sign-in/school/callback`, 
which signs in who has the cookie of a sign-in begun in this browser; `/lti/enter` does the same for a launch from a course. 
Forms of a learning platform come in at `/lti/login` and `/lti/launch` (`lib/wire/platform-paths.ts`): what they may do is decided by the platform's signature.
- `body/body.ts` counts a body before any page reads it: 413 above 1 MiB.
- `response-headers.ts` makes the nonce and the headers that every answer carries; `locked-headers.ts` keeps Next from overwriting them.
- Next sometimes fetches from itself. 
Such a request carries a value only this process knows, 
and is let through untouched.

## More than one process

With `DATABASE_URL` and `REDIS_URL` any number of processes of one build serve one installation behind any load balancer ([operating.md](operating.md)), 
and during an update two builds beside each other: migrations only add what the build before can leave out ([why](decisions/0041-databases-of-earlier-builds.md)); `CROSSCASE_ROLE` splits pages from sockets. 
Facts are in the database and nowhere else: what a process keeps in memory is
what it has open (rooms, 
live pages, 
presence), 
told to the others over `lib/bus`, 
and guards of its own resources (password hashes at once, 
pending handshakes, 
sockets of a user), 
which are meant to be per process. 
Throttles, 
sessions and locks are rows. 
Documents are independent, 
so sync scales by room
([sync.md](sync.md), 
R13).

## Twice in one process

Next's bundle and the server's own each hold `lib/*` and `db/*`. 
What must be one per process (pool, 
bus, 
log, 
hashing gate) lies on `globalThis` under one symbol.
