# Coverage

Which test holds which rule of the product and of [sync.md](sync.md). 
`docs/coverage.test.ts` fails when a built rule has no row here, 
when a row names a file or a test that does not exist, 
and when a test's
name does not cite its rule. 
A row is a clause of a rule: whoever builds or changes one finds here what must stay green, 
and a clause without a row is not held by anything. 
A rule is built when each of its clauses is; what is missing stands
under *Not built yet*, 
with its rule, 
and in no row. 
Whoever builds such a clause moves it up.

Built: S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
S8, 
T1, 
T2, 
T3, 
T4, 
T5, 
T6, 
T7, 
T8, 
T9, 
T10, 
T11, 
T12, 
T13, 
T14, 
T15, 
T19, 
B1, 
B2, 
B3, 
B4, 
B5, 
B6, 
B7, 
B8, 
B9, 
B10, 
Q1, 
Q2, 
Q3, 
Q4, 
Q5, 
Q6, 
Q7, 
Q8, 
Q9, 
Q10, 
Q11, 
Q12, 
Q13, 
Q14, 
Q15, 
Q17, 
Q18, 
Q19, 
Q20, 
Q21, 
Q22, 
Q23, 
Q24, 
Q25, 
Q31, 
Q32, 
Q33, 
Q34, 
R1, 
R2, 
R3, 
R3a, 
R3b, 
R3c, 
R4, 
R5, 
R6, 
R7, 
R8, 
R9, 
R10, 
R11, 
R12, 
R13, 
R14.

Built in part: Q16.

| rule | 
clause | 
tests |
|---|---|---|
| S1 | 
code, 
name and PIN; no email | 
`e2e/specs/joining/join.spec.ts`: "S1: with the code in hand a student is in within three fields and 20 s, 
on a phone"; 
"S1: a wrong code is refused kindly, 
and stays to be compared with the one on the projector" · 
`lib/classroom/joining/joining.int.test.ts`: "S1: what can't be a code, 
a name or a PIN is said, 
each at its field" · 
`lib/rules/joining/names.test.ts`: "S1: case, 
spaces and composition do not make another name" · 
`lib/rules/joining/class-code.test.ts`: "S1: any case, 
spaces, 
dashes and full-width letters are forgiven" · 
`lib/rules/signing-in/secrets.test.ts`: "S1: a PIN has 4 to 8 digits" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" · 
`lib/rules/joining/names.test.ts`: "S1: a letter carries no more marks than scripts write, 
so that no name runs over the lines around it"; 
"S1: a name that is too long is refused before its marks are put in order, 
which takes very long, 
and any name is read once from end to end" · 
`e2e/specs/engines/lesson.spec.ts`: "S1, 
S2, 
S4, 
S5, 
S6, 
S7, 
T2, 
T12: in ${engine} a student goes through the whole lesson on a phone's width, 
and the teacher moves the class, 
reviews and shows the results" |
| S1 | 
again, 
on any device | 
`lib/classroom/joining/joining.int.test.ts`: "S1: signing in again takes code, 
name and PIN; another PIN is refused and makes nobody" |
| S1 | 
a taken name asks for its PIN and never makes a second student | 
`e2e/specs/joining/join.spec.ts`: "S1: a taken name asks for its PIN, 
and a letter more makes another student" · 
`lib/classroom/joining/joining.int.test.ts`: "S1: 50 parallel joins of one name make one student, 
and the same PIN signs all of them in"; 
"S1: 50 parallel joins of one name with different PINs make one student; five are asked for its PIN, 
the others to wait" |
| S1 | 
a name that looks like another, 
by what nobody sees or by letters of another script, 
is that name; names that a person tells apart are not | 
`lib/classroom/joining/look-alikes.test.ts`: "S1: a character that nobody sees makes no other name, 
wherever it stands"; 
"S1: letters of other scripts that look like Latin ones make no other name, 
in capitals or small"; 
"S1: Latin letters and digits that look the same as they are shown make no other name"; 
"S1: one more dot on i or j, 
and a mark that joins letters of another script, 
make no other name"; 
"S1: letters of another case that look the same, 
and two letters that look like one, 
make no other name"; 
"S1: names that a person tells apart stay apart, 
in one script or two"; 
"S1: every name looks like itself, 
with anything unseen in it, 
and looking alike goes both ways" · 
`lib/rules/joining/names.test.ts`: "S1: of marks on a letter of another script, 
or on nothing, 
only those show that any script has" · 
`lib/classroom/joining/joining.int.test.ts`: "S1: a name that looks like one in the class is asked for its PIN, 
makes nobody, 
and gives no name away; 20 at once make one"; 
"S1: names in several scripts, 
with all that they are written with, 
join beside one another and are shown as typed"; 
"S1, 
B9: two students of an earlier build whose names look the same both stay, 
under their PINs; the name opens the first one's place, 
and the teacher renames the other" |
| S1 | 
no names before sign-in | 
`e2e/specs/joining/join.spec.ts`: "S1: nothing sent to someone who is not signed in names a student" |
| S1 | 
whoever is signed in goes on from the square code of their class, 
and signs out first at that of another | 
`e2e/specs/joining/join.spec.ts`: "S1, 
B1: the square code scanned by someone who is in already leads on; that of another class says so, 
and lets them sign out first" |
| S1 | 
roster names and reset PINs begin with a one-time PIN | 
`e2e/specs/joining/join.spec.ts`: "S1: a roster name comes in with the PIN on its slip and picks its own" · 
`lib/classroom/joining/joining.int.test.ts`: "S1: a name on the roster signs in first with the one-time PIN, 
which its own PIN replaces"; 
"S1: two devices that use one slip at once: one PIN wins" · 
`lib/rules/signing-in/secrets.test.ts`: "S1: a one-time PIN has 6 digits, 
leading zeros too" |
| S1 | 
a reset ends that student's sessions | 
`lib/classroom/joining/joined-students.int.test.ts`: "S1: resetting a PIN ends that student's sessions at once and no one else's" · 
`lib/server/testing/copied-cookie-tests.ts`: "S1: ends with a PIN reset, 
and with removal" |
| S1 | 
every student page shows the name with *Not you?* | 
`e2e/specs/every-page/phone.spec.ts`: "S1: every student page of ${phase} names its student, 
and fits a phone of 320 px and a finger" |
| S1 | 
*Not you?* asks first, 
*Sign out* does not | 
`e2e/specs/signing-in/signing-out.spec.ts`: "S1: *Not you?* asks before it signs out, 
and *Sign out* is beside it" · 
`e2e/specs/engines/pages.spec.ts`: "S1: in ${engine} *Not you?* signs out while the page is asking for news" |
| S1 | 
signing out clears the device; with unsaved words, 
a vote or a comment that was begun it asks first | 
`e2e/specs/signing-in/signing-out.spec.ts`: "S1: signing out clears the device, 
and Back shows nothing of the one who left"; 
"S1, 
Q20: signing out with words not saved yet says so first, 
and offers to wait"; 
"S1, 
Q4: signing out with a vote that is not sent yet says so first; with one that was only begun it says that this is deleted"; 
"S1: without a connection nobody is signed out by half: it says so, 
and nothing is taken off the device"; 
"S1, 
Q4, 
R6: *Wait, 
then sign out* on the page on which one chooses an activity sends a vote and words that closed pages left" · 
`components/signing-in/sign-out/unsent-on-device.test.ts`: "S1, 
Q4: a vote that was cast and has not arrived is unsent, 
whichever page one signs out from; one that was only begun is a draft; another student's is neither"; 
"S1, 
T12: a comment that a teacher has written and not sent is a draft; one that is as it was stored is not" · 
`lib/server/testing/copied-cookie-tests.ts`: "S1: ends with the sign-out it was copied before; the person's other devices go on (Q20)" |
| S1 | 
a shared Chromebook keeps nothing of the last student, 
on plain http too, 
signed out or not | 
`e2e/specs/signing-in/shared-device.spec.ts`: "S1: A signs out, 
B signs in in the same browser: Back, 
forward, 
storage and fields hold nothing of A"; 
"S1: who did not sign out leaves nothing to the next one either; what is one's own stays" · 
`e2e/specs/joining/lan.spec.ts`: "T1, 
S1: it works from another device over plain http without any setting: joining, 
writing, 
signing out" |
| S1 | 
a page from the back-forward cache reloads | 
`e2e/specs/joining/join.spec.ts`: "S1: a page that comes back from the back-forward cache loads anew" |
| S1 | 
a PIN that others would try first is refused when it is picked | 
`lib/rules/signing-in/secrets.test.ts`: "S1: years, 
rows of digits and the 30 commonest PINs are guessable"; 
"S1: of all PINs of four digits fewer than 320 are refused" · 
`lib/classroom/signing-in/guessing.int.test.ts`: "S1: a PIN that others would try first is refused when it is picked, 
and makes nobody" |
| S1 | 
wrong PINs cost a wait, 
never a lock; five are free | 
`lib/rules/signing-in/throttle.test.ts`: "S1: five misses are free, 
then 30 s, 
doubling to 5 minutes"; 
"S1: a wait runs down by itself and ends: never a lock"; 
"S1: however tries are spread over a day, 
at most 5 free ones and one per wait are looked at" · 
`lib/classroom/signing-in/guessing.int.test.ts`: "S1: five are free, 
the sixth costs 30 s, 
in which the right one is refused too; then it is in, 
and they are forgotten"; 
"S1: of 60 PINs at once six are looked at, 
and the right one after them tells nothing"; 
"S1: the PIN on a slip is guarded like any other" · 
`lib/classroom/signing-in/student-throttles.int.test.ts`: "S1: what nobody has added to for a day is deleted"; 
"S1: of wrong PINs for all names of a class an address has 30, 
then one every two minutes; another address, 
and a browser in which the student has signed in, 
do not wait"; 
"S1: of 50 wrong PINs for all names of a class that an address sends at once 30 are answered, 
and the right one after them tells nothing"; 
"S1: wrong PINs that others type keep no student out of their own browser"; 
"S1: PINs that nobody may pick, 
under 40 names, 
keep nobody waiting at their address; past 30 they hear the same for each name, 
and are counted for none"; 
"S1: where an address has no wrong PINs left the teacher is told; a new PIN opens, 
and a new PIN or *Clear* for one student lets the whole class try again" |
| S1 | 
new names have a bound, 
by browser and by address in a class; a class of 150 behind one address never waits, 
names that are there and names on the roster never do, 
and whoever waits hears when and who helps | 
`lib/rules/signing-in/throttle.test.ts`: "S1: a class of 150 behind one address is in at once, 
200 are; then one name each 10 s"; 
"S1: a browser makes three names at once, 
then one each 5 minutes; a waiting name is never more than 5 minutes away"; 
"S1: however new names of ${what} are spread, 
no more are made than the bound allows, 
and no wait is longer than one name's" · 
`lib/classroom/joining/new-names.int.test.ts`: "S1: a known browser makes three, 
the fourth hears when to try again and who helps, 
and 5 minutes later it is in"; 
"S1: names that are there sign in, 
and roster names come in, 
however many new names the browser or the address has made"; 
"S1: what makes no name costs nothing: a wrong PIN, 
a PIN that nobody may pick"; 
"S1: of 20 new names at once in one browser three are made; a name that is removed does not give one back"; 
"S1: one device with no cookies makes 200 names in a class and no more; another address, 
and another class, 
do not wait"; 
"S1: of a class of 150 behind one address the last forty, 
some in browsers that are known, 
are in without a wait"; 
"S1: a process that starts anew has forgotten none of it" · 
`e2e/specs/joining/new-names.spec.ts`: "S1, 
B1: a browser that has made several new names is told when to try again and who can help, 
keeps what was typed, 
and is let in with a name that is there, 
or later" |
| S1 | 
the teacher is told when new names come fast, 
and removes those who joined since a time, 
all at once; whoever has written or is placed is ticked by hand only | 
`lib/rules/joining/new-names.test.ts`: "S1: a class of 30 that joins before teams are made raises no alarm, 
at once or over ten minutes"; 
"S1: once teams are made eight within 5 minutes do, 
and say how many of them came from one address"; 
"S1: of names whose address nobody knows none is said to come from one"; 
"S1: the teacher is told for 15 minutes"; 
"S1: whoever has written or is in a team is not ticked by itself; whoever only voted is"; 
"S1: an alarm names no more than came, 
all within 5 minutes, 
and no busier 5 minutes are left unsaid" · 
`components/joining/new-names/last-time.test.ts`: "S1: is the last one of that name: earlier today, 
or yesterday"; 
"S1: what is no time is none" · 
`lib/classroom/joining/remove-new-names.int.test.ts`: "S1, 
T8: those ticked go at once and are signed out; roster names are not listed, 
and who wrote, 
voted or is placed is marked"; 
"S1: whoever began to write or was placed while the teacher looked keeps everyone in the class until the teacher looks again"; 
"S1: nobody of another class, 
nobody on the roster and nobody who joined 12 hours ago is removed"; 
"S1: once teams are made, 
many new names are said with how many came from one address, 
and removing them ends it"; 
"S1: a class of 30 that comes before the teams raises none, 
40 do; names on the roster never do" · 
`e2e/specs/joining/new-names.spec.ts`: "S1, 
T8: the teacher hears of many new names on the board, 
removes those who joined lately, 
and takes that back" |
| S1 | 
the teacher sees wrong PINs and clears them; signed-in devices go on | 
`e2e/specs/signing-in/prying.spec.ts`: "S1, 
B1: too many wrong PINs say when to try again and who can help, 
keep the name, 
and the teacher clears them in one click" · 
`lib/classroom/signing-in/guessing.int.test.ts`: "S1: Ben's wait is nobody else's, 
and devices that are signed in as Ben go on"; 
"S1: the teacher sees how many there were, 
few ones too, 
is told at once when they cost a wait, 
and clears them"; 
"S1: a new PIN clears the wait with the old one" · 
`lib/classroom/signing-in/student-throttles.int.test.ts`: "S1: wrong PINs in a browser that knows the student are shown to the teacher with the others, 
cleared with them, 
and past five count for the address too" |
| S1 | 
unknown codes: 60 and one a second from an address; a class seen there is always joined | 
`lib/rules/signing-in/throttle.test.ts`: "S1: however codes are tried, 
no more than 60 and one a second are looked at, 
and the next is at most a second away" · 
`lib/rules/signing-in/network.test.ts`: "S1: one address has one network however it is written, 
and an IPv6 address has its first 56 bits" · 
`lib/classroom/signing-in/guessing.int.test.ts`: "S1: of 80 at once 60 are looked up; codes that a class has are then refused as well, 
and looked up a second later"; 
"S1: a class is always joined from where its teacher, 
or one of its students, 
was seen in the last 12 hours, 
and only from there"; 
"S1, 
Q20: a class of 150 joins at once from one school's address, 
whatever someone there has tried" · 
`lib/server/testing/unknown-code-tests.ts`: "S1: 60 unknown codes from one address, 
then one a second, 
whatever page they are tried on; pages then tell nothing, 
and a class that was seen there is always joined"; 
"S1: what another site embeds looks no code up, 
and pays for none" · 
`lib/classroom/signing-in/sign-in.int.test.ts`: "S1: what a client claims about its address counts for nothing where no proxy was set" |
| S1 | 
no timing tells whether a name is there | 
`lib/classroom/signing-in/wrong-passwords.int.test.ts`: "S1: in a class closed to new names, 
a name that is not there takes as long as one that is; so does a slip's PIN, 
and a code nobody has"; 
"S1: with a PIN that nobody may pick, 
a free name takes as long as a taken one" · 
`lib/classroom/signing-in/student-throttles.int.test.ts`: "S1: a PIN that nobody may pick hears the same for a free name and a taken one, 
and is counted for both" |
| S1 | 
misfits at the door: a double click, 
two tabs, 
emoji, 
right to left, 
80 letters | 
`e2e/specs/joining/misfits-join.spec.ts`: "S1: a double click on Join makes one student, 
who is in"; 
"S1: two tabs that join at once with one name and PIN are one student; with two names the last one is who the device is"; 
"S1: a name with ${kind} joins, 
is shown as it is, 
and comes back on another device" · 
`lib/messages/names.test.ts`: "S1: is shown as it was typed, 
whatever signs are in it, 
in every branch of every sentence, 
between tags too" |
| S1 | 
a class that joins in the same second is in line, 
and in by itself | 
`e2e/specs/joining/misfits-join.spec.ts`: "S1, 
B1: whoever presses Join when too many do is in line, 
with all that was typed, 
and is in by themselves"; 
"S1, 
Q20: of a class of 150 that presses Join in the same second each is in, 
and is asked for nothing again" · 
`lib/errors/errors.test.ts`: "S1, 
B1: a refusal that another copy of the code has thrown is one too, 
and ends in its sentence" |
| S1 | 
words that the server does not prove to have wait on the device for their student, 
and are shown to nobody else; whoever signs out is told | 
`e2e/specs/documents/left-copies.spec.ts`: "S1, 
Q20: signing out asks about words that a closed page left, 
and leaves no copy; signed out by itself, 
the same student finds them again"; 
"S1: the next student of a shared device is shown nothing of the one before, 
who did not sign out; words that were not sent wait for the one who typed them"; 
"S1: signed out with words that did not get through, 
they stay on the device, 
the page one lands on says so, 
and they are sent after the next sign-in" |
| S1 | 
of two names that are one student's, 
words of the other count as the student's, 
and are shown to nobody else | 
`components/signing-in/sign-out/unsent-on-device.test.ts`: "S1, 
T15: text that was set aside under a name merged into the student's is unsent, 
until the merge is undone" · 
`e2e/specs/documents/merged-words.spec.ts`: "T15, 
R14, 
S1: words left on a device under a name that was merged are shown to nobody but the student whose names both are, 
who adds them to the text" |
| S1 | 
a copy that is stored goes with its student, 
or with the next one's first page | 
`e2e/specs/documents/left-copies.spec.ts`: "S1, 
R14: the next student's first page takes the copy of the one before, 
all of which is stored, 
also when that one is in no team any more" |
| S1 | 
pages kept for when there is no connection go with the student | 
`e2e/specs/documents/offline-pages.spec.ts`: "S1, 
Q6: a new build, 
a phase that goes back, 
the next student, 
and signing out take what was kept with them" |
| S1 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "S1: screens of joining pass whole-page axe, 
a wrong code and a wrong PIN too"; 
"S1, 
S8: dialogs, 
menus, 
news and errors of students pass whole-page axe, 
each by name" |
| S1 | 
text twice as large, 
and names that nobody expects, 
make no page scroll sideways | 
`e2e/specs/every-page/large-text.spec.ts`: "S1, 
S4, 
T9: with text twice as large Write and the teacher’s pages do not scroll sideways on a phone, 
and nothing in their heads overlaps on a laptop"; 
"S1, 
T12: a name of 80 letters without a break fits the submission’s page at 320 px" |
| S2 | 
sections, 
rail, 
sources, 
glossary | 
`e2e/specs/learning/learn.spec.ts`: "S2: a section is read, 
its sources hang beside it, 
a term explains itself, 
the section stays while there is no connection, 
and the rail keeps count"; 
"S2: the whole lesson reads on a phone without scrolling sideways" · 
`lib/content/content.test.ts`: "S2: every citation has its source, 
and every source is cited somewhere"; 
"S2: every section of the lesson that states facts names sources, 
and every figure says where it comes from" · 
`components/learning/reading/layout.test.ts`: "S2: every source a section cites hangs in its margin" |
| S2 | 
matching by drag, 
click, 
keyboard and touch, 
announced | 
`e2e/specs/learning/match.spec.ts`: "S2: matching by clicking; a wrong place explains itself, 
and what is placed survives a reload"; 
"S2: matching by keyboard alone, 
to the end; each placement is announced and Esc puts a term back"; 
"S2: matching by dragging; dropped elsewhere a term goes back, 
and Esc ends a drag"; 
"S2: matching by touch on a phone, 
by tapping and by dragging with a finger"; 
"S2: a placement that does not get through says so, 
and the term stays in hand" · 
`components/learning/matching/matching-table.test.ts`: "S2: one term at a time is picked up; picking it again, 
or Esc, 
puts it back" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" · 
`e2e/specs/engines/lesson.spec.ts`: "S1, 
S2, 
S4, 
S5, 
S6, 
S7, 
T2, 
T12: in ${engine} a student goes through the whole lesson on a phone's width, 
and the teacher moves the class, 
reviews and shows the results" |
| S2 | 
two checks, 
each wrong option explained | 
`e2e/specs/learning/learn.spec.ts`: "S2: a check explains each wrong option and the right one, 
and tries are kept" · 
`lib/content/content.test.ts`: "S2: the two checks have one right option each and an explanation for every option" |
| S2 | 
tries are kept and the teacher sees them | 
`lib/classroom/learning/learning.int.test.ts`: "S2: are kept, 
in order, 
wrong ones too, 
until the subject is answered"; 
"S2: how far each student got, 
tries per exercise, 
and the wrong answers by students and not by tries; who is absent is marked so" · 
`e2e/specs/learning/learn.spec.ts`: "S2: the teacher sees who got how far and what went wrong, 
live, 
and reads the whole lesson with its answers" · 
`lib/rules/learning/learning.test.ts`: "S2: all until the subject is answered, 
then none" |
| S2 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "S2: screens of Learn pass whole-page axe, 
a wrong answer and the choice of modes too" |
| S3 | 
once, 
privately, 
at the end of Learn; who is early has the exemplars | 
`e2e/specs/learning/learn.spec.ts`: "S3: the lesson ends with the first vote, 
and a student who is early finds the worked examples" · 
`lib/rules/learning/learning.test.ts`: "S3: the first vote comes last, 
after the sections, 
the matching and the checks" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" |
| S4 | 
all type at once in every field; who is here, 
and where | 
`e2e/specs/writing/write.spec.ts`: "S4: every field is open to every member at once, 
and says who is in it" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" · 
`e2e/specs/engines/together.spec.ts`: "S4, 
B4: Firefox, 
WebKit and Chromium type in one field at the same time; all words stand on each, 
and all are saved" |
| S4 | 
remote text moves no caret and breaks no composition | 
`e2e/specs/writing/write.spec.ts`: "S4: an IME composition is not broken by remote text" · 
`components/documents/text/text-binding.test.ts`: "S4: remote text in front moves my caret along, 
remote text behind leaves it, 
and my selection keeps its words and direction"; 
"S4: holds remote text back until it ends, 
then shows both, 
caret behind mine"; 
"S4: converges, 
every field shows its document, 
no character is broken, 
and a composing field is left alone" · 
`components/documents/text/deferred-changes.test.ts`: "S4: any mix of remote and own edits keeps all remote text, 
all own text, 
and the order on the screen" · 
`components/documents/text/text-edit.test.ts`: "S4: what is left of it stays left of it, 
what is right of it stays right" |
| S4 | 
undo undoes only mine | 
`e2e/specs/writing/write.spec.ts`: "S4: undo undoes only mine" · 
`components/documents/text/text-binding.test.ts`: "S4: takes back my words and leaves a team-mate's, 
also those inside mine" · 
`e2e/specs/engines/lesson.spec.ts`: "S1, 
S2, 
S4, 
S5, 
S6, 
S7, 
T2, 
T12: in ${engine} a student goes through the whole lesson on a phone's width, 
and the teacher moves the class, 
reviews and shows the results" |
| S4 | 
prompts and an example one tap away | 
`e2e/specs/writing/write.spec.ts`: "S4: the mode's own prompts, 
a worked example and its part of the lesson are one tap away, 
and the words are there on return" |
| S4 | 
found or invented | 
`e2e/specs/writing/write.spec.ts`: "S4: a link marks the scenario as found; what is no link is kept and said so" · 
`lib/rules/writing/handing-in.test.ts`: "S4: never makes anything but http addresses" |
| S4 | 
Saved, 
Saving…, 
Offline, 
always in sight; typing goes on and merges | 
`e2e/specs/writing/write.spec.ts`: "S4: whether it is saved is seen wherever one has scrolled to"; 
"S4: offline says so and goes on; what was typed meanwhile merges on return"; 
"S4: emoji families, 
right-to-left text and a paste of 50 kB arrive whole" · 
`components/documents/text/written-text.test.ts`: "S4: are mine since that moment, 
not a team-mate's, 
not the deleted, 
by field" |
| S4 | 
by keyboard, 
on a phone | 
`e2e/specs/writing/write.spec.ts`: "S4: by keyboard alone on a phone-sized page" · 
`e2e/specs/engines/pages.spec.ts`: "S4, 
T9: in ${engine} no page scrolls sideways with text twice as large at 390 px, 
nor the teacher's with a name of 80 letters at 320 px" |
| S4 | 
a hint asks only a beginning for more, 
and goes when there is enough or the case is handed in | 
`lib/rules/writing/hint.test.ts`: "S4: a hint asks only a beginning for more: an answer of 25 words may hold what it asks for" · 
`components/writing/hint.test.tsx`: "S4: a hint says how much to write, 
how to go on from a beginning, 
and nothing once there is enough, 
or when the case is handed in" |
| S4 | 
one types above the hand-in bar; the task and how it is marked are one press away | 
`e2e/specs/writing/write.spec.ts`: "S4: at ${viewport.width} × ${viewport.height} one types above the hand-in bar; the task and how the case is marked are one press away" · 
`e2e/specs/engines/pages.spec.ts`: "S4: in ${engine} the line one types stands above the hand-in bar, 
on a laptop and on a phone, 
before its first key too" |
| S4 | 
words typed offline outlive the page | 
`e2e/specs/documents/offline.spec.ts`: "R6, 
S4: words typed offline outlive a killed page, 
merge with what the team-mate typed meanwhile, 
and are there once"; 
"R6, 
S4: a lid closed on words typed offline, 
and opened again: they merge with what the team-mate typed meanwhile, 
are there once, 
and are Saved" |
| S4 | 
a page that is reloaded without a connection goes on; so does one that is open on plain http | 
`e2e/specs/documents/offline-pages.spec.ts`: "R6, 
S4, 
R14: offline for 60 s, 
reloaded meanwhile, 
while the team-mate types: on return both texts are there once" · 
`e2e/specs/joining/lan.spec.ts`: "S4, 
R6: on plain http, 
without a service worker, 
an open page goes on without a connection, 
and words outlive it" · 
`e2e/specs/engines/outage.spec.ts`: "S4, 
R6: in ${engine} one types on for 20 s without a server, 
is saved within seconds of its return, 
and a page that is loaded again without it opens as it was kept" |
| S4 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "S4: screens of Write pass whole-page axe, 
offline, 
handed in and moved on too" |
| S4 | 
with text twice as large nothing scrolls sideways or overlaps | 
`e2e/specs/every-page/large-text.spec.ts`: "S1, 
S4, 
T9: with text twice as large Write and the teacher’s pages do not scroll sideways on a phone, 
and nothing in their heads overlaps on a laptop" |
| S5 | 
the match names the partner, 
both modes, 
and who is first; *Present* with a timer | 
`e2e/specs/comparing/compare.spec.ts`: "S5, 
Q3: two cases side by side; a live one is labelled, 
and a hand-in replaces it" · 
`components/comparing/present/steps.test.ts`: "S5: arrows, 
page keys, 
Home and End move and stay within" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" |
| S5 | 
side by side, 
question by question; stacked on a phone | 
`e2e/specs/comparing/compare.spec.ts`: "S5, 
Q17: cases are aligned question by question: two with the notes between, 
three in columns from 1100 px, 
stacked where it is narrower" · 
`e2e/specs/every-page/phone.spec.ts`: "S1, 
S5: joining, 
presenting and leaving fit a phone of 320 px" |
| S5 | 
shared notes under prompts | 
`e2e/specs/comparing/compare.spec.ts`: "S5: both teams write the notes together" · 
`e2e/specs/documents/offline-notes.spec.ts`: "R6, 
S5: notes typed offline on Compare outlive a killed page, 
merge with what the partner typed meanwhile, 
and are there once" · 
`e2e/specs/engines/lesson.spec.ts`: "S1, 
S2, 
S4, 
S5, 
S6, 
S7, 
T2, 
T12: in ${engine} a student goes through the whole lesson on a phone's width, 
and the teacher moves the class, 
reviews and shows the results" |
| S5 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "S5: screens of Compare pass whole-page axe, 
with two teams, 
three, 
a worked example and a presentation" |
| S6 | 
each votes again, 
privately, 
with a reason | 
`e2e/specs/voting/vote.spec.ts`: "S6, 
Q11: a ballot by keyboard alone; the count says how many, 
never for what; it can be changed, 
and kept after all" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" · 
`e2e/specs/engines/lesson.spec.ts`: "S1, 
S2, 
S4, 
S5, 
S6, 
S7, 
T2, 
T12: in ${engine} a student goes through the whole lesson on a phone's width, 
and the teacher moves the class, 
reviews and shows the results" |
| S6 | 
no tally reaches a device before the reveal | 
`e2e/specs/voting/vote.spec.ts`: "S6, 
Q6: no response to a student carries a tally, 
a reason or another's vote before the reveal" · 
`lib/classroom/results/results.int.test.ts`: "S6, 
Q6: no tally and no reason for a student in %s, 
nor for the wall"; 
"S6: a student's status holds their own ballots and numbers of people only" |
| S6 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "S6: screens of voting and results pass whole-page axe, 
a missing vote and the tables behind the pictures too" |
| S7 | 
before and after, 
by mode, 
head to head, 
reasons without names | 
`e2e/specs/results/results.spec.ts`: "S7, 
Q10, 
Q11: results: each figure has its sentence and its table; reasons carry no name"; 
"S7: results and casebook on a phone, 
in the dark, 
do not scroll sideways" · 
`components/results/flow-layout.test.ts`: "S7: bands fill each mode's block exactly, 
and stay inside the picture" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" · 
`e2e/specs/engines/lesson.spec.ts`: "S1, 
S2, 
S4, 
S5, 
S6, 
S7, 
T2, 
T12: in ${engine} a student goes through the whole lesson on a phone's width, 
and the teacher moves the class, 
reviews and shows the results" |
| S7 | 
a readable, 
printable casebook | 
`lib/classroom/casebook/casebook.int.test.ts`: "S7, 
Q3: holds the latest submissions, 
by mode, 
with the names at the hand-in, 
and nothing that was not handed in"; 
"S7, 
Q3: does not hold what was taken back" · 
`e2e/specs/results/results.spec.ts`: "S7, 
Q3, 
T14: the teacher puts an unfinished case in; the casebook is set on A5; submissions with levels and comments and one student’s portfolio print to PDF too, 
each with its words in it" · 
`lib/rules/results/tally-sentences.test.ts`: "Q10, 
S7: say nothing of how the class moved where nobody voted both times, 
or too few voted" |
| S8 | 
every waiting page says what is awaited, 
offers something, 
and opens by itself | 
`e2e/specs/phases/steer.spec.ts`: "S8: before the start, 
in no team, 
and after the end, 
a page says what is awaited and offers something"; 
"S8: a team without a partner, 
a page ahead of the class, 
and a walk-through that is over say what is awaited and lead on"; 
"S8: a page that waits for a partner or the results opens by itself; who reads a worked example meanwhile is told of the partner, 
and of the team" |
| S8 | 
who joins late, 
in any phase, 
knows what to do | 
`e2e/specs/joining/late.spec.ts`: "T3, 
S8: who joins in ${phase} knows what to do, 
is before the teacher within 5 s, 
and is placed with one click"; 
"T3, 
T11, 
S8, 
Q20: who joins when the activity is closed is told that nothing is open, 
and is in the tray once it is open again" |
| S8 | 
from any phase to every open one, 
on a phone too | 
`e2e/specs/every-page/phone.spec.ts`: "S1, 
S8: on a phone the phases are a menu, 
by touch and by keyboard: a team that has not finished goes back from Compare to Write" |
| S8 | 
without a connection a page that was never opened says so, 
leads on, 
and opens by itself | 
`e2e/specs/documents/offline-pages.spec.ts`: "S8, 
Q4, 
R6: without a connection pages that were opened are there, 
others say so and lead to those; a vote waits; all goes on by itself" |
| S8 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "S1, 
S8: dialogs, 
menus, 
news and errors of students pass whole-page axe, 
each by name" |
| T1 | 
from an empty machine to a projected code | 
`e2e/specs/classes/teacher.spec.ts`: "T1: from the empty start page to a projected code in under two minutes and eight clicks" · 
`lib/classroom/signing-in/teachers.int.test.ts`: "T1: needs the key of the set-up link, 
and says what is wrong with a field"; 
"T1: two who set up at once make one teacher; afterwards it is over"; 
"T1: one field makes a class with a code and an activity; only its teacher sees it" · 
`lib/server/boot/startup-message.test.ts`: "T1: the set-up link is printed until there is a teacher" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" |
| T1 | 
the address that others can open | 
`lib/process/join-addresses.test.ts`: "T1: the address is NEXTAUTH_URL when it is set"; 
"T1: else the one in the teacher's browser"; 
"T1: on loopback the machine's own in its networks, 
all of them, 
with the port"; 
"T1: the one that was chosen in this browser comes first; one that the machine no longer has is passed over" · 
`components/joining/address-menu.test.tsx`: "T1: is there only where the machine has several addresses, 
and shows the chosen one" · 
`e2e/specs/joining/lan.spec.ts`: "T1, 
S1: it works from another device over plain http without any setting: joining, 
writing, 
signing out" · 
`e2e/specs/phases/steer.spec.ts`: "T11, 
T1: the wall shows address and code, 
its QR is read as the join page of this class, 
it counts who joins, 
and no student's name" · 
`e2e/specs/engines/pages.spec.ts`: "T1, 
T12: in WebKit, 
over plain http, 
a teacher gives a level and a comment, 
and both are stored" |
| T1 | 
invitations | 
`e2e/specs/classes/teacher.spec.ts`: "T1: a teacher invites another; the link carries an address others can open, 
and works once; the next one is another" · 
`lib/classroom/signing-in/teachers.int.test.ts`: "T1: an invitation makes one account, 
however many use it at once"; 
"T1: an invitation ends after 7 days, 
or when its teacher withdraws it; no one else can" |
| T1 | 
a forgotten password | 
`e2e/specs/classes/teacher.spec.ts`: "T1: the sign-in page refuses kindly and says how to reset a password" · 
`lib/classroom/signing-in/teachers.int.test.ts`: "T1: a new password works once per link, 
within an hour, 
ends the teacher's sessions everywhere, 
and unlinks every account from outside" · 
`lib/classroom/signing-in/reset-meanwhile.many.test.ts`: "T1, 
Q33: a linked account that comes in while a new password is set is refused, 
and unlinked; the only session is that of the new password"; 
"T1, 
Q33: a session that a new password has ended links no account" |
| T1 | 
an address with letters that can’t be seen, 
or that are others in another form, 
is refused | 
`lib/rules/signing-in/emails.test.ts`: "T1: is stored in small letters, 
composed, 
without spaces around it"; 
"T1: has one @ with something on both sides, 
and at most 254 letters"; 
"T1: has no letters that nobody sees, 
and none that are others in another form" · 
`lib/classroom/signing-in/teachers.int.test.ts`: "T1: needs the key of the set-up link, 
and says what is wrong with a field" |
| T1 | 
wrong passwords cost a wait, 
counted apart in a browser the teacher has used; an unknown email hears and takes the same | 
`lib/classroom/signing-in/wrong-passwords.int.test.ts`: "T1: five are free, 
the sixth costs 30 s for this account and for no other; the right one after it clears them"; 
"T1: whoever guesses keeps no teacher out of a browser in which they signed in before"; 
"T1: that browser's own tries are counted too, 
and cost nobody else"; 
"T1: a cookie that was made up, 
changed, 
or names another account gives no share of its own"; 
"T1: of wrong passwords for any emails an address has 30, 
then one a minute; another address, 
and a browser that knows the account, 
do not wait"; 
"T1: of 40 wrong passwords for any emails that an address sends at once 30 are answered, 
and the right one after them tells nothing"; 
"T1: an unknown email hears the same sentences in the same order as a wrong password"; 
"T1: an unknown email takes as long as a wrong password"; 
"T1: of wrong passwords for any emails an address has 30, 
then one a minute; another address, 
and a browser that knows the account, 
do not wait"; 
"T1: of 40 wrong passwords for any emails that an address sends at once 30 are answered, 
and the right one after them tells nothing"; 
"T1: a new password by the terminal's link ends the wait" · 
`lib/classroom/signing-in/sign-in.int.test.ts`: "T1: leaves an HttpOnly cookie that names the teacher's browser, 
which signing out leaves there; others' guesses in two processes count together and don't touch it" · 
`e2e/specs/signing-in/prying.spec.ts`: "T1, 
B1: while others guess a teacher's password, 
the browser they used before signs in; elsewhere a sentence says when, 
and the email stays" |
| T1 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "T1: screens of entering as a teacher pass whole-page axe, 
a wrong password too" |
| T1 | 
as an image it runs as another user, 
read-only, 
in 512 MB (`npm run test:image`) | 
`e2e/image/main.ts`: "T1: the image starts on an empty folder, 
and answers with a page"; 
"T1: it runs as user ${user}, 
without any capability"; 
"T1: its files are read-only to root itself, 
but for /tmp"; 
"T1: its health check passes"; 
"T1: its own user is not root"; 
"T1: 512 MB are enough for it" |
| T1 | 
as compose.yaml says: two processes behind Caddy with https, 
from outside only through it (`npm run test:image`) | 
`e2e/image/compose.ts`: "T1: compose.yaml has two processes"; 
"T1: only the proxy is reached from outside, 
and reaches out"; 
"T1: the processes find the proxy under the name that people open"; 
"T1: ${each} may write nothing but /tmp, 
/data and the volume of backups, 
and gain nothing"; 
"T1: a page comes through the proxy, 
with https, 
under the name in .env"; 
"T1: the proxy keeps /metrics to itself" |
| T1 | 
as a service of systemd | 
`lib/server/testing/deploy-files.test.ts`: "T1: systemd takes deploy/crosscase.service, 
and knows all that is in it" |
| T1 | 
a first database is copied from the build’s files, 
and little of it is kept in memory (`npm run bench:memory` prints how much) | 
`lib/server/boot/boot.int.test.ts`: "T1: is 0700 with secrets 0600 and nothing of the database open to others, 
set at boot where it was not, 
and the same secret makes the same set-up link; gets its first database from the build's files, 
also where a copy was cut off; of that one and of one made before little is kept in memory" |
| T2 | 
random and balanced, 
in one click with a preview | 
`e2e/specs/teams/arrange.spec.ts`: "T2, 
Q13: one click and its preview make random, 
balanced teams; the tray empties; matching them shows who meets whom" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" · 
`e2e/specs/engines/lesson.spec.ts`: "S1, 
S2, 
S4, 
S5, 
S6, 
S7, 
T2, 
T12: in ${engine} a student goes through the whole lesson on a phone's width, 
and the teacher moves the class, 
reviews and shows the results" |
| T2 | 
by hand, 
with menus; what a change means comes first | 
`e2e/specs/teams/arrange.spec.ts`: "T2: by keyboard alone a student is moved, 
with what it means said first, 
and focus is not lost" · 
`lib/classroom/teams/rearranging.int.test.ts`: "T2, 
T7: moving a student leaves the old team's worksheet alone, 
and says so first"; 
"T2: from the tray into a team, 
into a new team with a worksheet, 
and back to the tray"; 
"T2: a team of four takes nobody else, 
and what is not there is refused"; 
"T2: what was shown is what happens: after another change the first is refused" · 
`lib/rules/teams/arrangement.test.ts`: "T2: whatever is moved, 
everyone who was in a team still is, 
but those sent to the tray, 
and no team is empty"; 
"T2: a move that touches no match says that all stand and that nobody else moves" |
| T2 | 
by hand, 
with mouse, 
touch and keyboard; what would break is said where it would break; the drop opens the preview | 
`e2e/specs/teams/dragging.spec.ts`: "T2, 
T7: with the mouse a student is dragged to another team and to the tray, 
and a team onto another to match them: what would break is said where it would break, 
a full team takes nobody, 
Escape leaves things as they are, 
the drop opens the preview, 
and Undo takes it back; whom somebody else moves meanwhile is let go"; 
"T2, 
T5: on a touch tablet a finger drags a team to another mode's column and a student to another team, 
and a tap on the dots shows where to put a student, 
also after the page was scrolled; a tap elsewhere leaves things as they are" · 
`lib/rules/teams/dropping.test.ts`: "T2: a student may be dropped on another team, 
on a mode for a new team, 
and on the tray; a full team takes nobody"; 
"T2: one of two leaves the other alone; one of four breaks nothing"; 
"T2, 
T5: every place gives an answer for everybody, 
and what breaks is about teams there are, 
or a new one" · 
`components/ui/controls/drag-motion.test.ts`: "S2, 
T2: a drag near an edge of the window scrolls towards it" |
| T2 | 
on the board itself, 
beside its clock, 
pause and next phase | 
`e2e/specs/a-whole-lesson/nine.spec.ts`: "T2, 
T3, 
T4, 
T6, 
T7, 
T9, 
T10, 
T12, 
Q12: nine students, 
one late, 
one absent, 
one moved, 
a clock, 
a pause, 
a flag, 
a team watched, 
a match made by dragging, 
a partner with nothing, 
a return: the whole lesson, 
with the board as the teacher’s only page but review, 
by ${how}" |
| T2 | 
a size from 1 to 4, 
with its forecast | 
`lib/rules/teams/random-teams.test.ts`: "T2: every team is within one of the size, 
has at most four students, 
and nobody is alone unless alone is the size"; 
"T2: four or five students are two teams, 
whatever larger size was chosen, 
so that each has one to meet"; 
"T2: beside teams that stay, 
two or three students are one team; one student is alone"; 
"T2: within one mode too, 
no team has more than four students and only a single student is alone"; 
"T2: the forecast is what is made, 
the commonest size first" · 
`e2e/specs/teams/arrange.spec.ts`: "T2, 
T5: a locked team and a locked match stay when teams are made and matched again; the forecast follows the size that is chosen; a slow answer closes and opens no dialog but its own, 
and two locks at once are both sent" |
| T2 | 
a locked team stays when teams are made again; everyone else is placed, 
modes balanced around it | 
`lib/rules/teams/locks.test.ts`: "T2: locked teams keep number, 
members and mode; everyone else is placed once; modes are balanced around them"; 
"T2: the preview names the teams that stay and counts those that end" · 
`lib/classroom/teams/locks.int.test.ts`: "T2: keeps members, 
mode, 
worksheet and number when teams are made again; the others are made anew of the size chosen"; 
"T2, 
T8: locking is in the journal and undone, 
and so is making teams again around it"; 
"T2: a preview that was open before the lock is refused, 
as it would undo what was locked"; 
"T2: teams formed from the choices keep the locked team too" |
| T2 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "T2, 
T5: screens of teams and matches pass whole-page axe, 
and so do their menus and dialogs"; 
"T2, 
T8, 
T15: dialogs, 
menus and errors of teachers pass whole-page axe, 
each by name" |
| T2 | 
once closed, 
nothing is offered that changes teams, 
matches or attendance, 
and the server refuses it | 
`lib/rules/access.test.ts`: "T2, 
T4: the teacher alone changes teams, 
matches and who is absent, 
until the activity is closed" · 
`lib/classroom/phases/closed.int.test.ts`: "T2, 
T4, 
T5, 
B2: no change to teams, 
matches, 
choice or attendance is shown or made, 
and nothing is written"; 
"T2, 
T8: after going back to a phase before, 
changes can be made again" · 
`e2e/specs/teams/arrange.spec.ts`: "T2, 
T8: once the activity is closed the page shows teams and matches and offers no change to them; a change from a page that was open is refused with a sentence" |
| T3 | 
in every phase: in the tray within 5 s, 
knows what to do, 
placed with one click | 
`e2e/specs/joining/late.spec.ts`: "T3, 
S8: who joins in ${phase} knows what to do, 
is before the teacher within 5 s, 
and is placed with one click"; 
"T3, 
T11, 
S8, 
Q20: who joins when the activity is closed is told that nothing is open, 
and is in the tray once it is open again"; 
"T3, 
T8, 
B1: on the board a double click places once and can be undone; who is in a team meanwhile is said so; another team is one click away" · 
`e2e/specs/teams/arrange.spec.ts`: "T3: one click places a late student in the suggested team, 
and their page opens by itself" · 
`e2e/specs/a-whole-lesson/nine.spec.ts`: "T2, 
T3, 
T4, 
T6, 
T7, 
T9, 
T10, 
T12, 
Q12: nine students, 
one late, 
one absent, 
one moved, 
a clock, 
a pause, 
a flag, 
a team watched, 
a match made by dragging, 
a partner with nothing, 
a return: the whole lesson, 
with the board as the teacher’s only page but review, 
by ${how}" · 
`lib/classroom/joining/joining.int.test.ts`: "T3, 
S1: a name on the roster that is placed in a team before anyone has used it signs in with the slip's PIN and is in that team's worksheet, 
in no other" |
| T3 | 
the suggested team: fewest members here, 
one with a match once compare has begun | 
`lib/rules/teams/arrangement.test.ts`: "T3: the suggested team has the fewest members who count; once compare has begun, 
one with a match" · 
`e2e/specs/joining/late.spec.ts`: "T3: the suggested team is the one with the fewest who are here: who is absent does not count" |
| T3 | 
in the tray they read and vote | 
`lib/classroom/learning/learning.int.test.ts`: "T3: a student of the tray who has no row in the activity yet reads too" · 
`lib/rules/access-acts.test.ts`: "T3: students in the tray vote too; teachers, 
strangers and no one do not" |
| T3 | 
joined twice under nearly the same name: the two are one | 
`lib/classroom/joining/merging.int.test.ts`: "T3, 
T15: has one place, 
the votes and tries of both, 
and what was written stays; all of it can be undone"; 
"T3, 
T15, 
S1: the name that went, 
with its own PIN, 
opens the place of the one that stayed, 
until that one's PIN is reset; and the merge can still be undone" |
| T4 | 
one click marks a student absent, 
another takes it back | 
`e2e/specs/joining/absent.spec.ts`: "T4, 
Q19: one click marks a student absent, 
whom Votes and Progress then mark and do not count, 
and another takes it back"; 
"T4, 
T8: the board says who of the teams is not here; one click there marks them absent, 
another or Undo takes it back" |
| T4 | 
for someone who never came too | 
`e2e/specs/joining/absent.spec.ts`: "T4, 
Q19: one click marks a name on the list that never came as absent, 
on the board and on Teams; it is taken back there, 
and ends by itself when the student comes" · 
`lib/classroom/teams/rearranging.int.test.ts`: "T4, 
Q19: someone who never came is marked absent and not, 
is in no count either way, 
and is there when they come" |
| T4 | 
the team-mate writes and hands in; a team left with one goes on, 
one with nobody can be handed in for or brought back | 
`e2e/specs/joining/late.spec.ts`: "T4, 
Q19: absent until the student opens the activity again; the team-mate writes and hands in meanwhile; who is left alone can still be handed in for"; 
"T4, 
T7: a team left with one goes on; left with nobody it ends, 
its words are kept, 
and it can be brought back" · 
`e2e/specs/a-whole-lesson/nine.spec.ts`: "T2, 
T3, 
T4, 
T6, 
T7, 
T9, 
T10, 
T12, 
Q12: nine students, 
one late, 
one absent, 
one moved, 
a clock, 
a pause, 
a flag, 
a team watched, 
a match made by dragging, 
a partner with nothing, 
a return: the whole lesson, 
with the board as the teacher’s only page but review, 
by ${how}" |
| T5 | 
different modes whenever feasible, 
one trio when odd, 
nobody left over | 
`lib/rules/matches/pairing.test.ts`: "T5, 
Q17: of 2 to 20 teams each meets another mode where that is feasible, 
with one trio when odd; else as few as possible are left" · 
`lib/rules/matches/best-pairing.test.ts`: "T5: a single team is left for an exemplar" · 
`lib/rules/teams/arrangement.test.ts`: "T5: nobody is ever in two matches, 
and no match has more than three teams, 
whatever is asked by hand" · 
`lib/classroom/teams/teams.int.test.ts`: "T5: ten calls that match at once leave one match for each team, 
on different modes" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" |
| T5 | 
infeasible: says why, 
offers an exemplar or a named override | 
`e2e/specs/teams/arrange.spec.ts`: "T5, 
T7: when one mode has too many teams it says which and why, 
and offers an exemplar or a match by name" · 
`lib/classroom/teams/matching-teams.int.test.ts`: "T5: when one mode has too many it names the reason and does nothing by itself; an exemplar or a match by name is chosen" · 
`lib/classroom/phases/made-teams.int.test.ts`: "T5: teams that cannot all meet another mode are named, 
and nothing is moved until the teacher has said what happens to them"; 
"T5: the override matches the rest on one mode, 
marked as such" · 
`lib/rules/phases/phase-move.test.ts`: "T5: when one mode has too many teams it is named, 
and what happens to the rest is asked" · 
`lib/rules/teams/arrangement.test.ts`: "T5, 
Q15: those who can't meet another mode get an exemplar each, 
or meet each other knowingly; nobody is left over" |
| T5 | 
re-pairing moves the fewest; rounds repeat no pair while another is possible | 
`lib/rules/matches/best-pairing.test.ts`: "T5, 
Q18: different modes, 
then new pairs, 
then nobody twice in a trio, 
then matches kept and fewest people moved: never worse than any other way (brute force)"; 
"T5: re-pairing after one team more leaves every match of 148 teams standing and makes one trio"; 
"T5: re-pairing when nothing has changed changes nothing" |
| T5 | 
a team is put onto another to match them, 
with what it would break | 
`e2e/specs/teams/dragging.spec.ts`: "T2, 
T5: with the keyboard alone a team or a student is picked up, 
Tab goes among the places and says what would break there, 
Enter matches the team with another or puts the student into one, 
and Escape puts it back; a team that another teacher ends meanwhile is let go" · 
`lib/rules/teams/dropping.test.ts`: "T2, 
T5: a team may be dropped on another mode, 
and on a team that it does not meet"; 
"T5: to let two teams meet ends their matches, 
the lock of one, 
and says when they have met before"; 
"T5: teams that met nobody before are not said to be broken by a match of others" |
| T5 | 
a locked match stays when teams are matched or made again; the others differ in mode when the locks leave that feasible, 
else it says so | 
`lib/rules/teams/locks.test.ts`: "T5: locked matches stay as they are; all other teams are matched once, 
with another mode whenever the locks leave that feasible"; 
"T5: when the locks leave teams of one mode only, 
it says so, 
and whether they would be matched without the locks"; 
"T5: a swap by hand ends the lock of the matches it changes; a third team that joins leaves it" · 
`lib/classroom/teams/locks.int.test.ts`: "T5: stays when teams are matched again and when teams are made again, 
which keeps both its teams"; 
"T5: when the locks leave one mode only, 
the preview says so and offers what can be done"; 
"T5: a team without a match has none to lock" |
| T5 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "T2, 
T5: screens of teams and matches pass whole-page axe, 
and so do their menus and dialogs" |
| T5 | 
its menus and lines stand still where the window is narrow, 
in Firefox and WebKit | 
`e2e/specs/engines/pages.spec.ts`: "T5: in ${engine} Teams measures itself in a narrow window without an error: its menu, 
its dialogs, 
the lines between teams" |
| T6 | 
shown as it is, 
labelled; swapped or given an exemplar, 
seen without a reload; how soon is not asserted | 
`e2e/specs/joining/late.spec.ts`: "T6, 
Q15: a partner that has written nothing is shown as it is, 
labelled; swapped, 
or given a worked example, 
the students see it without a reload" · 
`e2e/specs/comparing/rounds.spec.ts`: "Q8, 
T6: a team matched anew sees its new partner without a reload, 
and nothing of the old one's case any more" · 
`e2e/specs/a-whole-lesson/nine.spec.ts`: "T2, 
T3, 
T4, 
T6, 
T7, 
T9, 
T10, 
T12, 
Q12: nine students, 
one late, 
one absent, 
one moved, 
a clock, 
a pause, 
a flag, 
a team watched, 
a match made by dragging, 
a partner with nothing, 
a return: the whole lesson, 
with the board as the teacher’s only page but review, 
by ${how}" |
| T7 | 
a student moved: the old worksheet alone, 
a copy, 
write access ends within 2 s | 
`e2e/specs/teams/moving.spec.ts`: "T7: a student moved while typing: write access ends on the open page, 
the words stay, 
and the mover keeps a copy"; 
"T7, 
R14: moved with words that were not sent, 
online or not: they are offered on that device, 
and are in neither team’s worksheet by themselves" · 
`lib/classroom/teams/rearranging.int.test.ts`: "T2, 
T7: moving a student leaves the old team's worksheet alone, 
and says so first" · 
`lib/classroom/teams/moving.int.test.ts`: "T7: the mover keeps a read-only copy as of that moment; whoever comes back has the worksheet itself"; 
"T7: of an empty worksheet nobody keeps a copy" |
| T7 | 
who is moved, 
merged, 
split off or given another mode is told until it is read | 
`lib/rules/teams/team-news.test.ts`: "T7: the worksheet is another one after a move, 
in the tray and on another mode, 
and the same when others come or go" · 
`e2e/specs/teams/moving.spec.ts`: "T7: whoever is moved while typing, 
whose team ends in another, 
or gets another mode, 
is told so at the top of every page until it is read; what was undone is no news" |
| T7 | 
a mode changed, 
and back: archived and reopened | 
`lib/classroom/teams/rearranging.int.test.ts`: "T7: changing a mode archives the worksheet; going back to it reopens the same one" · 
`e2e/specs/teams/moving.spec.ts`: "T7: a team split, 
and a mode changed: the new part starts empty, 
the old text is readable beside the new" · 
`lib/rules/access.test.ts`: "T7: an archived worksheet is closed to students, 
its own team included" · 
`lib/realtime/documents/tests/epochs.int.test.ts`: "R14, 
T7: a worksheet that is reopened is the same document: what a sleeping device had not sent comes into it, 
once" |
| T7 | 
two teams merged, 
one split, 
one that ended brought back | 
`lib/classroom/teams/moving.int.test.ts`: "T7: two teams merged: the absorbed side's worksheet is archived, 
and its members keep a copy"; 
"T7, 
B1: a merge that would make a team of five is refused"; 
"T7: a team split: the part that stays keeps the worksheet, 
the other starts empty with a copy beside it"; 
"T7, 
B1: a split of nobody, 
or of everybody, 
is refused"; 
"T7: a team that ended comes back with a student, 
its number, 
its worksheet and its submission" · 
`e2e/specs/teams/moving.spec.ts`: "T7: two teams merged by the teacher, 
then undone: the absorbed worksheet is put away, 
can be read, 
and comes back" · 
`lib/rules/teams/arrangement.test.ts`: "T7: the last one to leave ends the team, 
and its match of two; a match of three goes on without it (Q8)" |
| T7 | 
matches that would break are said first; re-pairing is the default, 
an override is named | 
`lib/classroom/teams/moving.int.test.ts`: "T7: a change that breaks a match says so first, 
and offers to match again in the same step, 
the default" · 
`lib/classroom/teams/matching-teams.int.test.ts`: "T7: a new mode that puts one mode on both sides offers to match again first, 
then to keep it knowingly" · 
`lib/rules/teams/arrangement.test.ts`: "T7: a new mode that is the partner's makes the match an override" · 
`e2e/specs/teams/arrange.spec.ts`: "T5, 
T7: when one mode has too many teams it says which and why, 
and offers an exemplar or a match by name" |
| T7 | 
an emptied team, 
an archived worksheet and a match on one mode are said while a student or a team is still in the hand | 
`lib/rules/teams/dropping.test.ts`: "T7: the last member of a team leaves it empty, 
archives its worksheet and takes its partner's match away"; 
"T7: a new mode archives the worksheet, 
and both sides of a match on one mode are named" · 
`lib/classroom/teams/locks.int.test.ts`: "T5, 
T7: a new mode that puts one mode on both sides may match again, 
which ends the lock of that match" |
| T7 | 
at any sequence of actions nobody is in two teams and no text is out of reach | 
`lib/classroom/journal/random-class.int.test.ts`: "T7, 
T8, 
T12, 
B1: after every step nobody is in two teams, 
no text is out of reach, 
no vote lost, 
no case released with two marks and no choice; undoing all of it gives back what was, 
marks, 
comments, 
returns, 
releases, 
absences and the rubric too" |
| T8 | 
says what a move means first | 
`e2e/specs/phases/steer.spec.ts`: "T8, 
Q13, 
Q7: the board says what Compare means, 
matches in the same click, 
and every page follows; a move from a phase that another teacher has left meanwhile is refused" · 
`lib/rules/phases/phase-move.test.ts`: "T8: three teams have not handed in; partners will see what they have so far"; 
"T8: who is in no team is named"; 
"T8: phases that are skipped are named, 
but not those left out by closing"; 
"T8: going back from Compare says that partners' cases close and worksheets stay" · 
`lib/classroom/phases/phases.int.test.ts`: "T8: what is said counts the joined, 
their teams and those who handed in" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" |
| T8 | 
every page of an activity has the tabs and the next phase; the list of cases is at hand at every width | 
`e2e/specs/every-page/tabs.spec.ts`: "T8, 
T12, 
T11: every page of an activity has the tabs and the next phase; the cases stay at hand at 1024 px and on a phone; the projector opens beside the board" |
| T8 | 
an undo says first what it means for students, 
where they notice it | 
`lib/rules/journal/undo-effects.test.ts`: "T8: is told of what they can see or do, 
one fact for each kind, 
with how many"; 
"T8, 
Q12: marks and comments are told of only where students see them, 
reasons and the casebook only after the reveal"; 
"T8: absence, 
and what the phase, 
teams and matches say themselves, 
is not told twice" |
| T8 | 
the journal tells who joined, 
handed in and took back too | 
`lib/classroom/journal/journal-lines.int.test.ts`: "T8: joins are grouped, 
hand-ins, 
take-backs and resubmissions appear, 
a teacher's own stay entries; pages meet without a gap" |
| T8 | 
what is of another day says so: in the journal, 
in review, 
on the board and on students' pages | 
`components/ui/display/format-moment.test.ts`: "T8, 
T12: a moment is a time on its own day, 
and has its weekday, 
its date or its year too on others" |
| T8 | 
goes back, 
and loses no text and no vote | 
`lib/classroom/phases/phases.int.test.ts`: "T8, 
Q7: to any phase and back: no text, 
submission, 
match, 
notes or vote is changed by a move"; 
"T8: the class can be moved to any phase from any other"; 
"T8: of two moves at once one is made, 
and the other is told in a sentence" |
| T8 | 
several new names that are removed are one entry, 
and one undo brings all of them back with their votes and places | 
`lib/classroom/joining/remove-new-names.int.test.ts`: "S1, 
T8: is one journal entry, 
and one undo brings all of them back, 
with their votes and their places" · 
`e2e/specs/joining/new-names.spec.ts`: "S1, 
T8: the teacher hears of many new names on the board, 
removes those who joined lately, 
and takes that back" |
| T8 | 
what is done in a review is recorded, 
and taken back | 
`lib/classroom/reviewing/review-journal.int.test.ts`: "T8, 
T12: is in the journal, 
and is taken back in order to where it began, 
and done once more"; 
"T8, 
T12: the marks of one case within ten minutes are one entry, 
taken back together; later ones are another, 
and marks that come to nothing leave none"; 
"T8, 
Q12: an ended return is not brought back once the team has handed in again; a return they answered has nothing to take back"; 
"T8, 
Q12: an undo of what students see of a review tells their team, 
and who was in it at the hand-in" · 
`lib/classroom/reviewing/co-reviewing.int.test.ts`: "T8, 
T12: no undo leaves two marks without a choice on a released case: of a choice, 
of a mark's undo, 
of a withdrawn release; students read what they read before" · 
`lib/classroom/reviewing/rubric.int.test.ts`: "T8, 
T12: a mark whose criterion or level is gone does not come back by undo, 
and the rubric stays open; one that fits does" |
| T8 | 
every action is in one journal, 
readable, 
without names in it | 
`lib/classroom/journal/journal.int.test.ts`: "T8: holds what teachers did, 
newest first, 
with who did it and no name of a student"; 
"T8: a refused action leaves no entry"; 
"T8: of another class can't be read or taken back"; 
"T8: of a class's actions: names, 
code, 
joining, 
a removal" · 
`e2e/specs/journal/journal.spec.ts`: "T8: the journal tells what was done; Undo says what it means for the class, 
takes it back on every screen, 
and does it again" |
| T8 | 
each action of a teacher that changes something has a line, 
or is named with its reason for having none | 
`e2e/specs/access/journal.spec.ts`: "T8: every action of a teacher is known to write a line, 
to change nothing, 
or to have a reason for writing none"; 
"T8, 
Q34: an action of a teacher that changes something writes one line in the journal with every fact that it changed (an erasure with none), 
and one in the audit log if it is about people or who sees them; one that only shows something writes nothing at all, 
but in the audit log that people were read about" |
| T8 | 
an undo of what concerns the whole class reaches its open pages | 
`lib/classroom/classes/naming.int.test.ts`: "S1, 
T8: pages of the class look again when the renaming of a student is undone"; 
"T15, 
T8, 
T11: pages that show the code, 
as the projector does, 
look again when it is replaced, 
when joining is closed, 
and when either is undone" · 
`lib/realtime/invalidation/time.int.test.ts`: "T8, 
T10, 
Q23: extra time that is undone, 
and given again, 
reaches the clocks of the student's team" |
| T8 | 
undone in order, 
or alone when nothing later depends on it; else it says why | 
`lib/classroom/journal/journal.int.test.ts`: "T8: in order, 
back to the start: the same teams, 
modes, 
matches and phase, 
and the same worksheets and notes"; 
"T8: alone, 
when nothing later depends on it"; 
"T8: says what stands in its way, 
and changes nothing"; 
"T8: of what has been undone, 
or was never there to undo, 
is refused with a reason"; 
"T8: taken back again does it once more, 
and the first can be undone anew"; 
"T8: of two on the same fact both are done again, 
the last undone first"; 
"T8: done again after others have come and gone on the same fact, 
it is undone before them, 
and then they are"; 
"T8: two at once undo once" · 
`e2e/specs/journal/journal.spec.ts`: "T8, 
B1: an undo that no longer applies says which action to undo first; the page of all entries holds on a phone" · 
`lib/rules/journal/journal.test.ts`: "T8: says which later action it depends on, 
the newest of them"; 
"T8: is not possible where students have gone on" · 
`lib/classroom/journal/random-class.int.test.ts`: "T7, 
T8, 
T12, 
B1: after every step nobody is in two teams, 
no text is out of reach, 
no vote lost, 
no case released with two marks and no choice; undoing all of it gives back what was, 
marks, 
comments, 
returns, 
releases, 
absences and the rubric too" |
| T8 | 
however often something changes, 
pages look again a bounded number of times, 
and after the last change | 
`lib/realtime/invalidation/invalidation-throttle.test.ts`: "T8: the first goes at once, 
those of the next second together at its end, 
and the last is never left out"; 
"T8: topics do not wait for one another"; 
"T8: whatever students do, 
a class of %d makes at most ten pages a second again, 
after the first time" · 
`lib/realtime/invalidation/topics.int.test.ts`: "T8: however often a topic is poked, 
a page is told at once and then once a second, 
of the last one too" |
| T8 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "T2, 
T8, 
T15: dialogs, 
menus and errors of teachers pass whole-page axe, 
each by name" |
| T9 | 
names, 
presence and hand-ins without a reload; 150 teams from a phone to a laptop | 
`e2e/specs/phases/steer.spec.ts`: "T9: names, 
presence and hand-ins appear on the board without a reload"; 
"T9: the board holds from a phone to a laptop, 
with 150 teams" · 
`lib/realtime/invalidation/invalidation.int.test.ts`: "T9: a teacher who watches is told who is here; a student never is" · 
`e2e/specs/engines/pages.spec.ts`: "S4, 
T9: in ${engine} no page scrolls sideways with text twice as large at 390 px, 
nor the teacher's with a name of 80 letters at 320 px" |
| T9 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "T9: screens of the board pass whole-page axe in every phase, 
and so do the dialogs that move the class" |
| T9 | 
with text twice as large nothing scrolls sideways or overlaps | 
`e2e/specs/every-page/large-text.spec.ts`: "S1, 
S4, 
T9: with text twice as large Write and the teacher’s pages do not scroll sideways on a phone, 
and nothing in their heads overlaps on a laptop" |
| T9 | 
smooth at 500 students: each tile is told of its own changes only, 
a few tiles in a frame, 
and few rows of numbers are sent (`npm run bench:board` prints frames, 
tasks and the server's share) | 
`components/board/live/board-store.test.ts`: "T9: a tile is told of its own changes only, 
a few in each frame" · 
`lib/realtime/board/board-numbers.int.test.ts`: "T9: are sent at most once a second, 
and only to pages that ask" |
| T9 | 
each team's words, 
fills, 
title, 
last edit and who writes it, 
live from rooms and rows, 
at most once a second and only where asked | 
`lib/realtime/board/board-numbers.int.test.ts`: "T9, 
Q22: are of the live text: words of each answer, 
who wrote most of it by the authors of the rows, 
and when; to the teacher"; 
"T9: of worksheets that nobody has open are read from their rows"; 
"T9: are sent at most once a second, 
and only to pages that ask"; 
"T9: of an activity that nobody watches, 
or that was watched before, 
nothing is counted or published while those of another are"; 
"T9: whoever begins to watch later is sent what is known, 
and a new page after it the same" · 
`components/board/live/board-store.test.ts`: "T9: a tile is told of its own changes only, 
a few in each frame"; 
"T9: says how long ago something was typed, 
in steps; that nothing was typed only where that is known" · 
`lib/realtime/documents/tests/running-processes.many.test.ts`: "R13, 
T9, 
T10, 
Q19, 
Q23, 
Q24, 
Q25: two processes: numbers, 
clocks, 
pauses, 
flags, 
words and who watches reach pages wherever they are connected" · 
`e2e/specs/board/board.spec.ts`: "T9, 
Q22: a tile shows the team's title, 
words, 
fills and that it types, 
without a reload; the least written comes first; what is handed in has a section of its own; without a connection the board says so, 
and what has come meanwhile is there once it is back" |
| T9 | 
who needs attention first, 
with the reason | 
`lib/rules/board/attention.test.ts`: "T9: then a member who has been offline for three minutes, 
the longest of several; not one who is back, 
left, 
or is absent"; 
"T9: then a team in which nobody is although someone was; not one in which nobody was in this sitting"; 
"T9: then one in which nothing was typed for five minutes, 
of the phase and without pauses"; 
"T9: in the next sitting of a phase the five minutes count from when the first of the team came, 
so that a team is not quiet for a time between sittings, 
or before its members were there"; 
"T9: while the class writes, 
a team that has handed in is looked at first for its flag alone, 
whoever of it has gone, 
until its case is returned; in compare it is again"; 
"T9: last one that has not handed in with three minutes left, 
and after the end, 
which is told apart"; 
"T9: in compare a team without a partner comes first, 
one that presents has a section of its own, 
and what is written is no alarm" · 
`lib/realtime/board/board-numbers.int.test.ts`: "T9: a student whose connection was lost is told apart from one who closed the page" · 
`lib/realtime/invalidation/activity-presence.test.ts`: "T9: when each student first came is known as long as the sitting lasts, 
and counts anew in the next"; 
"R13, 
T9: lost here and back at another process, 
a student is lost to no process any more"; 
"R13, 
T9: when a process ends, 
a board at another knows whom it had lost, 
who had left it and when each came; its students are lost until they are back; then the sitting ends as any does" · 
`components/board/live/board-store.test.ts`: "T9: a team is quiet five minutes after the first of it came in this sitting, 
at whichever process that was" · 
`lib/rules/board/attention-sequences.test.ts`: "T9, 
T10, 
Q19, 
Q22, 
Q23, 
Q24: flags, 
typing, 
hand-ins, 
matches, 
clocks, 
pauses, 
absences, 
sittings, 
and people who come, 
leave and drop out: each team is in the one section, 
for the one reason, 
that someone who saw it all would name, 
and no clock runs backwards" |
| T9 | 
filters, 
and 12, 
40 and 150 teams on one screen | 
`components/board/live/filters.test.ts`: "T9, 
T15: those that fit all that is chosen: part of a name or the number, 
the failure mode, 
the section of the board and of the class"; 
"T9, 
Q24: a team that asks for help, 
whatever is chosen"; 
"T9: stand in the page's address beside what else is there, 
and a section that does not exist is none" · 
`e2e/specs/board/board.spec.ts`: "T9, 
T15: teams are found by name, 
number, 
mode and section of the board or of the class, 
and the filter outlives a reload; letters stay where they are typed; when none fits the board says so and shows all again"; 
"T9: ${teams} teams fit on a laptop's screen" |
| T9 | 
in learn and vote who is still at it | 
`lib/classroom/board/students-at-it.int.test.ts`: "T9: in learn: who has not matched every mode, 
who has not answered both checks, 
whose vote is left, 
and who is done; in vote who has voted; in write nobody" · 
`e2e/specs/board/board.spec.ts`: "T9: in learn the board shows who reads, 
who is at the checks, 
whose vote is left and who is done, 
and in vote who has voted" |
| T9 | 
the help flag, 
its answer, 
and a word to a team, 
to all, 
or to those without a hand-in | 
`e2e/specs/helping/helping.spec.ts`: "T9, 
Q24, 
Q25: a flag with its sentence moves the team up, 
its team-mate sees it, 
no partner and no wall does; *I am on my way* ends it and stays on both pages until it is read; a team that is watched is told so where it compares, 
and its notes are read there as they are typed; it asks from there too, 
and its flag ends with the phase; in Vote a student asks alone"; 
"T9, 
Q24, 
B1: a flag is taken back by the team, 
or taken down by the teacher, 
or answered in writing; what was begun for one flag answers no other; a team that ends while it is watched is named, 
with what was typed for it, 
and Undo opens no panel; so is one that ends while another is watched, 
if something was typed for it; where teams are arranged one reads that somebody asks" · 
`e2e/specs/helping/words.spec.ts`: "T9: in learn, 
before there are teams, 
a word to all appears on every student's page"; 
"T9, 
Q24: a word to all, 
or to those without a hand-in, 
appears on their pages, 
in the tray too" · 
`lib/classroom/helping/words.int.test.ts`: "T9, 
B1: to a team that is gone, 
or to nobody, 
is refused, 
and nothing is written" · 
`lib/rules/helping/helping.test.ts`: "T9, 
Q24: answers the flag that stood when it was begun, 
as long as that stands; any other flag stays, 
and it is a word"; 
"T9, 
Q24: what is begun anew, 
also after all was deleted, 
answers the flag that stands then" |
| T9 | 
a word whose answer was lost, 
or an answer to a flag, 
is sent once | 
`lib/classroom/helping/words.int.test.ts`: "T9, 
B1: is sent once, 
however often its answer is lost and it is sent again, 
as an answer to a flag too; one that was undone stands again" · 
`e2e/specs/helping/words.spec.ts`: "T9, 
B1: a word whose answer was lost, 
or an answer to a flag, 
is on the students' pages once, 
also when *Send* is pressed again" |
| T9 | 
one click watches a team type | 
`components/board/live/board-store.test.ts`: "T9: `j` and `k` go round the teams that are shown, 
to the first or the last from one that is not, 
and stay where none is" · 
`e2e/specs/helping/helping.spec.ts`: "T9, 
Q25, 
B1: one click on a tile watches the team type beside the board, 
with carets; what could not be loaded is tried again; the students see one line that the teacher is there, 
and go on typing; `j` and `k` go to the next team and back; a word that is not sent yet stays with its team" |
| T9 | 
without a connection the board says so, 
and of what time it is; no time that passes meanwhile raises an alarm | 
`components/invalidation/live-connection.test.ts`: "T9: says that it is lost, 
at once where the browser says so and after two missed heartbeats where it does not, 
to whoever listens later too; and that it is back" · 
`components/board/live/board-store.test.ts`: "T9: without a connection it stands still: no time that passes raises an alarm, 
a flag stays, 
and once numbers come again it is of now" · 
`e2e/specs/board/board.spec.ts`: "T9, 
Q22: a tile shows the team's title, 
words, 
fills and that it types, 
without a reload; the least written comes first; what is handed in has a section of its own; without a connection the board says so, 
and what has come meanwhile is there once it is back" |
| T9 | 
in several processes: after one is killed the board is whole again within 5 s | 
`lib/realtime/documents/tests/running-processes.many.test.ts`: "R13, 
R11, 
T9, 
Q1: live pages: a poke that is theirs to hear, 
the phase, 
who is here and the end of access reach whatever process a page is with; once a process is killed the board is whole again, 
and knows whom that one had lost and when each came" |
| T10 | 
a clock for a phase, 
two minutes more and one fewer, 
undone like all else | 
`lib/rules/clocks/clock.test.ts`: "T10, 
Q23: ends so many minutes after it was set, 
however long the phase has lasted"; 
"T10: two minutes more, 
and one fewer; after the end two minutes more count from now, 
and none ends before now" · 
`lib/classroom/clocks/clocks.int.test.ts`: "T10, 
T8: a clock is set, 
extended, 
shortened and taken away, 
and each is in the journal and undone"; 
"T10: a minute fewer or more without a clock is refused, 
and so is a plan or a team that is not there"; 
"T8, 
T10: what is meant for a phase that the class has left is refused, 
for all and for a team, 
and changes nothing"; 
"T10, 
B1: a minute fewer is refused once the clock is over, 
the class's or a team's, 
and leaves no entry" · 
`lib/realtime/invalidation/time.int.test.ts`: "T10: every page is sent them when it connects, 
with the server's time, 
and again only when they change" · 
`e2e/specs/clocks/clocks.spec.ts`: "T10, 
Q23: board, 
wall and students show the same second of the clock, 
on a device whose own clock is an hour off too; two minutes more and one fewer reach all of them, 
those of one team its members alone, 
as does the extra time of one of them; without a clock nothing is shown; an answer closes no dialog but its own; a plan is chosen by keyboard, 
and a wrong choice corrected" · 
`lib/realtime/documents/tests/running-processes.many.test.ts`: "R13, 
T9, 
T10, 
Q19, 
Q23, 
Q24, 
Q25: two processes: numbers, 
clocks, 
pauses, 
flags, 
words and who watches reach pages wherever they are connected" |
| T10 | 
it warns, 
and changes nothing | 
`lib/rules/clocks/clock.test.ts`: "T10: warns at five minutes, 
at one, 
and at the end, 
each when it is passed; of several the nearest to the end" · 
`lib/rules/clocks/warning.test.ts`: "T10: is due when the clock it sees passes five minutes or one, 
and never between two clocks, 
nor from none"; 
"T10: stands only beside the clock it came for, 
and while no more is left than it says"; 
"T10: says no more minutes than are left, 
where minutes were taken away or the page was asleep" · 
`e2e/specs/clocks/clocks.spec.ts`: "T10: the clock warns at five minutes and at one, 
once each, 
and for no longer than it is true; says when it is over, 
and ends nothing by itself; one that is set anew warns anew, 
and not of minutes that it never had" |
| T10 | 
extra time and a team's own minutes | 
`lib/rules/clocks/clock.test.ts`: "T10, 
Q23: a team has its own minutes and its largest extra time on top of the class's"; 
"T10, 
Q23: after the end two minutes for all are two for each team, 
times its extra time, 
on top of what it still has: the time since the end is nobody's" · 
`lib/rules/clocks/clock-sequences.test.ts`: "T10, 
Q23: no phase's time runs backwards or counts while paused, 
a clock shows more only when someone gave it more, 
and a team never more than that, 
times its extra time, 
on top of what it had left" · 
`lib/classroom/clocks/clocks.int.test.ts`: "T10, 
Q23: a team's own minutes and its members' largest extra time add to the class's clock, 
for that team alone"; 
"T8, 
T10, 
Q23: past the end two minutes for all are two for each team, 
on top of what it still has; another clock begins without teams' own minutes, 
and undo gives all of it back" · 
`lib/realtime/invalidation/time.int.test.ts`: "T10, 
Q23: a team's members are sent their team's end; other teams, 
the tray and the teacher the class's"; 
"T8, 
T10, 
Q23: extra time that is undone, 
and given again, 
reaches the clocks of the student's team" · 
`lib/classroom/joining/merging.int.test.ts`: "T15, 
T10: has the longer extra time of both, 
and Undo gives each its own again" |
| T11 | 
code, 
QR, 
phase, 
the results on reveal, 
and no names | 
`e2e/specs/phases/steer.spec.ts`: "T11, 
T1: the wall shows address and code, 
its QR is read as the join page of this class, 
it counts who joins, 
and no student's name" · 
`e2e/specs/results/results.spec.ts`: "T11, 
Q6: the projector shows nothing before the reveal; the keys go through its steps on the projector and on a phone’s board; it shows what the class may see, 
without a name" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" · 
`e2e/specs/phases/follow.spec.ts`: "T11: the wall has no student's name in its DOM in any phase" |
| T11 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "T11: the wall passes whole-page axe in every phase, 
in the light and in the dark" |
| T11 | 
per phase how many of how many: joined, 
through the lesson, 
handed in, 
presented, 
voted; in learn how far the class is | 
`lib/classroom/projector/wall.int.test.ts`: "T11: says in each phase how many of how many"; 
"T11: in learn it says how far the joined are" · 
`lib/rules/projector/shown-teams.test.ts`: "T11: counts the teams that have presented among those in a match" · 
`e2e/specs/projector/spotlight.spec.ts`: "T11, 
Q16: in compare the teacher picks a team on a tablet’s board, 
and a case and one answer of it; the projector says to whom a team presents and who is next, 
counts who has presented, 
and has names only while they are on; beside a team that meets nobody stands a worked example only where it has one" |
| T11 | 
in compare who meets whom by team number and mode, 
and a picked team with whom it presents to and who is next | 
`lib/rules/projector/shown-teams.test.ts`: "T11: 24 matches have names, 
40 stand without, 
more are not listed"; 
"T11, 
Q16: each match stands once, 
its teams in presenting order; a team in no match does not"; 
"T11, 
Q16: is shown with whom it presents to, 
and who has not presented and is next"; 
"T11, 
T5: has a worked example beside it only where its match has one; not a team without a match"; 
"T11, 
Q16: every team in a match is shown once, 
and who is next has not presented" · 
`e2e/specs/projector/spotlight.spec.ts`: "T11, 
Q16: in compare the teacher picks a team on a tablet’s board, 
and a case and one answer of it; the projector says to whom a team presents and who is next, 
counts who has presented, 
and has names only while they are on; beside a team that meets nobody stands a worked example only where it has one" · 
`e2e/specs/every-page/layout.spec.ts`: "T11: forty matches fit on a wall, 
wide or not, 
with names on too; the board says that the list of so many has no names" |
| T11 | 
names only when switched on, 
and then in compare alone | 
`lib/rules/projector/shown-teams.test.ts`: "T11: with names off no name is in anything that is shown; with names on each member's is" · 
`lib/classroom/projector/wall.int.test.ts`: "T11: with names off no student's name is in what the projector gets, 
in any phase and with anything put on it"; 
"T11: with names on they are in compare alone, 
beside their team; never with a case, 
an answer or a reason" · 
`e2e/specs/projector/spotlight.spec.ts`: "T11, 
Q16: in compare the teacher picks a team on a tablet’s board, 
and a case and one answer of it; the projector says to whom a team presents and who is next, 
counts who has presented, 
and has names only while they are on; beside a team that meets nobody stands a worked example only where it has one" |
| T11 | 
the reveal in steps, 
by the keys and from the board | 
`lib/rules/projector/wall.test.ts`: "T11: shows the question, 
then the votes before, 
then those of now, 
then what they say"; 
"T11: whatever keys are pressed, 
it goes one step at a time and never beyond its ends"; 
"T11: of two moves from one step, 
on the projector and on the board, 
the second changes nothing" · 
`lib/classroom/projector/wall.int.test.ts`: "T11: a step beyond the ends of the reveal changes nothing and leaves no entry"; 
"T11: a key on the projector and a press on the board at one moment are one step of the reveal" · 
`e2e/specs/results/results.spec.ts`: "T11, 
Q6: the projector shows nothing before the reveal; the keys go through its steps on the projector and on a phone’s board; it shows what the class may see, 
without a name" |
| T11 | 
one case, 
answer or reason in place of what the phase shows, 
with the clock, 
without names, 
from the board, 
from review or from the votes; only of this class, 
and only what it may see | 
`lib/classroom/projector/wall.int.test.ts`: "T11: a team, 
a case, 
an answer and a reason are shown until they are taken off, 
and a move of the class takes them off"; 
"T11, 
Q6, 
Q10: a reason can't be put there before the results are shown, 
nor one of a student in no team, 
nor a hidden one"; 
"T11, 
B2: nothing of another class can be put there, 
and what stands there of another class is not shown"; 
"T11, 
Q2: a case that was taken back is shown as it is written now; of a team that is no more, 
what the phase shows" · 
`lib/rules/projector/wall.test.ts`: "T11: a spotlight is the same only when all that it names is" · 
`e2e/specs/projector/spotlight.spec.ts`: "T11, 
Q6, 
Q11: from review a case and an answer, 
and from Votes a reason, 
go on the projector without names, 
on a phone too; what is taken off or hidden from the class leaves it" · 
`lib/rules/projector/wall.test.ts`: "T11: has the clock in every phase while a team, 
a case, 
an answer or a reason is on the wall, 
and else in setup, 
learn, 
compare and results" |
| T11 | 
what is ended, 
hidden or removed while it is there is taken off, 
and does not come back by itself | 
`lib/classroom/projector/taken-off.int.test.ts`: "T11, 
Q11, 
T8: a reason is taken off with a line of its own, 
and does not come back by itself when it is shown to the class again, 
or its hiding undone; only when its taking off is"; 
"T11, 
T2, 
T8: a team and its case are taken off when the team ends, 
and stay off when that is undone, 
whatever was put there meanwhile; a change of another team takes nothing off"; 
"T11, 
T15, 
T8: the reason of a student who is removed, 
alone or by a list, 
or merged into another, 
is taken off, 
and stays off when that is undone" |
| T11 | 
a long text is smaller | 
`components/projector/text-size.test.ts`: "T11: the longer a text on the projector, 
the smaller it is, 
down to what can be read"; 
"T11: the longest answer of a case decides its size, 
with its scenario" |
| T11 | 
all of it is in the journal and undone | 
`lib/classroom/projector/wall.int.test.ts`: "T8, 
T11: what is put there, 
names and each step of the reveal are in the journal and undone" |
| T11 | 
closed, 
it asks nobody in | 
`e2e/specs/joining/late.spec.ts`: "T3, 
T11, 
S8, 
Q20: who joins when the activity is closed is told that nothing is open, 
and is in the tray once it is open again" |
| T12 | 
the submission beside the rubric: marks by click and by keyboard, 
saved as one works | 
`lib/classroom/reviewing/reviews.int.test.ts`: "T12: one for each criterion, 
changed in place and taken away; ten at once leave one"; 
"T12: another class's teacher reaches nothing of it" · 
`components/reviewing/desk/chosen-marks.test.ts`: "T12, 
B1: a level that was refused is shown no more, 
and no dispute with it; its sentence stays when the next level is stored, 
until another is chosen in its place"; 
"T12, 
B1: one for which no answer came is shown, 
is to be sent again, 
and is not saved because the next one is"; 
"T12: the answer to a level that has been replaced meanwhile counts for nothing; what is stored goes when the page has it"; 
"T12: a choice between the teachers' marks ends when one of them changes" · 
`lib/rules/reviewing/marks.test.ts`: "T12: a total counts the rubric's criteria only, 
each with as many points as it has levels"; 
"T12: a case is to be read, 
begun, 
marked; returned and released say so first; two marks leave it begun" · 
`e2e/specs/reviewing/review.spec.ts`: "T12, 
Q3, 
Q12: the teacher marks and comments, 
returns; the team revises without a reload; the change is read word by word, 
and released" · 
`e2e/specs/reviewing/review-levels.spec.ts`: "T12: a level that was chosen stays chosen while it is stored and the page is drawn anew" · 
`e2e/specs/reviewing/review-keyboard.spec.ts`: "T12: all of it by keyboard alone: words chosen, 
a comment written, 
changed and deleted, 
levels, 
return, 
next and back"; 
"T12: a key is heard by the page from Escape on, 
however quick, 
and not while a dialog is open" · 
`e2e/specs/engines/lesson.spec.ts`: "S1, 
S2, 
S4, 
S5, 
S6, 
S7, 
T2, 
T12: in ${engine} a student goes through the whole lesson on a phone's width, 
and the teacher moves the class, 
reviews and shows the results" |
| T12 | 
comments on a prompt or on a passage, 
by mouse and by keyboard; nothing typed is lost | 
`lib/rules/reviewing/review.test.ts`: "T12: is what was chosen, 
either way round and without blank ends"; 
"T12: belongs to a text only where its words stand"; 
"T12: cuts a text in pieces that put together are the text, 
each with the passages it is part of"; 
"T12: a comment on a prompt, 
or on words that are not there, 
cuts nothing"; 
"T12: is chosen by keyboard word by word, 
and grown and shrunk at its end"; 
"T12: by keyboard every word can be reached in a script without spaces too" · 
`lib/classroom/reviewing/reviews.int.test.ts`: "T12: on a prompt or a passage; sent twice it is one, 
and its words can be changed and deleted"; 
"T12: a passage that is not in the text is refused, 
and so is another submission's comment" · 
`e2e/specs/reviewing/review-keyboard.spec.ts`: "T12: all of it by keyboard alone: words chosen, 
a comment written, 
changed and deleted, 
levels, 
return, 
next and back" · 
`e2e/specs/reviewing/review-comments.spec.ts`: "T12, 
B1: a comment and a level without a connection are kept, 
said so, 
and stored on return; a comment survives a reload and the way to the next case"; 
"T12: a comment that is refused stays in its box: the team has handed in again meanwhile"; 
"T12: a comment that was written, 
changed or deleted stays so while the page is drawn anew; what is typed while it is stored stays in its box" · 
`e2e/specs/engines/pages.spec.ts`: "T1, 
T12: in WebKit, 
over plain http, 
a teacher gives a level and a comment, 
and both are stored" |
| T12 | 
a resubmission shows what changed, 
word by word | 
`lib/document-format/text-diff.test.ts`: "T12: names the words that came and went, 
and keeps the rest"; 
"T12: whatever was changed, 
both texts can be read from it"; 
"T12: counts words over the whole case"; 
"T12: texts whose changes are not found in time are one removed and one added, 
read whole" · 
`e2e/specs/reviewing/review.spec.ts`: "T12, 
Q3, 
Q12: the teacher marks and comments, 
returns; the team revises without a reload; the change is read word by word, 
and released" |
| T12 | 
released one by one or all at once, 
and back; students read rubric and comments then | 
`lib/classroom/reviewing/reviews.int.test.ts`: "T12: one is released, 
and back; its team is told"; 
"T12: two released together are both shown, 
each to its own team; one taken back by itself leaves the other" · 
`e2e/specs/reviewing/review.spec.ts`: "T12, 
Q3, 
Q12: the teacher marks and comments, 
returns; the team revises without a reload; the change is read word by word, 
and released" · 
`e2e/specs/reviewing/returned-case.spec.ts`: "T12: on a phone a released review and a returned case are read without scrolling sideways" |
| T12 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "T12: screens of reading and reviewing pass whole-page axe, 
and so do the comment box and the dialogs" |
| T12 | 
a name of 80 letters without a break fits a phone | 
`e2e/specs/every-page/large-text.spec.ts`: "S1, 
T12: a name of 80 letters without a break fits the submission’s page at 320 px" |
| T12 | 
passages in a long answer do no harm to a page that is still read | 
`components/reviewing/sheet/passages.test.tsx`: "T12: every part of an answer is alone in its element, 
so that a browser that cuts a long text in two while it reads the page does no harm" |
| T12 | 
the teacher edits the criteria and levels of an activity until the first mark; students see them; of two who edit the later one is told | 
`lib/rules/reviewing/rubric.test.ts`: "T12: has 1 to 8 criteria with the same 2 to 6 levels, 
each with an id of its own"; 
"T12: is the same whatever the order of its keys, 
and another with another word"; 
"T12: has the levels of its own criteria, 
from 1 to the last, 
and of no other" · 
`lib/classroom/reviewing/rubric.int.test.ts`: "T12: is the lesson's, 
and edited until the first mark; then marks are given by the edited criteria and levels"; 
"T12: of two who edit at once the later one is told, 
and nothing is overwritten"; 
"T12: the first mark and an edit at once: one of them is refused"; 
"T12: a rubric out of bounds, 
or with one id twice, 
is refused"; 
"T8, 
T12: is in the journal and undone, 
but not once a case is marked by it"; 
"T8, 
T12: a mark whose criterion or level is gone does not come back by undo, 
and the rubric stays open; one that fits does" · 
`e2e/specs/reviewing/rubric.spec.ts`: "T12: a teacher edits the rubric, 
students see it at once, 
of two who edit the later one is told, 
and the first mark ends it" |
| T12 | 
several teachers on one case: each has marks of their own; of two different ones one is chosen, 
and a release needs that choice; nothing is overwritten that was not seen | 
`lib/rules/reviewing/marks.test.ts`: "T12: the same mark of two is agreed; two different ones count only once one is chosen"; 
"T12: what is open is counted for the team and for each student with marks of their own"; 
"T12: whatever marks there are, 
each criterion is settled or open, 
and a settled level is one that a teacher gave" · 
`lib/classroom/reviewing/co-reviewing.int.test.ts`: "T12: two different marks on a criterion both stay, 
with who gave them; either teacher chooses the one that counts; the same mark is agreed"; 
"T12: a choice ends when one of the marks changes, 
not when the same mark is sent again; a mark that nobody gives any more can't be chosen"; 
"T12: a case with two marks on a criterion is not released, 
alone or with others, 
until one is chosen; students then read that one alone"; 
"T12: what students see is not put in doubt: a mark that another teacher's contradicts is refused while it is released"; 
"T8, 
T12: each teacher's marks and choices are undone by themselves, 
and the other's stay"; 
"T12: each change tells the other's page"; 
"T12: a comment that the other has changed or deleted since it was seen is not overwritten; knowingly it is"; 
"T8, 
T12: no undo leaves two marks without a choice on a released case: of a choice, 
of a mark's undo, 
of a withdrawn release; students read what they read before" · 
`lib/classroom/reviewing/co-reviewing-random.int.test.ts`: "T12: whatever two teachers do at once, 
each has the marks they gave last, 
and no comment is overwritten that was not seen" · 
`e2e/specs/reviewing/co-review.spec.ts`: "T12: two teachers review one case at once: each sees the other's marks and comments, 
one of two marks is chosen, 
and an earlier comment comes with /" · 
`lib/classroom/journal/random-class.int.test.ts`: "T7, 
T8, 
T12, 
B1: after every step nobody is in two teams, 
no text is out of reach, 
no vote lost, 
no case released with two marks and no choice; undoing all of it gives back what was, 
marks, 
comments, 
returns, 
releases, 
absences and the rubric too" |
| T12 | 
each of two reviewers sees the other's marks within 2 s (`npm run bench:review` prints how soon, 
against that limit) | 
`lib/classroom/reviewing/co-reviewing.int.test.ts`: "T12: each change tells the other's page" · 
`e2e/specs/reviewing/co-review.spec.ts`: "T12: two teachers review one case at once: each sees the other's marks and comments, 
one of two marks is chosen, 
and an earlier comment comes with /" |
| T12 | 
own earlier comments, 
the most used first, 
come with `/` | 
`lib/rules/reviewing/comment-bank.test.ts`: "T12: a slash at the start or after a space opens it, 
and what follows filters; one inside a word does not"; 
"T12: offers what has every word that was typed, 
in the order it came, 
and 50 at most"; 
"T12: a comment stands in place of the slash and the filter, 
and nothing else changes" · 
`lib/classroom/reviewing/co-reviewing.int.test.ts`: "T12: the bank has a teacher's own comments of all classes, 
the most used first, 
then the latest, 
and nobody else's" · 
`e2e/specs/reviewing/co-review.spec.ts`: "T12: two teachers review one case at once: each sees the other's marks and comments, 
one of two marks is chosen, 
and an earlier comment comes with /" |
| T12 | 
a comment on the case as a whole | 
`lib/classroom/reviewing/co-reviewing.int.test.ts`: "T12: a comment on the case as a whole is released with the others; it can have no passage" · 
`e2e/specs/reviewing/co-review.spec.ts`: "T12: two teachers review one case at once: each sees the other's marks and comments, 
one of two marks is chosen, 
and an earlier comment comes with /" |
| T12 | 
who wrote how much and when stands beside the case, 
as a fact and never a mark | 
`lib/document-format/replay/writing-facts.test.ts`: "T12: words by author as they stood at the hand-in, 
with when each first and last wrote; what came later does not count"; 
"T12: whose words were all deleted still wrote, 
and has none" · 
`e2e/specs/reviewing/co-review.spec.ts`: "T12, 
T13: who wrote how much stands beside the case, 
and what was put in at once in its history too" |
| T12 | 
the queue by keyboard from first to last: one press a mark, 
next unmarked, 
no page load between cases, 
no key lost | 
`e2e/specs/reviewing/keyboard-queue.spec.ts`: "T12: 20 cases are reviewed by keyboard, 
from first to last: one press a mark, 
one to the next unmarked case, 
and no page load" · 
`components/reviewing/desk/key-hub.test.ts`: "T12: keys go to the case that is open; those that come while the next is on its way go to it in the order in which they were pressed, 
also one that comes before they are delivered"; 
"T12: keys for a case that does not come are for none, 
and none is taken while single keys are off" · 
`e2e/specs/reviewing/review-keyboard.spec.ts`: "T12: a key is heard by the page from Escape on, 
however quick, 
and not while a dialog is open" |
| T13 | 
plays back how a worksheet was written | 
`e2e/specs/history/history.spec.ts`: "T13: history plays how two wrote it, 
with names and lines beside colours; an earlier version comes back live for the team-mate, 
and is undone" · 
`lib/document-format/replay/history.test.ts`: "T13: at every row it is what a document with the rows up to there says, 
also when rows came before what they stand on"; 
"T13: words that were taken out are there until they are"; 
"T13: bytes that cannot be read leave the rest as it is"; 
"T13: 5,000 keystrokes of the typing script come to its text" · 
`components/history/field-timeline.test.ts`: "T13: at a moment, 
with the words of each"; 
"T13: between rows that change other fields it is the same answer, 
so that it is drawn once" |
| T13 | 
who wrote which words, 
by the author the server stored | 
`lib/document-format/replay/history.test.ts`: "T13: and every word is its writer's"; 
"T13, 
R3b: what another carried becomes its owner's once the owner's own equal row is there, 
from the start"; 
"T13, 
R3a: whoever forged another's next clocks is the one history shows" · 
`lib/document-format/replay/text-origins.test.ts`: "T13: a deletion of a team-mate's whole text that is undone leaves it the team-mate's, 
also when it is deleted and undone again, 
and redone"; 
"T13: words typed after what came back are their typist's, 
sent one by one or together"; 
"T13: what came back and was changed before it was sent, 
or is sent once more by another, 
stays its first writer's"; 
"T13: whoever writes over what was deleted, 
or types the same again there or elsewhere, 
writes their own, 
and takes nothing from its first writer"; 
"T13: a version that is brought back names who wrote its words, 
though another pressed, 
and so does undoing that; of equal words the nearest counts" · 
`lib/document-format/replay/text-origins-random.test.ts`: "T13: whatever three type, 
delete, 
undo, 
redo and restore, 
offline or not but for the moment of an undo, 
every letter stays its first writer's"; 
"T13: also offline, 
where another typed at the same place meanwhile, 
a letter is never shown as anybody's but its first writer's and whoever brought it back, 
and in 1,000 letters 20 at most as the latter's"; 
"T13: whatever a page of other make puts in front of deleted letters, 
wherever it places it, 
shows as a team-mate's nothing but what that one wrote, 
in that order" · 
`lib/classroom/history/history.int.test.ts`: "T13: a member has the colour they write with; one who left the team has another, 
and one who left the class no name" |
| T13 | 
the versions that matter are marked | 
`lib/classroom/history/history.int.test.ts`: "T13, 
T8: who came to the team and who left it, 
from the journal, 
in order" · 
`lib/classroom/reviewing/review-journal.int.test.ts`: "T13, 
T12: hand-ins, 
one that was taken back, 
and a return are in a worksheet's history, 
in order" · 
`e2e/specs/history/history.spec.ts`: "T13: history plays how two wrote it, 
with names and lines beside colours; an earlier version comes back live for the team-mate, 
and is undone" |
| T13 | 
what was put in at once is marked | 
`lib/document-format/replay/writing-facts.test.ts`: "T13: 200 characters in one update are one, 
with its words and its writer; 199 are none, 
and so is typing"; 
"T13: it stays one when others write in the middle of it or delete it, 
and counts over all answers"; 
"T13: what an undo brings back, 
or a restored version, 
is none" · 
`e2e/specs/reviewing/co-review.spec.ts`: "T12, 
T13: who wrote how much stands beside the case, 
and what was put in at once in its history too" |
| T13 | 
any version comes back once, 
whoever presses, 
and that is undone once without taking what was written since | 
`e2e/specs/history/history.spec.ts`: "T13: history plays how two wrote it, 
with names and lines beside colours; an earlier version comes back live for the team-mate, 
and is undone" · 
`lib/document-format/replay/restore.test.ts`: "T13: any version of what two wrote comes back word for word, 
and undoing that brings what was there before it"; 
"T13: what is the same stays, 
with what a team-mate writes in it meanwhile"; 
"T13: undoing it leaves what was written since"; 
"T13, 
R12: says how large the document is with it"; 
"T13: the version that is there now changes nothing, 
and neither does undoing what is not there any more" · 
`lib/classroom/history/history.int.test.ts`: "T13: it is one row, 
by whoever pressed the button, 
said to open rooms after it is stored; undo takes back that row alone"; 
"T13: the version that is there now changes nothing and stores nothing"; 
"T13: two who bring the same version back at once change the text once, 
and the second hears that it is there already"; 
"T13: a restore is undone once, 
though two press Undo at once; what is undone, 
or older than another restore, 
stays as it is"; 
"T13, 
R14: nothing is stored in a document that was replaced" |
| T13 | 
team-mates and teachers read it; who may write brings a moment back | 
`e2e/specs/history/history.spec.ts`: "T13, 
Q1: the teacher reads it from the submission and brings nothing back; closed, 
the team still reads it, 
on a phone"; 
"T13, 
Q1: in write, 
compare and closed its page and its rows are there for the team, 
and for no partner, 
team in another match, 
student who moved away or is in no team, 
or stranger" · 
`lib/rules/access.test.ts`: "T13, 
Q1: is read by its team from write on, 
put away or not, 
and by the teacher in every phase"; 
"T13, 
Q1: is read in no phase by a partner, 
another team, 
the tray, 
strangers or no one"; 
"T13: a moment is brought back by its team, 
where it may type and no hand-in stands; closed, 
only while it is returned"; 
"T13, 
Q1: a moment is brought back in no phase by the teacher or anyone outside the team, 
handed in or not, 
returned or not" · 
`lib/classroom/history/history.int.test.ts`: "T13, 
Q1, 
Q2: not by another team, 
not once closed, 
not under a hand-in that stands, 
and not to a version that never was" |
| T13 | 
a long history is read in bounded memory, 
a few at a time | 
`lib/process/person-queue.test.ts`: "T13: so many run at the same time, 
one of each person; the next in line goes on when one has ended, 
and when one has failed"; 
"T13: who comes when the line is full, 
comes a third time, 
or has waited too long hears history-busy" · 
`lib/document-format/replay/row-blocks.test.ts`: "T13: blocks are the same wherever the pieces are cut; without the last one they are not all"; 
"T13, 
R5: rows are read in order of time, 
each once, 
whichever block they are in"; 
"T13: rows that end in the middle are not taken for all, 
and a block that inflates to more than is read is not inflated to its end" · 
`lib/classroom/history/long-history.int.test.ts`: "T13, 
R12: a history of more than 48 MiB is not worked out: who asks hears that it is too long, 
nothing is stored, 
and the next who asks about another is answered"; 
"T13, 
R6: while someone reads a history, 
and while a version is worked out, 
what others type is Saved"; 
"T13: who reads for longer than a minute is cut off, 
and whoever waits reads" |
| T13 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "T13: screens of a worksheet’s history pass whole-page axe" |
| T14 | 
everything as CSV: people, 
teams, 
matches with their notes, 
submissions in full, 
marks, 
points, 
comments, 
votes, 
tries, 
participation, 
clocks, 
flags and words | 
`lib/classroom/exporting/export-tables.int.test.ts`: "T14: every table has a head, 
begins with a byte order mark, 
ends its rows with CRLF, 
and has as many as it said"; 
"T14: submissions are there in full, 
each level with its teacher, 
each comment with its passage, 
and the points that count"; 
"T14, 
Q25: people have the school's ID and the email of the list for those who steer only, 
teams have their members by name, 
and matches the teams and failure modes that met"; 
"T14, 
T10, 
Q23, 
Q24: clocks, 
flags and words are there: minutes of the class and of a team, 
how a flag ended, 
who read a word"; 
"T14, 
Q11, 
Q29: votes have names, 
both choices and their reasons; tries have their questions and answers as text"; 
"T14, 
Q31: votes of an erased student are there as a former student's, 
so that the rows are those that the results count" |
| T14 | 
who wrote how much and when, 
from the history | 
`lib/classroom/exporting/export-tables.int.test.ts`: "T14, 
T13: participation counts the words, 
minutes and times of each writer from the history; a member who wrote nothing has 0 words" |
| T14 | 
the points of a student are those of Q21 | 
`lib/rules/exporting/points.test.ts`: "T14, 
Q21: members at the hand-in have the team's, 
and whoever was absent or came later only their own"; 
"T14, 
Q21: who has moved to another team since keeps the points of the case they handed in, 
until the new team has some for them"; 
"T14: a criterion on which teachers differ counts nothing until one mark is chosen; a criterion that is gone never does"; 
"T14: they say how many criteria are marked and on which teachers differ, 
so that the points of a part are known as such" |
| T14 | 
no cell is run by a spreadsheet; what is exported parses back the same | 
`lib/csv/write.test.ts`: "T14, 
Q34: text that a spreadsheet would run begins with an apostrophe, 
and numbers stay numbers"; 
"T14, 
Q34: so does text behind a semicolon, 
a tab, 
a comma or a line break, 
where another spreadsheet begins a cell"; 
"T14: cells with commas, 
semicolons, 
tabs, 
quotes and line breaks are quoted, 
and each row ends with CRLF"; 
"T14: whatever is exported parses back the same, 
and no spreadsheet runs a cell of text, 
whether it splits at commas, 
semicolons or tabs and whether quotes count" |
| T14 | 
only teachers of the class export, 
those who may read too, 
but the school's ID and the email; who was removed is named nowhere | 
`lib/rules/access.test.ts`: "T14, 
Q25: the activity leaves as files with its teachers only, 
with those who may read too" · 
`lib/classroom/exporting/export-tables.int.test.ts`: "T14, 
B7: who was removed is named in no table; their team's words stay"; 
"T14, 
Q25: people have the school's ID and the email of the list for those who steer only, 
teams have their members by name, 
and matches the teams and failure modes that met" |
| T14 | 
a file shows how far it is while it comes | 
`components/exporting/row-counter.test.ts`: "T14: rows are counted while a file arrives, 
however it is cut; a line break in a cell is none, 
and the head is no row" |
| T14 | 
one file of an activity that another installation imports: the same field by field, 
twice is two activities, 
no PIN leaves, 
and nothing that is here changes | 
`lib/classroom/exporting/import-activity.int.test.ts`: "T14: an activity that another installation imports is the same field by field: people, 
teams, 
texts with their histories, 
reviews, 
votes and exercises"; 
"T14: imported twice it is two activities; the first stays as it was, 
and a name of the class is the same student"; 
"T14: no PIN, 
no hash of one, 
no removed name and nothing of where somebody joined from is in the file"; 
"T14: every column of an activity, 
of its tables and of students is in the file, 
or is one of those that stay"; 
"T14, 
Q32: a closed activity that is imported counts as closed from that day, 
and nobody in it as coming later" · 
`e2e/specs/access/access.spec.ts`: "T14, 
B2: a file is imported by those who steer the class only, 
and for all others every table is as it was before" |
| T14 | 
a file that cannot be imported is refused in a sentence and leaves nothing | 
`lib/classroom/exporting/import-activity.int.test.ts`: "T14: a file of something else, 
of a newer version, 
of a lesson that is not here, 
cut off or changed is refused, 
and leaves nothing" · 
`lib/server/http/front-door/front-door-imports.int.test.ts`: "T14: a file may have 16 MB in a teacher's session, 
many commas and all; more, 
or on any other path, 
it may not"; 
"T14, 
B1: in a student's session, 
one that has ended, 
or none, 
it may not, 
and is told to load the page again"; 
"T14: two teachers of one school send files of 9 MB and of 16 MB at the same moment, 
and both arrive" |
| T14 | 
nobody in a file stands for anybody here by an id | 
`lib/classroom/exporting/import-ids.int.test.ts`: "T14, 
Q31: nobody in a file gets the id of the importing teacher, 
of former members or of anybody here, 
whatever ids its people have" |
| T14 | 
an export that nobody reads, 
or whose answer is closed, 
keeps nobody waiting | 
`lib/process/piece-stream.test.ts`: "T14: hands on every byte, 
long pieces in parts, 
and ends once"; 
"T13, 
T14: ends when nothing more is read of it for some seconds, 
after %i parts"; 
"T13, 
T14: goes on for who reads slowly, 
until the time for all is over"; 
"T13, 
T14: ends at once when its answer is closed, 
%s it was begun"; 
"T13, 
T14: ends when its reader cancels, 
and when a piece can't be made" |
| T14 | 
a file whose histories no server can have stored is refused; one with rows that came late is imported | 
`lib/classroom/exporting/import-histories.int.test.ts`: "T14, 
R2: rows that were stored before what they stand on are imported with their text; a history that no server can have stored is refused, 
and leaves nothing" · 
`lib/document-format/possible-history.test.ts`: "T14, 
R2: whatever people type can be imported, 
in whatever order its rows came, 
without some of them, 
or with words that were deleted"; 
"T14, 
R2, 
R12: bytes that are no update, 
deletions in another order than Yjs', 
more rows than a team types in minutes before what they stand on, 
and more text than two documents hold cannot" |
| T14 | 
the teacher's own Canvas or Moodle file filled in, 
byte for byte the same outside the filled cells | 
`components/exporting/gradebook/gradebook-file.test.ts`: "T14: a Canvas gradebook comes back byte for byte but for the filled cells"; 
"T14: a Moodle report in Windows-1252 with semicolons, 
and one in UTF-16 with tabs, 
come back byte for byte but for the filled cells"; 
"T14: a file that is no table, 
a spreadsheet of Excel and a PDF are refused, 
each as what it is, 
and a row without the column stays as it is" · 
`lib/csv/cells.test.ts`: "T14: byte for byte as it was outside the filled column, 
in every encoding, 
with every delimiter, 
quoting and line end"; 
"T14: any bytes at all are written back the same where their encoding can be told, 
UTF-16 with half a pair too"; 
"T14: quotes, 
doubled quotes, 
line breaks in cells, 
empty cells and rows of different lengths are read as spreadsheets do"; 
"T14: a replaced cell keeps its quotes, 
and gets them when it needs them" · 
`lib/csv/picked-file.test.ts`: "T14, 
T15: a picked file is read, 
unless it is larger than 5 MB, 
which is not even tried, 
or cannot be read any more" |
| T14 | 
which column and which row is found, 
shown first, 
and chosen by the teacher | 
`lib/rules/exporting/gradebook.test.ts`: "T14: a Canvas gradebook: the student, 
and its assignments first"; 
"T14: a Moodle report, 
with the name in two columns, 
and a Moodle grading sheet"; 
"T14: the same name in any order, 
case and spacing is exact"; 
"T14: without accents, 
with an initial, 
with one name of two, 
or with one letter other it is likely"; 
"T14: rows of no student and unknown names are none; a student that two rows could be is neither's, 
and nobody is taken twice"; 
"T14: points, 
percent or one criterion, 
with the file's decimal sign; nothing where there is no level"; 
"T14: points and percent of a case that is not fully marked are of a part; one criterion is whole by itself" · 
`e2e/specs/exporting/exporting.spec.ts`: "T14: a teacher downloads a table and the whole activity, 
imports it into another class, 
and finds its texts and marks there"; 
"T14: a teacher chooses a gradebook, 
checks a likely row, 
reads whose case is not fully marked or not released, 
ticks one, 
and downloads it with the points in it" |
| T14 | 
submissions with their levels and comments, 
and one student's portfolio with no more than the student may see, 
to print | 
`lib/classroom/exporting/prints.int.test.ts`: "T14: every case that counts is printed with all its levels and comments, 
released or not"; 
"T14, 
Q12: a portfolio has the student's own texts, 
exercises and votes, 
and of reviews only what was released; no other student's" · 
`e2e/specs/results/results.spec.ts`: "S7, 
Q3, 
T14: the teacher puts an unfinished case in; the casebook is set on A5; submissions with levels and comments and one student’s portfolio print to PDF too, 
each with its words in it" |
| T14 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "T14: screens of exporting, 
filling in a gradebook, 
printing and importing pass whole-page axe" |
| T15 | 
names pasted one a line; those that are there or twice are said | 
`lib/rules/joining/roster.test.ts`: "T15: one name a line; empty lines, 
numbering and tabs are passed over"; 
"T15: a name given twice is said once"; 
"T15: a line that is no name is said"; 
"T15: of a line that is much too long nothing is put in order, 
and each name is compared once, 
however many are there" · 
`lib/classroom/joining/joined-students.int.test.ts`: "T15: names that are there already, 
or twice in the list, 
are said and not added" |
| T15 | 
a list as spreadsheets store it: UTF-8 with and without its mark, 
UTF-16, 
Windows-1252; commas, 
semicolons, 
tabs; quotes and line breaks in cells; bounded, 
and each refusal a sentence | 
`lib/csv/decode-file.test.ts`: "T15: are read as text in %s"; 
"T15: any text is read as it was stored, 
in UTF-8 and in UTF-16 with its mark"; 
"T15: a workbook, 
a picture and a PDF are no text" · 
`lib/csv/read-table.test.ts`: "T15: the separator is a comma, 
a semicolon or a tab; cells have quotes, 
separators and line breaks in them"; 
"T15: without headings the separator is the one that all lines have; a comma inside of names is none"; 
"T15: below a heading alone in its line commas are inside of names, 
however many there are; semicolons and tabs still separate"; 
"T15: names pasted one a line, 
with whatever line breaks and quotes, 
are one cell each"; 
"T15: nothing, 
too many rows or columns, 
and a cell that is too long are refused"; 
"T14, 
T15: what was written is read as it was, 
whatever the cells; none is run by a spreadsheet" · 
`lib/csv/picked-file.test.ts`: "T14, 
T15: a picked file is read, 
unless it is larger than 5 MB, 
which is not even tried, 
or cannot be read any more" |
| T15 | 
UTF-16 without its mark is known at any length of the file | 
`lib/csv/decode-file.test.ts`: "T15: %s without its mark is known, 
however long the text is" |
| T15 | 
without headings whole names are not taken for last names | 
`lib/rules/classes/roster-columns.test.ts`: "T15: without headings a column of words after whole names is no first name" |
| T15 | 
exports of Canvas, 
Moodle and Google Classroom as they come; columns are recognised, 
and each has a menu | 
`lib/rules/classes/roster-columns.test.ts`: "T15: a gradebook of Canvas as it comes: the school's ID, 
not Canvas's, 
and no row of points or of the test student"; 
"T15: a gradebook of Canvas whose logins are no emails has none"; 
"T15: a list of Moodle as it comes"; 
"T15: the grades of Google Classroom as they come, 
without its rows of dates and points"; 
"T15: the one column of names copied out of a gradebook of Canvas, 
however long, 
has everybody's first name"; 
"T15: headings may stand below a title, 
and are known in any case, 
with dashes or underscores"; 
"T15: without headings names, 
emails, 
and last names before first names are known by what the cells look like"; 
"T15: a last name before a comma comes last; a Jr. 
stays at the end"; 
"T15: a section, 
an ID or an email that can't be stored is left as it is, 
and its row says so" |
| T15 | 
a list beside the class before anything happens: new, 
there already, 
likely the same, 
gone; every row is decided in place | 
`lib/classroom/classes/roster-comparison.test.ts`: "T15: who is not there is new; who is there under the same name is the same, 
and nothing changes"; 
"T15: the school's ID goes before the email, 
the email before the name; what the list says otherwise is named"; 
"T15: a name with another ID may be that student, 
which only the teacher knows; with the same email it is, 
and gets the ID"; 
"T15: IDs that a spreadsheet changed: leading zeros are the same without them, 
a rounded number is not read and makes no two one, 
a date is the teacher's to decide"; 
"T15: two students of one name, 
of whom one is called otherwise here, 
are found by their IDs and keep their names"; 
"T15: an email is one student's unless others of the list or the class have it; then names tell them apart"; 
"T15: a name as the list writes it goes before the name that it means"; 
"T15: a column that the list does not have changes nothing; an empty cell does"; 
"T15: likely the same are names in another order, 
names that look alike, 
other spellings and short forms"; 
"T15: a student twice in the list is said with the line; two students of one name are told apart by their IDs" · 
`lib/classroom/classes/own-roster.test.ts`: "T15: a name that begins with a number is found as the list writes it; in a numbered list it is the name behind the number"; 
"T15: a row called as rows of no student are is a student's where somebody in the class is called so"; 
"T15: whatever a class is, 
its own list as a file changes nothing; with others in it each student is at most one row's" · 
`lib/rules/classes/roster-choices.test.ts`: "T15: who is new is added, 
who is there is the same, 
a second line is left out; the rest only the teacher decides"; 
"T15: missing on the list is who is on the roster and no row's, 
nor perhaps an undecided row's"; 
"T15: a name with another ID is undecided, 
and its student not missing; as that student it gets the ID, 
and without its zeros keeps the old one"; 
"T15: decisions hold only what changes; a name stays where the teacher keeps it; nobody is removed who is not ticked"; 
"T15: compared again, 
choices stay where the proposal is the same, 
and begin anew where it is not" |
| T15 | 
a list is taken over as one action with Undo; it changes only what changed, 
removes nobody by itself, 
and what changed meanwhile is said | 
`lib/classroom/classes/roster.int.test.ts`: "T15: the roster out, 
edited as spreadsheets store it in %s, 
in again shows exactly the change"; 
"T15, 
T8: adds with one-time PINs, 
changes and removes as one action; the journal has its numbers, 
and Undo takes all of it back"; 
"T15: a list that says nothing new changes nothing and writes no line; nobody who is missing on it is touched"; 
"T15: a student who joined by a short name comes onto the roster under the whole one, 
and signs in with the same PIN"; 
"T15: what changed meanwhile is said by name and nothing is written: a student renamed, 
removed, 
or there by now"; 
"T15, 
B1: a name twice, 
one student for two lines, 
a line that can’t be stored, 
and more than 500 are refused with nothing written"; 
"T15, 
B3: two who take one list over at once make each student once" · 
`e2e/specs/classes/teacher.spec.ts`: "T15: names from a list, 
a PIN reset in two clicks that ends the session on an open page, 
a removal that asks first; a file is taken over with a column changed, 
a row decided and a student ticked, 
which asks first; who starts again is rid of the ticks, 
and of a comparison on its way" |
| T15 | 
a class is archived and brought back; deleted it goes after 30 days, 
which are shown, 
and comes back whole until then; nobody joins meanwhile | 
`lib/classroom/classes/put-away.int.test.ts`: "T15, 
Q20: archived, 
its code opens nothing and it is not among the teacher's classes, 
until it is brought back; students who are in stay in"; 
"T15: deleted, 
it signs its students out, 
shows the day it goes, 
and is brought back whole until then"; 
"T15, 
T8: Undo brings a deleted class back; undone once more it has all its days again"; 
"T15, 
Q34: after its days a class with everything in it goes, 
by one of the processes that try, 
but for the lines of the audit log; other classes stay"; 
"T15: a class is in use, 
archived, 
or deleted with the day it goes" · 
`e2e/specs/classes/teacher.spec.ts`: "T15: the code is replaced once that is confirmed; one click closes the class to new names; an activity is copied with its teams; archived, 
the class shows no code; deleted, 
it says until when it is here; both are brought back by one click" · 
`lib/classroom/joining/join-from-outside.int.test.ts`: "T15, 
Q20: lets nobody in, 
by PIN or with an account from outside" · 
`e2e/specs/privacy/retention.int.test.ts`: "T15, 
Q32: a class that was deleted goes with the daily look once its 30 days are over, 
and not within two weeks of a clock that jumped ahead" |
| T15 | 
an activity is copied, 
with or without its teams | 
`lib/classroom/classes/put-away.int.test.ts`: "T15: begins in setup with the settings of the other; with its teams, 
without their texts and without students who have left"; 
"T15, 
B2: needs a name that no other activity of the class has; an activity of another class is not copied" · 
`e2e/specs/classes/teacher.spec.ts`: "T15: the code is replaced once that is confirmed; one click closes the class to new names; an activity is copied with its teams; archived, 
the class shows no code; deleted, 
it says until when it is here; both are brought back by one click" |
| T15 | 
who is removed stays in the teams of closed activities, 
without the name | 
`lib/classroom/classes/students.int.test.ts`: "T15: in a closed activity their team stays as it was, 
and names them to nobody" |
| T15 | 
sections of a class: from the list, 
or by hand | 
`lib/classroom/classes/roster.int.test.ts`: "T15, 
T8: a section is given by hand and taken away; the journal has it, 
and Undo brings the old one back"; 
"T15, 
T8: adds with one-time PINs, 
changes and removes as one action; the journal has its numbers, 
and Undo takes all of it back" |
| T15 | 
a colleague is invited into a class by a link, 
to steer it or to read; with a new account or the one they have; once, 
for seven days, 
until it is withdrawn, 
and only while its teacher steers and the class is in use | 
`lib/classroom/classes/class-invitations.int.test.ts`: "T15: says which class, 
whose, 
and what one may do there; a new account made with it is signed in and in the class, 
and so the journal and the audit log say"; 
"T15, 
T8: a teacher who is signed in joins with it, 
once, 
however many use it at once; Undo removes them, 
and the link stays used"; 
"T15, 
T8: is withdrawn by any teacher who steers, 
and by Undo of its making; Undo of the withdrawal opens it again; of one that was used nothing is undone"; 
"T15, 
B1: who teaches there already keeps the link for a colleague; one into another class, 
and one into none, 
is nothing to withdraw here or to join by"; 
"T15, 
Q25: lets nobody in once the teacher who made it may only read or has left, 
while the class is put away, 
or after seven days; each is said, 
and nothing is written"; 
"T15, 
B1: of a class ${maxInvitations} are open at most; those that were withdrawn count no more" · 
`e2e/specs/classes/invitations.spec.ts`: "T15, 
Q25, 
T8: a link into the class makes a colleague’s account, 
who reads there; one who has an account signs in on it, 
joins with one press, 
and steers; the journal has each; a withdrawn link is refused by a sentence" |
| T15 | 
slips print whole, 
on no more sheets than they need | 
`e2e/specs/engines/slips.spec.ts`: "T15: 5 slips print on one sheet and 16 on two, 
of A4 and of Letter, 
in Chromium and in Firefox" |
| T15 | 
a PIN reset in two clicks, 
removal | 
`e2e/specs/classes/teacher.spec.ts`: "T15: names from a list, 
a PIN reset in two clicks that ends the session on an open page, 
a removal that asks first; a file is taken over with a column changed, 
a row decided and a student ticked, 
which asks first; who starts again is rid of the ticks, 
and of a comparison on its way" |
| T15 | 
the code, 
replaced; the class closed to new names | 
`lib/rules/joining/class-code.test.ts`: "T15: a code is 6 of 28 letters and digits, 
none of them easily mistaken"; 
"T15: no code spells a word"; 
"T15: every code reads back as itself, 
however it is shown" · 
`lib/classroom/joining/joining.int.test.ts`: "T15: a replaced code stops working at once, 
and sessions go on" · 
`e2e/specs/classes/teacher.spec.ts`: "T15: the code is replaced once that is confirmed; one click closes the class to new names; an activity is copied with its teams; archived, 
the class shows no code; deleted, 
it says until when it is here; both are brought back by one click" |
| T15 | 
at most 500 students | 
`lib/classroom/joining/joining.int.test.ts`: "T15: a class holds 500 students" |
| T15 | 
two names put together keep one PIN, 
unless the teacher says that they are one person | 
`lib/classroom/joining/merging.int.test.ts`: "T15, 
S1: a name from the list takes the PIN that was picked; the other's devices are signed out"; 
"T15, 
S1: unless the teacher says that both are one person, 
only the PIN of the name that stays opens the place, 
of a slip too; both are told" · 
`lib/classroom/joining/merged-slips.int.test.ts`: "T15, 
S1: opens nothing when the student has come in under the other name, 
and they are told so; taken apart again it has a new one"; 
"T15, 
S1: of two slips that nobody has used the first one that is used picks the PIN of both names, 
and the other opens nothing" · 
`lib/classroom/joining/join-from-outside.int.test.ts`: "T15, 
Q33, 
S1: a new PIN holds against a name that was put together with theirs and comes in at the same moment, 
by its own PIN or with an account" · 
`e2e/specs/joining/absent.spec.ts`: "T15, 
T3, 
Q33: a student who joined twice is put together with the name on the list, 
once a dialog has said what becomes of PINs, 
slips and a linked account, 
and undone from the journal" |
| T15 | 
of two names put together the one that stays has the longer extra time | 
`lib/classroom/joining/merging.int.test.ts`: "T15, 
T10: has the longer extra time of both, 
and Undo gives each its own again" |
| T15 | 
of two names that are one person's, 
words and a vote that a device has under the other are the student's, 
until the merge is undone | 
`components/documents/local-copies/merged-texts.test.ts`: "R14, 
T15: text that was typed under a name merged into the student's is offered to the student, 
not sent under that name's client ids; its copy stays meanwhile; nobody else is offered it"; 
"R14, 
T15: of a merged name's copy the student takes one text; the rest stays stored as that name's, 
so it is theirs again once the merge is undone"; 
"R14, 
T15: a merged name's copy that the server proves to have goes, 
and is offered no more"; 
"R3c, 
T15: text that was set aside under a merged name is offered to the student until it is taken, 
and no more once the merge is undone" · 
`lib/classroom/joining/merged-device.int.test.ts`: "T15, 
R14: the page says which names are the student's too, 
once the teacher has said that they are one person's; Undo takes that back on open pages at once"; 
"T15, 
Q4: a vote that a device cast under a merged name counts as the student's, 
who has none of their own, 
and is the other name's again with Undo; before the merge, 
of another name, 
and beside an own vote it is refused" · 
`e2e/specs/documents/merged-words.spec.ts`: "T15, 
R14, 
S1: words left on a device under a name that was merged are shown to nobody but the student whose names both are, 
who adds them to the text"; 
"T15, 
R14: words left under a merged name are that name's again once the merge is undone, 
and go into their text"; 
"T15, 
Q4: a vote cast without a connection under a name that was merged is sent from the page of the student whose names both are" · 
`components/signing-in/sign-out/unsent-on-device.test.ts`: "S1, 
T15: text that was set aside under a name merged into the student's is unsent, 
until the merge is undone" |
| T15 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "T15: screens of a class and its list pass whole-page axe, 
and so do their dialogs"; 
"T2, 
T8, 
T15: dialogs, 
menus and errors of teachers pass whole-page axe, 
each by name" |
| T15 | 
co-teachers: added by the email of an account, 
changed, 
removed, 
each undone; somebody always steers | 
`lib/rules/classes/class-teachers.test.ts`: "T15, 
Q25: somebody has to steer it: who may read does not count" · 
`lib/classroom/classes/class-teachers.int.test.ts`: "T15, 
Q25: a colleague is added by the email of an account, 
however it is typed; the journal has it, 
and Undo takes it back"; 
"T15, 
B1: an email without an account is refused at its field, 
and nothing is written; the fixture's account is none"; 
"T15, 
Q25: what a teacher may do is changed, 
and one is removed; of each there is an entry that Undo takes back"; 
"T15, 
Q25: the last who steers stays one, 
by a change, 
by leaving and by Undo; with another who steers one may leave"; 
"T15: two who remove one another at once leave one of them" · 
`e2e/specs/classes/co-teachers.spec.ts`: "T15, 
Q25, 
B1: a colleague is added by email to read: he sees board and review live and is offered nothing that changes them; he is let steer, 
and acts; what he is writing when that ends is refused by a sentence and stays" |
| T15 | 
a class and its activities are renamed, 
and Undo brings the old names back | 
`lib/classroom/classes/naming.int.test.ts`: "T15, 
T8: it is renamed: the journal has both names, 
students' pages look again, 
and Undo brings the old name back"; 
"T15, 
T8: one is renamed: the journal has both names, 
its pages look again, 
and Undo brings back that it goes by its lesson's title"; 
"T8, 
T15: Undo gives no name back that another activity has by now"; 
"B2, 
T15: an activity of another class is not renamed" · 
`e2e/specs/classes/naming.spec.ts`: "T15, 
T8: a class is renamed; an open student page has the new name without a reload, 
the journal tells it, 
and Undo brings the old one back"; 
"T15, 
T8: an activity is renamed from the class page, 
the page it leads to is called so, 
and Undo brings back the lesson's title" · 
`lib/content/activity-name.test.ts`: "T15: by its own name, 
else by the title of its lesson" |
| T15 | 
a new activity is asked its name, 
which no other of the class has; a double click makes one | 
`lib/content/activity-name.test.ts`: "T15: the name that is suggested is free: the lesson's title, 
or the title with the first free number, 
whatever the case of the others" · 
`lib/classroom/classes/naming.int.test.ts`: "T15, 
T8: a new one has the name that was given, 
and the journal tells of it; there is nothing to undo"; 
"T15, 
B1: none is called as another is, 
by its own name or by its lesson's title; of 20 at once one is made, 
and the others are told why" · 
`e2e/specs/classes/naming.spec.ts`: "T15, 
Q20, 
B1: a new activity is asked its name, 
with a free one filled in; a double click makes one; a name that is taken is refused with what was typed; students choose by name" |
| T15 | 
replacing the code asks first, 
says what it means, 
and is undone | 
`lib/classroom/classes/naming.int.test.ts`: "T15, 
T8, 
T11: pages that show the code, 
as the projector does, 
look again when it is replaced, 
when joining is closed, 
and when either is undone" · 
`e2e/specs/classes/naming.spec.ts`: "T15, 
T8, 
T11: replacing the code asks first and says what it means; the wall shows the new one by itself; who is signed in goes on; Undo makes the old one work again" |
| T19 | 
a student signs in with the school's account, 
in a class whose code they have | 
`lib/classroom/signing-in/outside-students.int.test.ts`: "T19, 
S1: is asked for a name once, 
with the one of the account filled in, 
and is that student from then on, 
on any device, 
in that class only"; 
"T19, 
B1: makes no name where the class is closed to new ones, 
and signs in to no class that is archived" · 
`e2e/specs/signing-in/outside.spec.ts`: "T19, 
Q33, 
T1: a teacher comes in with the school's account, 
sees it linked and unlinks it; a student gives a name once, 
signs out, 
and comes in again without it, 
and a new PIN says that the account is unlinked; these pages, 
the ways in and the menu of addresses pass whole-page axe on a laptop and a phone" · 
`lib/classroom/joining/join-from-outside.int.test.ts`: "T19, 
S1: ten names are tried at once, 
then one a minute, 
free ones as taken ones; nobody can list a class's names" |
| T19 | 
an invitation is taken with the school's account | 
`lib/classroom/signing-in/outside-students.int.test.ts`: "T1, 
T19: an invitation is taken with the school's account, 
once; without one nobody becomes a teacher" |
| T19 | 
a teacher signs in with the school's account, 
by a provider over OpenID Connect; a forged, 
replayed, 
expired or misdirected answer signs in nobody | 
`lib/classroom/signing-in/outside-teachers.int.test.ts`: "T19, 
Q33: comes in by a verified e-mail address, 
is linked by it once, 
and then comes in by the link, 
whatever the address is"; 
"T19: a forged, 
expired or misdirected token makes no session, 
and the page says so"; 
"T19: an answer counts once, 
in the browser that began, 
for ten minutes"; 
"T19, 
B1: after 60 answers that did not hold their browser waits, 
and nobody else at that address; what the provider was not asked about counts for nothing" · 
`lib/process/env.test.ts`: "T19: a provider is set with all that it needs or not at all, 
over https unless it is on this machine" |
| T19 | 
an answer of the provider is read up to a size; a token for nobody, 
or from the future, 
is refused | 
`lib/auth/outside/provider.test.ts`: "T19: a token without a name for the person, 
or issued tomorrow, 
is refused"; 
"T19, 
B1: a provider that answers %s with 200 MB is read for a few MB only, 
and a sentence comes" |
| T19 | 
a launch from a learning platform (LTI 1.3) that is forged, 
expired, 
misdirected or of another kind signs in nobody, 
and the page says so | 
`lib/classroom/courses/launches.int.test.ts`: "T19: %s signs in nobody, 
and the page says so" |
| T19 | 
a launch counts once, 
in the browser that began it; a platform that is not set up, 
or away, 
is named in a sentence | 
`lib/classroom/courses/launches.int.test.ts`: "T19: a launch counts once, 
in the browser that began it, 
for ten minutes, 
beside others there; an unknown platform begins none"; 
"T19, 
B1: who is not signed in there, 
and whoever finds the platform away, 
is told so" · 
`e2e/specs/courses/courses.spec.ts`: "T19, 
Q33: a teacher adds a link to a course and links the account once, 
a student comes in by it under a name, 
the course’s students are taken over and come in without one, 
and released marks go back" |
| T19 | 
launches that do not hold cost waits, 
and make nobody else wait | 
`lib/classroom/courses/launches.int.test.ts`: "T19, 
B1: where no signature was checked nobody waits; a launch fails once, 
however often it is sent; after 60 that failed their browser waits, 
and nobody else at that address" |
| T19 | 
answers from outside that do not hold are paid by their browser, 
by their address only far later, 
and by kind; each counts once | 
`lib/auth/check-outside.int.test.ts`: "T19, 
B1: are paid by the browser that sent them: after 60 it waits, 
with what holds too; nobody else at its address does, 
nor the browser where the other kind answers"; 
"T19, 
B1: are paid by their address only far later, 
by that of one kind, 
and never by a browser that is known there, 
which pays for itself"; 
"T19: a sign-in at the provider is answered once, 
of several at once by one" · 
`db/queries/courses/launches.int.test.ts`: "T19: a launch is reserved once, 
is there when it was checked, 
and is used up once, 
of several at once by one; then nothing is kept of what it says"; 
"T19: a launch that is too old is not there, 
and goes with the next one that comes" |
| T19 | 
forms from elsewhere come in at two paths only, 
without an action; a frame shows one page, 
and one page posts elsewhere | 
`lib/classroom/courses/launches.int.test.ts`: "T19, 
B2: the front door lets in a form from elsewhere at these two paths only, 
and no call of an action" |
| T19 | 
a window that a course's frame opens answers that frame | 
`lib/server/http/front-door/response-headers.test.ts`: "T19: leaves its window to a course's frame only where a learning platform is set up" |
| T19 | 
a student comes from a course to the link's activity, 
as joining allows; never by a name alone | 
`lib/classroom/courses/launches.int.test.ts`: "T19, 
S1: is asked for a name once, 
is at the link's activity, 
and is that student from then on; the course's link is known"; 
"T19, 
Q33, 
S1: gets nobody's account by a name: a taken one needs its PIN, 
and a class that is closed takes no new name"; 
"T19, 
B1: finds no activity behind a link for which no teacher of its class has chosen one, 
in this course" · 
`e2e/specs/courses/courses.spec.ts`: "T19, 
Q33: a teacher adds a link to a course and links the account once, 
a student comes in by it under a name, 
the course’s students are taken over and come in without one, 
and released marks go back" |
| T19 | 
a teacher comes from a course, 
and chooses what a link opens, 
of classes that they steer (deep linking) | 
`lib/classroom/courses/launches.int.test.ts`: "T19, 
Q25: a link to a class that they do not teach opens nothing, 
and the page says whom to ask" · 
`lib/classroom/courses/choosing.int.test.ts`: "T19, 
Q25: stays what a teacher has chosen, 
whoever else comes by the link, 
also with a launch that began before the choice: only who steers that class chooses anew"; 
"T19, 
Q25: of two teachers who choose at once one is told to open the link again; a link that was made for a class is not taken from it before anybody has opened it" · 
`lib/auth/platform/deep-link.test.ts`: "T19: a link opens the activity that was signed for its own course, 
and no other"; 
"T19: a teacher of the course is a teacher here, 
a learner a student, 
and nobody else is either, 
whatever else they are at the school" · 
`e2e/specs/courses/courses.spec.ts`: "T19, 
Q33: a teacher adds a link to a course and links the account once, 
a student comes in by it under a name, 
the course’s students are taken over and come in without one, 
and released marks go back" |
| T19 | 
the course's students as a list beside the class (NRPS); who is taken over comes in without a PIN | 
`lib/classroom/courses/course-services.int.test.ts`: "T19, 
T15: come as a list, 
from all its pages, 
without teachers and those who left; taken over, 
they come in from the course without a name or a PIN, 
and the PIN on their slip opens nothing from then on; who was left out is linked to nobody"; 
"T19, 
B1: a platform that is away, 
an address elsewhere, 
and a link of another class are refused with a sentence, 
and change nothing"; 
"T19, 
B1: a course with more students than a list has lines is refused with a sentence" · 
`lib/rules/courses/course-list.test.ts`: "T19: are a table with headings, 
and with a column of emails where the course tells one" · 
`e2e/specs/courses/courses.spec.ts`: "T19, 
Q33: a teacher adds a link to a course and links the account once, 
a student comes in by it under a name, 
the course’s students are taken over and come in without one, 
and released marks go back" |
| T19 | 
whose account a student of the course is, 
the teacher says, 
line by line; a name alone links nobody, 
and what changed meanwhile is refused | 
`lib/rules/courses/course-list.test.ts`: "T19, 
Q33: an account is linked where the teacher adds its line or says whose it is, 
and to nobody where the line is left out"; 
"T19, 
Q33: an account that is somebody's already, 
and a student who has one, 
stay as they are"; 
"T19, 
Q33: of two with one name neither is linked by that name"; 
"T19, 
Q33: who is called otherwise by now, 
has another email, 
or is not in the course, 
is a change; one student has one account" · 
`lib/classroom/courses/course-services.int.test.ts`: "T19, 
Q33: an account is linked where the teacher has said whose it is, 
by whatever name, 
and nowhere else: not by a name in a line that was left out, 
nor one that was changed after the teacher looked" · 
`e2e/specs/courses/courses.spec.ts`: "T19, 
Q33: a teacher adds a link to a course and links the account once, 
a student comes in by it under a name, 
the course’s students are taken over and come in without one, 
and released marks go back" |
| T19 | 
released marks into the course's gradebook (AGS), 
when a teacher sends them, 
with a preview | 
`lib/rules/courses/course-marks.test.ts`: "T19: a course gets released marks only, 
of students whom it knows, 
with how many criteria are marked; of each other student it is said why not" · 
`e2e/specs/courses/courses.spec.ts`: "T19, 
Q33: a teacher adds a link to a course and links the account once, 
a student comes in by it under a name, 
the course’s students are taken over and come in without one, 
and released marks go back" · 
`lib/classroom/courses/course-marks.int.test.ts`: "T19: only released marks go, 
to the link's own column, 
when they are sent, 
as fully graded only once every criterion is marked; who is not known there, 
or not in it any more, 
is named; sending again sends what counts by then"; 
"T19, 
Q34: marks that reached the gradebook before it was away are recorded with their number, 
and no more are sent; when none did, 
nothing is recorded"; 
"T19, 
B1: a link without a column, 
or of another activity, 
and a platform that is away are refused with a sentence"; 
"T19, 
T15: go out with a student's own account; with that of a name that was put together with theirs only where both are one person and they have none" |
| T19 | 
the ways in from outside by each role: nobody gets a session or changes a row | 
`e2e/specs/access/outside.spec.ts`: "T19, 
B2: where a provider and a platform are set, 
anyone may begin to come in from outside, 
whoever is not proved is told so or sent to sign in, 
and nobody gets a session or changes a row" |
| T19 | 
platforms are set by whoever runs the server; doctor looks at each | 
`lib/process/env.test.ts`: "T19: learning platforms are a JSON list, 
each with all that it needs, 
over https unless it is on this machine; what is wrong is named" |
| T19 | 
one issuer has one set of keys, 
else nothing starts | 
`lib/process/env.test.ts`: "T19, 
Q33: what signs as one issuer has one set of keys, 
a provider too, 
since people are told apart by issuer: two registrations at one platform are fine, 
two platforms are not" |
| B1 | 
a sentence one can act on; nothing typed is lost | 
`lib/actions/run-action.test.ts`: "B1: a value, 
or a sentence with its field" · 
`e2e/specs/phases/steer.spec.ts`: "B1: an address that leads nowhere is told in the product's voice" · 
`e2e/specs/every-page/front-door.spec.ts`: "B1: a page that is not there says so, 
on a machine with no teacher yet" · 
`e2e/specs/documents/set-aside.spec.ts`: "R3c, 
R14, 
B1: closed 4410 with nothing in its place, 
a sentence says what happened, 
and the words survive a reload until they are dropped"; 
"R3c, 
B1: where this device can't keep them, 
leaving the page asks first while words are put aside" · 
`e2e/specs/access/access.spec.ts`: "B1: what no page of ours sends to an action is refused with 400 and a sentence, 
and logs no error" |
| B1 | 
one person who acts faster than a hand is paused, 
and loses nothing | 
`lib/auth/action-throttle.test.ts`: "B1: what a hand can do passes at once; more waits its turn in order, 
and of those who send without waiting a few wait and the rest hear a sentence"; 
"B1: an action counts once, 
however often it asks who it is for; a page counts nothing" |
| B1 | 
a clock 10 minutes off; a name too long | 
`e2e/specs/joining/misfits-join.spec.ts`: "B1: a device's clock 10 minutes ${kind} changes no wait, 
and signs nobody out"; 
"B1: a name of 81 letters is refused in a sentence, 
and stays to be shortened" |
| B1 | 
what a teacher typed for a team or a flag that has ended stays to be copied | 
`lib/rules/helping/helping.test.ts`: "B1: is kept for each that has ended, 
and not for those that stand"; 
"B1: is shown for every team, 
whichever was watched; one without words is named only when it was watched, 
and only until it is back" |
| B1 | 
text pasted as HTML or as a script is text everywhere | 
`e2e/specs/every-page/inert.spec.ts`: "B1: hostile text in every name, 
answer, 
note, 
reason, 
link, 
comment and passage is text on every page, 
slip and casebook"; 
"B1: HTML that is typed, 
pasted or joined with is text for oneself and for a team-mate" |
| B1 | 
a wait says when to try again and who can help, 
by no clock | 
`lib/rules/signing-in/throttle.test.ts`: "B1: a wait is said in seconds, 
from a minute and a half on in minutes, 
and never as none" · 
`e2e/specs/signing-in/prying.spec.ts`: "S1, 
B1: too many wrong PINs say when to try again and who can help, 
keep the name, 
and the teacher clears them in one click" |
| B1 | 
without a reply each action of a teacher says so, 
and its page and what was typed stay | 
`e2e/specs/every-page/unanswered.spec.ts`: "B1: ${how} each action of a teacher says that no reply came, 
keeps its page, 
and works once there is a reply again"; 
"B1, 
Q20: a student's page that waits for an activity stays while the server is away, 
and goes on by itself once it is back" · 
`e2e/specs/every-page/action.spec.ts`: "B1: without an answer an action shows a sentence and asks for no refresh; the next answer removes it" |
| B1 | 
an open dialog outlives that its page is made anew | 
`e2e/specs/every-page/open-dialog.spec.ts`: "T8, 
B1: a dialog that is open on the board, 
on Teams and matches or on Review stays, 
with its button under the mouse, 
while its page is made anew ten times" |
| B1 | 
double clicks | 
`e2e/specs/a-whole-lesson/misfits.spec.ts`: "B1: a double click on Hand in, 
and on Hand in as it is, 
hands in once"; 
"B1: a double click on Cast my vote casts one vote, 
which stays to be changed"; 
"B1: double clicks of the teacher: the phase moves once, 
one student is placed, 
one action is undone" · 
`e2e/specs/every-page/action.spec.ts`: "B1, 
T3: two clicks in one turn send an action once, 
and its item stays busy until the page shows what was done"; 
"B1, 
T3: items of a list are busy one by one"; 
"B1, 
T15: an action that leads to another page is followed, 
and sent once" |
| B1 | 
two tabs, 
one of them stale; a stale page that acts after the phase has moved | 
`e2e/specs/a-whole-lesson/misfits.spec.ts`: "B1: two tabs of one student, 
one of them stale: what it does is done, 
or said in a sentence"; 
"B1: two tabs of one teacher, 
one of them stale: it says what has changed meanwhile, 
and changes nothing" · 
`e2e/specs/a-whole-lesson/misfits-stale.spec.ts`: "B1: a stale page of a student votes, 
chooses and hands in after the phase has moved: taken where it still may be, 
else a sentence, 
and nothing is lost; a team that met no other is told so, 
and one whose match has ended is not" |
| B1 | 
the back button; a phone asleep or frozen through two phases | 
`e2e/specs/a-whole-lesson/misfits-stale.spec.ts`: "B1: Back after joining, 
after a hand-in, 
and after the phase has moved lands where things stand"; 
"B1, 
Q7: a phone asleep through two phases, 
its connection cut: the words are kept and sent, 
and the page goes where the class is"; 
"B1, 
Q7: a page frozen through two phases wakes up where the class is" |
| B1 | 
names with emoji, 
from right to left, 
of 80 letters, 
on every page at 320 px | 
`e2e/specs/joining/misfits-names.spec.ts`: "B1: names with emoji, 
from right to left and of 80 letters, 
on every student page of ${phase}"; 
"B1: names with emoji, 
from right to left and of 80 letters, 
on the board, 
on the wall and on every other page of the teacher" |
| B1 | 
50 kB pasted | 
`e2e/specs/writing/misfits-long.spec.ts`: "B1: 50 kB pasted into the title, 
the source and an answer is taken whole, 
saved, 
handed in, 
and breaks no page"; 
"B1: 50 kB pasted as a reason is refused with the number of letters too many, 
and stays to be shortened"; 
"B1: 50 kB pasted as a name, 
the name of a class or a list of names ends in a sentence, 
and what is in the field stays"; 
"B1: 50 kB without a space are typed into within a second and read at once: a letter held down, 
in every field and on every page" · 
`lib/rules/writing/words.test.ts`: "B1: a run of 200 letters without a space, 
wherever it stands" |
| B1 | 
a class of 1, 
of 2, 
of 150 | 
`e2e/specs/a-whole-lesson/misfits-size.spec.ts`: "B1, 
Q13, 
Q11: a class of ${size} goes through the whole lesson"; 
"B1, 
T5: a class of 150 goes through the whole lesson: 75 teams, 
36 matches of two and one of three, 
and a board that holds them" |
| B1 | 
at any sequence of actions no vote is lost | 
`lib/classroom/journal/random-class.int.test.ts`: "T7, 
T8, 
T12, 
B1: after every step nobody is in two teams, 
no text is out of reach, 
no vote lost, 
no case released with two marks and no choice; undoing all of it gives back what was, 
marks, 
comments, 
returns, 
releases, 
absences and the rubric too" |
| B1 | 
without storage on the device, 
or with no room there, 
nothing else changes | 
`e2e/specs/documents/offline.spec.ts`: "R6, 
B1: without storage all works as before, 
and the line says that the words are on this page only; so with no room left" |
| B1 | 
without scripts a page says what cannot be done, 
and waits for no connection | 
`e2e/specs/joining/join.spec.ts`: "B1, 
S2, 
S4: without scripts the worksheet and the matching say that nothing can be written or matched, 
and nothing waits for a connection" |
| B1 | 
`npm run doctor` names what is broken by its cause, 
with what to do: Node, 
settings, 
memory, 
clock, 
disks, 
data folder, 
port, 
addresses, 
database, 
Redis, 
backups | 
`lib/server/doctor/doctor.int.test.ts`: "B1: names the cause and what to do, 
and nothing else: $is"; 
"B1: under a Node that is too old it is this sentence, 
of npm start too" · 
`lib/server/doctor/doctor.many.test.ts`: "B1: over PostgreSQL and Redis that work doctor finds nothing; a Redis that is not there is named, 
with what to do"; 
"B1: doctor names a clock that differs from the database's and from Redis', 
with what to do"; 
"B1: doctor names a database that a newer Crosscase has changed, 
one whose user may make no tables, 
and one without UTF-8" |
| B1 | 
root makes nothing in another user’s data folder, 
and is told whose it is | 
`lib/server/boot/data-folder.test.ts`: "B1: root is told whose the data folder is, 
and makes nothing in it that its owner could not read, 
no copy for a backup either" |
| B1 | 
where no copy for a backup, 
a restore or a check can be made, 
a sentence says where and what to do | 
`lib/server/backup/copy-folder.test.ts`: "B1, 
B8: where no copy can be made the sentence says where, 
and what to do" |
| B1 | 
an alert says what to do; the figures that alerts and dashboard name are there | 
`lib/server/testing/deploy-files.test.ts`: "B1: each alert of deploy/alerts.yaml has a line on what to do" · 
`lib/server/testing/behind-nginx.many.test.ts`: "B1, 
B8: every metric that deploy/alerts.yaml and deploy/grafana.json name is one that a process prints, 
those of daily backups too" |
| B1 | 
`npm run doctor` in a process of compose.yaml (`npm run test:image`) | 
`e2e/image/compose-commands.ts`: "B1: doctor finds nothing wrong in a process of compose.yaml" |
| B2 | 
HTTP and sockets refuse what the access rules refuse | 
`e2e/specs/access/access.spec.ts`: "B2: documents and the live channel, 
${stage} comparing, 
by HTTP status before the upgrade"; 
"B2, 
Q25: actions refuse whoever they are not for, 
a teacher who may only read too, 
and every table is as it was before"; 
"B2: a teacher's action with the ids of another class does nothing there" · 
`lib/realtime/documents/tests/getting-in.int.test.ts`: "R1, 
Q1, 
B2: a partner is refused in write and admitted in compare, 
to read; another team's member never" · 
`lib/realtime/documents/tests/real-server.int.test.ts`: "R1, 
B2: the front door refuses other origins, 
tampered cookies and strangers by a status; R7: SIGTERM flushes what was typed and the server ends in order" |
| B2 | 
a session's token is next-auth's own; of another secret, 
changed or too old it tells nothing | 
`lib/auth/session-token.test.ts`: "B2: is next-auth's own, 
and tells its session's id"; 
"B2: tells nothing when another secret made it, 
when it was changed, 
when its time is over, 
and when it is no session's" |
| B3 | 
one row, 
by constraint | 
`lib/classroom/voting/ballots.int.test.ts`: "B3: fifty parallel casts leave one row" · 
`e2e/specs/voting/vote.spec.ts`: "B3: fifty parallel posts of one ballot leave one row" |
| B3 | 
a class that sends at once is answered in turn, 
however long it takes | 
`db/client.int.test.ts`: "B3: a long queue is waited in while it moves, 
by a class that votes at once on a slow machine"; 
"B3: who waits while no connection is handed over fails, 
all of them at once; afterwards there is a connection again" |
| B4 | 
100 first opens, 
one document; two in one field | 
`lib/realtime/documents/tests/getting-in.int.test.ts`: "R2, 
B4: 100 simultaneous first joins load the document once, 
and there is one" · 
`lib/realtime/documents/tests/saved.int.test.ts`: "R4, 
R6, 
B4: two clients who type in one field at once keep both texts, 
and each hears Saved" · 
`e2e/specs/writing/write.spec.ts`: "B4: two students in one field at once keep both texts, 
and see each other by name" · 
`components/documents/text/text-binding.test.ts`: "B4: two people typing in one field at once keep both texts" · 
`e2e/fuzz/fuzz-suite.ts`: "R3, 
R5, 
R6, 
R8, 
R9, 
R11, 
R13, 
B4, 
B5, 
B6: whatever people, 
processes, 
store and bus do in whatever order, 
all come to one text, 
with every letter that was Saved in it once" · 
`e2e/specs/engines/together.spec.ts`: "S4, 
B4: Firefox, 
WebKit and Chromium type in one field at the same time; all words stand on each, 
and all are saved" |
| B5 | 
`kill -9` loses nothing that was *Saved* | 
`lib/realtime/documents/tests/real-server.int.test.ts`: "B5, 
R6, 
R9: kill -9 while two type and their document is compacted: nothing that was Saved is gone, 
each row is in one place, 
all converge, 
and no text is doubled" · 
`lib/server/boot/boot.int.test.ts`: "B5, 
B9: that a server runs on is refused to a second one; after kill -9 one starts again beside the old lock and socket, 
with what was committed; that a newer build has used is refused, 
and nothing in it is changed" · 
`lib/server/boot/stop.int.test.ts`: "B5: flushes: what was relayed is there after the next start; drains: a request that has begun is answered, 
a new one is not taken; a server that was built before stops with 0, 
and has written nothing outside DATA_DIR and the temporary folder" · 
`e2e/faults/short-chaos.ts`: "R4, 
R5, 
R6, 
R7, 
R12, 
R14, 
T13, 
B5, 
B6, 
B8: killed, 
frozen, 
cut off, 
ended, 
restored from a backup that was taken while the class typed, 
and its clock moved, 
the real server keeps all that was Saved, 
once, 
under its author; and what a tampered store loses, 
doubles or misattributes is found" · 
`e2e/fuzz/fuzz-suite.ts`: "R3, 
R5, 
R6, 
R8, 
R9, 
R11, 
R13, 
B4, 
B5, 
B6: whatever people, 
processes, 
store and bus do in whatever order, 
all come to one text, 
with every letter that was Saved in it once" · 
`e2e/support/devices/device.test.ts`: "R6, 
B5: a server that says Saved before it has stored anything is caught: a letter is lost with the device that had it" |
| B5 | 
a server ends with the npm that started it, 
however early that was stopped, 
and one that npm did not start goes on | 
`lib/server/boot/stop-with-npm.int.test.ts`: "B5: npm start that is stopped by npm's process id, 
with %s, 
leaves no server behind: it stops in order"; 
"B5: a server whose npm has ended before it looked for it stops too"; 
"B5: a server that npm did not start goes on when the shell that started it ends" |
| B5 | 
SIGTERM ends an image in order, 
and of two processes behind Caddy the other goes on (`npm run test:image`) | 
`e2e/image/main.ts`: "B5: SIGTERM ends the image in order" · 
`e2e/image/compose.ts`: "B5: SIGTERM ends one process in order"; 
"B5: the other one has all pages then"; 
"B5: and is ready"; 
"B5: SIGTERM ends the other one in order" |
| B6 | 
the database away: typing goes on, 
pages say so, 
and it catches up | 
`e2e/specs/documents/postgres.spec.ts`: "B6: on a real PostgreSQL a class is made and joined and a word saved; while the database is away pages say so, 
typing goes on, 
and all comes back by itself" · 
`lib/realtime/documents/tests/store.int.test.ts`: "R7, 
B6: while the database is cut off words go between team-mates and are not Saved; afterwards they are, 
each row once" · 
`e2e/faults/short-chaos.ts`: "R4, 
R5, 
R6, 
R7, 
R12, 
R14, 
T13, 
B5, 
B6, 
B8: killed, 
frozen, 
cut off, 
ended, 
restored from a backup that was taken while the class typed, 
and its clock moved, 
the real server keeps all that was Saved, 
once, 
under its author; and what a tampered store loses, 
doubles or misattributes is found" · 
`e2e/fuzz/fuzz-suite.ts`: "R3, 
R5, 
R6, 
R8, 
R9, 
R11, 
R13, 
B4, 
B5, 
B6: whatever people, 
processes, 
store and bus do in whatever order, 
all come to one text, 
with every letter that was Saved in it once" · 
`lib/realtime/documents/tests/away.int.test.ts`: "B6, 
R7, 
R6: the database is away for a minute while two type: all of it goes between them, 
nothing of it is Saved meanwhile, 
and afterwards all is, 
each row once" |
| B8 | 
one command each, 
on both stores, 
while people type: as of one moment, 
with what was *Saved* before; into either store, 
every row the same | 
`lib/server/backup/testing/backup-suite.ts`: "B8: taken beside the running server while somebody types on and is Saved, 
it is there as a whole, 
private, 
with what was Saved before; tried, 
it is found whole, 
and nothing is left behind"; 
"B8: it restores into an empty folder, 
and from there into the other store, 
every row of every table the same; devices are still signed in there and bring the words of later, 
once, 
under their author; with BACKUP_DIR set, 
that server makes a backup by itself" · 
`lib/server/backup/format.test.ts`: "B8: gives back the header, 
the secret and every value, 
in whatever batches they were written and pieces they are read; the secret is not on the first line"; 
"B8: hands on many rows in several batches" · 
`e2e/faults/short-chaos.ts`: "R4, 
R5, 
R6, 
R7, 
R12, 
R14, 
T13, 
B5, 
B6, 
B8: killed, 
frozen, 
cut off, 
ended, 
restored from a backup that was taken while the class typed, 
and its clock moved, 
the real server keeps all that was Saved, 
once, 
under its author; and what a tampered store loses, 
doubles or misattributes is found" |
| B8 | 
a restore is tried by one command | 
`lib/server/backup/testing/backup-suite.ts`: "B8: taken beside the running server while somebody types on and is Saved, 
it is there as a whole, 
private, 
with what was Saved before; tried, 
it is found whole, 
and nothing is left behind" |
| B8 | 
refused in a sentence: a newer build's file, 
a damaged one, 
a server that runs, 
a database that is not empty; an older build's file restores | 
`lib/server/backup/testing/backup-suite.ts`: "B8: restoring where a server runs, 
and over a database that is not empty, 
is refused in a sentence, 
and changes nothing" · 
`lib/server/backup/restore-refusals.many.test.ts`: "B8: a file that is not there, 
is no backup, 
is cut off, 
says other than it holds, 
or is of a newer build is refused in a sentence, 
and leaves nothing"; 
"B8: an older build's file restores into a database that a server has made and nobody used, 
and stands at this build's migrations; the database is another one than it was"; 
"B8: a database of another program is left alone, 
and one without tables of ours is not backed up"; 
"B8: where the file can't be written it says so, 
without a file, 
and a PostgreSQL that is not there without its password" · 
`lib/server/backup/format.test.ts`: "B8: a backup that is cut off anywhere, 
goes on after its end, 
or has another byte anywhere is refused"; 
"B8: what a newer format says is not guessed at, 
and other files are no backups" |
| B8 | 
returning devices bring newer words back, 
once, 
under their author | 
`lib/server/backup/testing/backup-suite.ts`: "B8: it restores into an empty folder, 
and from there into the other store, 
every row of every table the same; devices are still signed in there and bring the words of later, 
once, 
under their author; with BACKUP_DIR set, 
that server makes a backup by itself" · 
`e2e/faults/short-chaos.ts`: "R4, 
R5, 
R6, 
R7, 
R12, 
R14, 
T13, 
B5, 
B6, 
B8: killed, 
frozen, 
cut off, 
ended, 
restored from a backup that was taken while the class typed, 
and its clock moved, 
the real server keeps all that was Saved, 
once, 
under its author; and what a tampered store loses, 
doubles or misattributes is found" · 
`e2e/specs/documents/older-backup.spec.ts`: "R14, 
R6, 
S1, 
B8: a server is put back to an older backup. 
From learn: words that were Saved stay on an open page's device and are offered; so do those of a page that is closed, 
while the next student signs in; in write they come back by themselves, 
once. 
From before a team was made: its page's words stay on the device and are offered, 
until they are put into another text, 
and also where the page hears that its team is gone before its document does. 
From the middle of write: an open page and one that is closed bring their words back by themselves, 
once" |
| B8 | 
once a day by a setting, 
by one of several processes; so many are kept; one that fails shows | 
`lib/server/backup/daily-backups.many.test.ts`: "B8: of two processes on one database one makes the backup of a day; the newest are kept, 
and files of other names"; 
"B8: one that fails is counted, 
leaves no file, 
and is tried again later, 
not at once; a folder that can't be written stops the boot" · 
`lib/server/backup/daily-schedule.test.ts`: "B8: a backup is due once the hour has come since the last one, 
however long ago that was, 
and when there was none"; 
"B8: of daily backups the newest stay, 
and other files are left alone"; 
"B8: a clock that was once ahead stops no backup, 
and another machine's that is a little ahead makes no second one; what it made counts as the oldest" · 
`lib/server/testing/behind-nginx.many.test.ts`: "B1, 
B8: every metric that deploy/alerts.yaml and deploy/grafana.json name is one that a process prints, 
those of daily backups too" · 
`lib/server/backup/testing/backup-suite.ts`: "B8: it restores into an empty folder, 
and from there into the other store, 
every row of every table the same; devices are still signed in there and bring the words of later, 
once, 
under their author; with BACKUP_DIR set, 
that server makes a backup by itself" |
| B8 | 
a file that can’t be read, 
and a disk that is full, 
are said in a sentence, 
and nothing is changed | 
`lib/server/backup/backup-file.test.ts`: "B8: a file that can't be read, 
a full disk under either database, 
and whatever else the system refuses while restoring is a sentence that says that nothing was changed; a fault of ours stays one" · 
`lib/server/backup/restore-refusals.many.test.ts`: "B8: where the secret of the backup can't be written nothing is restored" |
| B8 | 
a backup, 
restore or verify that is cut off leaves no copy of everybody’s data for longer than until the next start, 
and no empty database | 
`lib/server/backup/copy-folder.test.ts`: "B8: what a killed backup, 
restore or verify has left is removed, 
of one that runs not, 
and nothing of anybody else" · 
`lib/server/backup/remove-at-exit.test.ts`: "B8: a command that is ended by a signal, 
or by its terminal, 
leaves no copy of the database behind" · 
`lib/server/boot/boot.int.test.ts`: "B8: where a restore was cut off between two databases a start makes no empty one; what a killed restore left is removed" |
| B8 | 
with compose.yaml: each day, 
by hand, 
and back into a new database (`npm run test:image`) | 
`e2e/image/compose-commands.ts`: "B8: the daily backup is in the volume of backups"; 
"B8: a backup is made by hand in a process of compose.yaml"; 
"B8: and restored into a database that no process uses" |
| B9 | 
a downgrade is refused in a sentence, 
and changes nothing | 
`lib/server/boot/boot.int.test.ts`: "B5, 
B9: that a server runs on is refused to a second one; after kill -9 one starts again beside the old lock and socket, 
with what was committed; that a newer build has used is refused, 
and nothing in it is changed" |
| B9 | 
any earlier build’s data opens, 
on both stores, 
with every name, 
text and its author, 
hand-in, 
vote, 
try and mark; a student signs in and types | 
`e2e/earlier-builds/earlier-builds-suite.ts`: "B9: the database of $name opens, 
and every name, 
text with its author, 
hand-in, 
vote, 
try and mark of its class is found; a student signs in with the PIN of then, 
and types" · 
`e2e/earlier-builds/earlier-builds.int.test.ts`: "B9: each earlier state has a database of both stores, 
in the order of their migrations" |
| B9 | 
a migration only adds what the build before can leave out, 
or is the contract step of an earlier one | 
`db/migrations.test.ts`: "B9: each migration only adds, 
or is the contract step of an earlier one"; 
"B9: a contract step comes after the migration whose leftovers it takes away"; 
"B9: tables, 
optional columns, 
indexes, 
and keys and values of new columns are additions"; 
"B9: what takes away or asks for more is found: %s" |
| B9 | 
a migration holds up nobody who uses the tables meanwhile | 
`lib/server/boot/migrate-beside.many.test.ts`: "B9: while somebody reads a table for long, 
its migration lets others read and write there, 
and is done once the table is free" |
| B9 | 
while two builds answer, 
a page that lacks its scripts or styles loads again by itself; nginx asks the other process | 
`e2e/specs/every-page/missing-files.spec.ts`: "B9: a page whose ${what} are not there twice, 
as when two builds answer, 
loads again by itself until they are, 
and runs"; 
"B9: a page whose scripts never come is loaded again ten times and no more; later it is counted anew" · 
`lib/server/testing/behind-nginx.many.test.ts`: "B9: a script that is only in the build of one process comes from that one, 
whichever is asked" |
| B9 | 
what a page of another build sends is refused with what to do, 
and what was typed stays | 
`e2e/specs/every-page/missing-files.spec.ts`: "B9: a form of a page that is older than the server's build says that Crosscase was updated, 
and what was typed stays" |
| B9 | 
an embedded database stays quick for years: its tables are counted and tidied by themselves | 
`db/tidy-tables.int.test.ts`: "B9: a table whose rows have changed is counted, 
and the space of its deleted rows is freed; one that has not changed since is left alone" |
| B9 | 
two processes restarted one after the other, 
and updated to the next build, 
under a typing class | 
`e2e/faults/rolling-update.many.test.ts`: "B9: restarted one after the other, 
first as they are and then as the next build, 
whose migration the older one goes on beside, 
they lose nothing that 12 typing devices were shown as Saved, 
double nothing, 
and keep each letter its author's; while one is away the other saves; the older build is then refused a start in a sentence" |
| B7 | 
an erased student is in no table, 
in any phase, 
and every process forgets them at once | 
`e2e/specs/privacy/erase-suite.ts`: "B7, 
Q31: in %s no table has the name, 
an earlier name, 
the PIN or the id afterwards; of a twin who was merged neither"; 
"B7, 
Q31: a sign-in, 
a wrong PIN and a read that were on their way leave no id: the first are not stored, 
the last is a former member's line"; 
"B7: every process hears at once whose sockets to close and whom to forget, 
and the pages that showed the name are refreshed" |
| B7 | 
it asks for the name, 
and concerns one's own class | 
`e2e/specs/privacy/erase-suite.ts`: "B7, 
Q31: another name confirms nothing, 
a student of another class or one who is erased already is not there, 
and nothing changes" |
| B7 | 
no page, 
no exported file and no socket names them, 
in any phase; the team-mates go on | 
`e2e/specs/privacy/privacy.spec.ts`: "B7, 
Q31: in ${phase} no page, 
no exported file and no live channel of a teacher or a team-mate names an erased student, 
by name, 
id or PIN, 
and all of them are there"; 
"B7, 
B10, 
Q31, 
Q32, 
Q34: a teacher downloads what is held about a student, 
reads why not while the server is busy, 
and erases them while the team writes: the student’s page is sent away, 
the team-mate’s goes on without the name and with every word, 
no socket names them again, 
and an owner finds both in the audit log; once the class is closed its page shows what retention would delete, 
by name, 
and when, 
saves it, 
and says that it is soon, 
as the list of classes does, 
of an archived one too" |
| B10 | 
what is held is known: every column of the database is named with what, 
why and until when, 
or as one without personal data | 
`docs/privacy.test.ts`: "B10: every column of the database stands once, 
in the table of personal data or in the list of columns without, 
and nothing else does"; 
"B10: of each column with personal data it says what it is, 
why, 
until when, 
about whom, 
and whether it is in the file or why not" |
| B10 | 
what is held about a student is a file, 
complete by that table | 
`e2e/specs/privacy/held.int.test.ts`: "B10: each column of docs/privacy.md that is said to be in the file is there, 
with the value of every row about the student"; 
"B10: what the student typed is there by document, 
how often, 
when, 
and their words that stand, 
a merged name's too; nobody else's are"; 
"B10, 
Q34: the journal's entries about the student are there without what is about others; no secret and no other student is in the file; and the reading is logged once"; 
"B10: of a student of another class, 
of a name that was merged, 
and of nobody there is no file"; 
"B10, 
B1: the file waits for its teacher's turn of exports, 
and all its histories are read in one thread of their own"; 
"B10, 
B1: while a history comes too late from a busy server, 
the file is refused and not cut" |
| B10 | 
it is kept for as long as was set, 
and its readers are logged | 
`e2e/specs/privacy/privacy.spec.ts`: "B7, 
B10, 
Q31, 
Q32, 
Q34: a teacher downloads what is held about a student, 
reads why not while the server is busy, 
and erases them while the team writes: the student’s page is sent away, 
the team-mate’s goes on without the name and with every word, 
no socket names them again, 
and an owner finds both in the audit log; once the class is closed its page shows what retention would delete, 
by name, 
and when, 
saves it, 
and says that it is soon, 
as the list of classes does, 
of an archived one too" · 
`e2e/specs/privacy/held.int.test.ts`: "B10, 
Q34: the journal's entries about the student are there without what is about others; no secret and no other student is in the file; and the reading is logged once" |
| B10 | 
its screens pass axe whole, 
on a laptop and a phone, 
in light and dark | 
`e2e/specs/every-page/screens.spec.ts`: "B10, 
Q31, 
Q32, 
Q34: screens of a student’s data, 
of retention and of the installation pass whole-page axe" |
| Q1 | 
the table | 
`lib/rules/access.test.ts`: "Q1: own worksheet, 
by phase"; 
"Q1: a closed worksheet can be written only when it was returned"; 
"Q1: the partner's worksheet, 
by phase: nothing before compare, 
then read"; 
"Q1: a team that is not in one's matches, 
the tray, 
strangers and no one never open a worksheet"; 
"Q1: notes of one's own match, 
by phase"; 
"Q1: nobody outside the match opens its notes"; 
"Q1: a teacher of the class reads everything and writes in no worksheet or notes"; 
"Q1: only teachers of the class steer; they and its students enter" · 
`lib/classroom/casebook/casebook.int.test.ts`: "Q1: is closed to students in %s" · 
`lib/classroom/voting/ballots.int.test.ts`: "Q1: no `before` in %s"; 
"Q1: no `final` in %s" |
| Q1 | 
every route, 
action and socket for every role | 
`e2e/specs/access/access.spec.ts`: "Q1: the access table has every route and every action of the build, 
and no other" · 
`e2e/specs/access/get.spec.ts`: "Q1: in ${phase} pages and handlers of activities and classes let in whom they are for, 
and as every role leave every row as it was; in compare so do all others" |
| Q1 | 
the lesson opens with learn | 
`lib/rules/access.test.ts`: "Q1: in setup a student reads the first section, 
from learn on the whole lesson" · 
`e2e/specs/learning/learn.spec.ts`: "Q1: in setup a student reads the first section and nothing else" · 
`lib/classroom/learning/learning.int.test.ts`: "Q1: are refused in setup, 
and open in every later phase" |
| Q1 | 
who reads and who writes, 
over sockets | 
`lib/realtime/documents/tests/getting-in.int.test.ts`: "R1, 
Q1, 
B2: a partner is refused in write and admitted in compare, 
to read; another team's member never"; 
"R1, 
Q1: the teacher reads everything, 
in every phase from setup on, 
and writes in nothing" · 
`e2e/specs/phases/steer.spec.ts`: "Q1, 
Q2: the teacher watches a worksheet being written, 
cannot write in it, 
and can hand in for the team" |
| Q1 | 
who hears of what on the live channel, 
and who is here | 
`lib/rules/access-topics.test.ts`: "Q1, 
S6: each topic is heard by those, 
and in those phases, 
in which their pages show it; a teacher hears all"; 
"Q1: who is here is a teacher's to see" · 
`lib/realtime/invalidation/topics.int.test.ts`: "Q1, 
S6: whatever a student's page asks for, 
of another team's work, 
marks, 
choices and tries it hears nothing; the teacher hears all of it"; 
"Q1, 
Q8: a partner's topics are heard while the match lasts and from compare on; what came before the page might hear of it is said then" · 
`lib/realtime/documents/tests/running-processes.many.test.ts`: "R13, 
R11, 
T9, 
Q1: live pages: a poke that is theirs to hear, 
the phase, 
who is here and the end of access reach whatever process a page is with; once a process is killed the board is whole again, 
and knows whom that one had lost and when each came" |
| Q1 | 
notes stay readable, 
and are led back to | 
`e2e/specs/comparing/compare.spec.ts`: "Q1: from Vote and Results the notes of one's match are a click away, 
and can be read" |
| Q1 | 
reading is not writing | 
`e2e/specs/access/get.spec.ts`: "Q1: in ${phase} pages and handlers of activities and classes let in whom they are for, 
and as every role leave every row as it was; in compare so do all others" |
| Q1 | 
a word of another class stays as it is | 
`lib/classroom/helping/words.int.test.ts`: "Q1: one with the id of a word to another class is refused, 
and changes nothing there" |
| Q2 | 
waits until this device's words are saved, 
stores what is committed | 
`e2e/specs/writing/hand-in.spec.ts`: "Q2: a hand-in waits for the words this device has not had saved, 
and holds them" · 
`lib/classroom/writing/submissions.int.test.ts`: "Q2: stores what the server has committed, 
for the members who were there" · 
`lib/realtime/documents/tests/store.int.test.ts`: "Q2: the texts that a hand-in stores are what is committed" |
| Q2 | 
an empty one is refused, 
a partly empty one asked about | 
`lib/classroom/writing/submissions.int.test.ts`: "Q2: refuses an empty worksheet, 
also when told to hand in as it is"; 
"Q2: asks about a partly empty one, 
and takes it when that was agreed to" · 
`lib/rules/writing/handing-in.test.ts`: "Q2: empty is empty, 
with spaces or a link too"; 
"Q2: partly names what is missing; a source is never missing" |
| Q2 | 
read-only then; late words are merged, 
and *Hand in again* | 
`e2e/specs/writing/hand-in.spec.ts`: "Q2: hand in, 
late words, 
hand in again, 
take back"; 
"Q2: of two who hand in at once the second is told that it is handed in already, 
until it is taken back; neither that nor a refusal is said again of what a team-mate hands in later; the focus stays beside the buttons" · 
`lib/rules/writing/handing-in.test.ts`: "Q2: counts what is new, 
in any field, 
and not what went" |
| Q2 | 
the same text twice is one submission | 
`lib/classroom/writing/submissions.int.test.ts`: "Q2: two hand-ins of the same text are one submission, 
ten at once too"; 
"Q2: words that came later make a second submission; the first stays as it was" |
| Q2 | 
*Take back* in write only; it stays in the history | 
`lib/classroom/writing/submissions.int.test.ts`: "Q2: exists in write only; the submission stays in the history and no longer counts" |
| Q2 | 
the teacher for a team; until closed | 
`lib/classroom/writing/submissions.int.test.ts`: "Q2: the teacher can hand in for a team of this activity, 
and of no other"; 
"Q2: is possible from write until closed, 
and not before" · 
`e2e/specs/phases/steer.spec.ts`: "Q1, 
Q2: the teacher watches a worksheet being written, 
cannot write in it, 
and can hand in for the team" |
| Q2 | 
one clear outcome: returned and taken back, 
two at once, 
while a mate types | 
`lib/classroom/reviewing/returns.int.test.ts`: "Q2, 
Q12: what is returned can't be taken back as well; what was taken back can't be returned" · 
`lib/rules/access-acts.test.ts`: "Q2: what was taken back shows nothing any more, 
released or not" · 
`e2e/specs/a-whole-lesson/misfits-stale.spec.ts`: "Q2, 
B1: where the live channel is silent, 
handing in, 
again, 
and taking back show what they were answered" |
| Q3 | 
the latest submission, 
else the live worksheet, 
labelled; shown without a reload, 
how soon is not asserted | 
`lib/classroom/comparing/comparing.int.test.ts`: "Q3: without a submission it is the live worksheet; with some, 
the latest that was not taken back" · 
`e2e/specs/comparing/compare.spec.ts`: "S5, 
Q3: two cases side by side; a live one is labelled, 
and a hand-in replaces it"; 
"Q3: Present labels a case that is not handed in, 
and shows a hand-in without a reload" |
| Q3 | 
the casebook: latest submissions, 
and a team as it stands | 
`lib/classroom/casebook/casebook.int.test.ts`: "S7, 
Q3: holds the latest submissions, 
by mode, 
with the names at the hand-in, 
and nothing that was not handed in"; 
"S7, 
Q3: holds a team that never handed in, 
as it stands, 
when the teacher puts it in; and not any more when taken out" · 
`e2e/specs/results/results.spec.ts`: "S7, 
Q3, 
T14: the teacher puts an unfinished case in; the casebook is set on A5; submissions with levels and comments and one student’s portfolio print to PDF too, 
each with its words in it" |
| Q3 | 
notes only if switched on, 
and the notes say so | 
`lib/classroom/casebook/casebook.int.test.ts`: "S7, 
Q3: holds the notes of the match only when that is switched on" · 
`e2e/specs/comparing/rounds.spec.ts`: "Q3: where notes go into the casebook, 
the notes say so to those who write there" |
| Q3 | 
review holds the latest submission; a new one replaces it; how soon is not asserted | 
`lib/classroom/reviewing/reviews.int.test.ts`: "T12, 
Q3: what was replaced or taken back is marked and commented no more" · 
`e2e/specs/reviewing/review.spec.ts`: "T12, 
Q3, 
Q12: the teacher marks and comments, 
returns; the team revises without a reload; the change is read word by word, 
and released" |
| Q4 | 
one row each, 
changed in place; the choice is required, 
the reason not | 
`lib/classroom/voting/ballots.int.test.ts`: "Q4: is changed in place, 
its choice required, 
its reason not"; 
"Q4: however many rounds, 
there is one final ballot" |
| Q4 | 
without a connection it is kept, 
says so, 
and is sent on return | 
`e2e/specs/voting/vote.spec.ts`: "Q4: a ballot cast without a connection says so, 
is kept, 
and is sent on return; so is one that is changed while it is on its way; *Keep it as it is* while a change is unanswered takes that back"; 
"Q4, 
B1: a ballot kept by a tab that was closed is sent from whichever page comes next, 
which says so when it comes too late" · 
`components/voting/stored-ballot.test.ts`: "Q4: a vote that the server has is deleted from the device, 
and not one that was stored while it was on its way"; 
"Q4, 
B1: what was written after a vote was cast is stored with it, 
and is a draft once the server has the vote" · 
`e2e/specs/signing-in/signing-out.spec.ts`: "S1, 
Q4: signing out with a vote that is not sent yet says so first; with one that was only begun it says that this is deleted"; 
"S1, 
Q4, 
R6: *Wait, 
then sign out* on the page on which one chooses an activity sends a vote and words that closed pages left" |
| Q4 | 
of votes from several devices the one that was cast last stands, 
and is shown | 
`lib/classroom/voting/ballots.int.test.ts`: "Q4: of votes from several devices the one that was cast last stands, 
whenever each was sent, 
and is the answer to all of them"; 
"Q4: one that is sent as it is cast replaces what is stored, 
also where another process is ahead; none is older than its activity" · 
`components/voting/stored-ballot.test.ts`: "Q4: how long ago a vote was cast is known after a reload, 
and is never less than nothing; of one that an earlier build stored it is nothing" · 
`e2e/specs/voting/two-devices.spec.ts`: "Q4: a vote that waited on one device replaces none that was cast later on another, 
and its page shows the one that stands" |
| Q4 | 
one that was cast on a device under a name that was merged into the student's | 
`lib/classroom/joining/merged-device.int.test.ts`: "T15, 
Q4: a vote that a device cast under a merged name counts as the student's, 
who has none of their own, 
and is the other name's again with Undo; before the merge, 
of another name, 
and beside an own vote it is refused" · 
`e2e/specs/documents/merged-words.spec.ts`: "T15, 
Q4: a vote cast without a connection under a name that was merged is sent from the page of the student whose names both are" |
| Q4 | 
a vote on a page that was kept | 
`e2e/specs/documents/offline-pages.spec.ts`: "S8, 
Q4, 
R6: without a connection pages that were opened are there, 
others say so and lead to those; a vote waits; all goes on by itself" |
| Q5 | 
changed until learn ends, 
asked for once in write, 
closed for good with the first compare | 
`lib/classroom/voting/ballots.int.test.ts`: "Q1, 
Q5: `before` is changed until learn ends, 
can be added in write, 
and is closed for good once compared"; 
"Q5: skipping the card is kept" · 
`e2e/specs/voting/vote.spec.ts`: "Q5: whoever has no first vote is asked once on entering Write, 
and may skip" · 
`lib/classroom/phases/phases.int.test.ts`: "Q5: once the class has entered Compare the before ballot is closed for good, 
even after going back"; 
"Q5: closing by mistake in Learn closes no ballot" · 
`lib/rules/access-acts.test.ts`: "Q5: `before` is open in learn, 
and in write for whoever has none"; 
"Q5: once the class has entered compare `before` is closed for good" |
| Q5 | 
the card leaves the worksheet in sight | 
`e2e/specs/every-page/phone.spec.ts`: "Q5, 
S4: on a phone the missing first vote is folded to its question: the worksheet is in sight below it, 
and *Hand in* covers neither it nor *Saved*" |
| Q6 | 
entering results is the reveal, 
on wall and devices | 
`e2e/specs/results/results.spec.ts`: "T11, 
Q6: the projector shows nothing before the reveal; the keys go through its steps on the projector and on a phone’s board; it shows what the class may see, 
without a name" · 
`lib/rules/phases/phase-move.test.ts`: "Q6: entering Results is the reveal and says how many have voted" · 
`e2e/specs/a-whole-lesson/lesson.spec.ts`: "S1, 
S2, 
S3, 
S4, 
S5, 
S6, 
S7, 
T1, 
T2, 
T5, 
T8, 
T11, 
Q6: a teacher and four students go through the whole lesson, 
from an empty database to the casebook" |
| Q6 | 
closing is the first reveal too, 
and says so | 
`lib/rules/phases/phase-move.test.ts`: "Q6: closing before Results is the reveal once somebody has voted, 
and says that results and casebook open" · 
`lib/classroom/voting/ballots.int.test.ts`: "Q6: closed without Results, 
and opened again: what was cast stays fixed, 
and what is cast then is marked" · 
`lib/classroom/phases/phases.int.test.ts`: "Q6: closing, 
or an Undo that closes, 
is the first reveal once a final ballot is cast, 
and not before" |
| Q6 | 
cast ballots are fixed; who has none may still cast, 
is marked and counted | 
`lib/classroom/voting/ballots.int.test.ts`: "Q6: the reveal fixes what was cast; who has none may cast until the results were shown; marked and counted"; 
"Q6: *Skip* cannot be pressed before the reveal" · 
`e2e/specs/results/results.spec.ts`: "Q6: whoever has no ballot is asked before their device shows results, 
may skip, 
and cannot vote after that, 
which Vote says when the class is there again" · 
`lib/rules/access-acts.test.ts`: "Q6: `final` is open in vote, 
and in results for whoever has none and has not seen them"; 
"Q6: after the first reveal a cast ballot is fixed, 
also when the phase goes back to vote" · 
`lib/rules/results/tally.test.ts`: "Q6: count, 
and are counted apart" · 
`lib/rules/results/tally-sentences.test.ts`: "Q10, 
Q6: say who voted when, 
in groups that add up, 
whom the picture shows, 
and how many came after the reveal" |
| Q6 | 
moving back hides every tally | 
`lib/classroom/results/results.int.test.ts`: "Q6: moving back hides the results again"; 
"S6, 
Q6: no tally and no reason for a student in %s, 
nor for the wall" · 
`lib/rules/access-acts.test.ts`: "Q6: tallies are for students only from results on, 
and hidden again when the phase goes back" · 
`lib/classroom/phases/phases.int.test.ts`: "Q6: the first reveal is kept when the class goes back and comes again" |
| Q6 | 
results that are hidden again leave the device | 
`e2e/specs/documents/offline-pages.spec.ts`: "S1, 
Q6: a new build, 
a phase that goes back, 
the next student, 
and signing out take what was kept with them" |
| Q7 | 
pages follow within 2 s | 
`e2e/specs/phases/steer.spec.ts`: "T8, 
Q13, 
Q7: the board says what Compare means, 
matches in the same click, 
and every page follows; a move from a phase that another teacher has left meanwhile is refused" · 
`lib/realtime/invalidation/topics.int.test.ts`: "Q7: everyone is told when the phase moves, 
even when no poke came" · 
`lib/rules/phases/phase-pages.test.ts`: "Q7: every phase has a page to follow to" · 
`e2e/specs/phases/follow.spec.ts`: "Q7: from ${from} to ${to} every kind of student page follows by itself"; 
"Q7, 
Q20: the page on which one chooses an activity says where each is by now, 
and goes on when one is left"; 
"Q7: a page that follows asks for the new page once, 
for nothing ahead of it, 
and for it again only when something has changed since" · 
`lib/classroom/phases/phases.int.test.ts`: "Q7: the pages that show teams are invalidated when a move makes teams, 
and not when it makes matches alone" · 
`e2e/specs/phases/page-turns.int.test.ts`: "Q7: at most 30 queries and transactions for a student's page or the teacher's in each phase, 
and no more for each team or student" |
| Q7 | 
when Learn starts a waiting student asks for the first section at once | 
`e2e/specs/phases/follow.spec.ts`: "Q7, 
S2: when Learn starts, 
whoever has only waited asks for the first section at once; whoever has read it goes on with the second" |
| Q7 | 
a page whose line is gone listens again once the server answers | 
`components/invalidation/live-connection.test.ts`: "Q7: gives up a socket that does not open in half a minute, 
and dials again"; 
"Q7: dials again by itself, 
but only once its own server answers: not while nothing does, 
and not when something else answers in its place"; 
"Q7: dials at once, 
and once, 
when the browser says that it is online"; 
"Q7: does not dial for a page that was left while it asked" |
| Q7 | 
but not from typing, 
presenting or a dialog; a bar; 60 s | 
`e2e/specs/phases/staying.spec.ts`: "Q7: who is typing stays, 
is told, 
loses no word, 
and goes when they like"; 
"Q7: the page follows after 60 seconds without typing, 
and the bar goes when the class comes back"; 
"Q7: who typed almost 10 seconds ago stays, 
and who typed 10 seconds ago goes with the class"; 
"Q7: an open dialog keeps the page where it is"; 
"Q7: who is presenting is not taken away from it" · 
`components/phases/busy.test.ts`: "Q7: typing in the last 10 seconds, 
and no longer"; 
"Q7: a device's clock that is set back an hour, 
or ahead, 
makes those 10 seconds neither longer nor shorter" |
| Q7 | 
nothing is cleared; matches, 
notes, 
submissions and ballots stay | 
`e2e/specs/phases/staying.spec.ts`: "Q7: nothing on the page left behind is cleared: a reason that was begun is there when the class comes back" · 
`lib/classroom/phases/phases.int.test.ts`: "T8, 
Q7: to any phase and back: no text, 
submission, 
match, 
notes or vote is changed by a move" |
| Q7 | 
a student's page follows exactly what it shows | 
`e2e/specs/access/topics.spec.ts`: "Q1, 
Q7: in ${phase} a student's page follows exactly what it shows, 
in a team and in the tray; what the phase withholds is no part of it" |
| Q7 | 
a page’s files are sent as the build has compressed them, 
and the page compressed | 
`lib/server/http/compressed-files.test.ts`: "Q7: sends a script and a style sheet as the build has compressed them, 
to be cached for a year"; 
"Q7: sends a script of public/ so too, 
to be asked for again each time, 
and writes nothing there" · 
`lib/server/http/static-files.int.test.ts`: "Q7: no static file is compressed at a request: each is sent as the build compressed it, 
or as it is, 
also with a query and to who takes only another encoding"; 
"Q7: a page is compressed for who takes gzip, 
and sent as it is to who takes only another encoding or none" |
| Q8 | 
lives while two of its teams stay; the same teams get the same notes | 
`lib/classroom/teams/matching-teams.int.test.ts`: "Q8: a match that breaks ends with its notes read-only; the same teams matched again in the round get the same notes back"; 
"Q8: a trio that one team leaves goes on as the same match; the team that comes back is in it again" |
| Q8 | 
notes read-only then, 
the old partner's case closed within 2 s, 
the new notes empty | 
`lib/classroom/comparing/comparing.int.test.ts`: "Q8: when a match has ended its notes stay to be read by those who were in it, 
the partner's case does not, 
and the new match starts with empty notes" · 
`e2e/specs/comparing/rounds.spec.ts`: "Q8, 
T6: a team matched anew sees its new partner without a reload, 
and nothing of the old one's case any more" · 
`lib/realtime/documents/tests/revocation.int.test.ts`: "R11, 
Q8: a partner's reading ends when the match ends, 
the writers stay (told by an event: %s)" · 
`lib/rules/access.test.ts`: "Q8: once the match has ended the old partner reads nothing"; 
"Q8 and Q18: notes of an ended match or an earlier round are read-only" |
| Q8 | 
a team that leaves keeps a copy | 
`lib/classroom/comparing/comparing.int.test.ts`: "Q8: a team that leaves a trio keeps the notes as of that moment, 
and nothing of what comes after" |
| Q9 | 
head to head | 
`lib/rules/results/tally.test.ts`: "Q9: counts the ballots for the two modes among the members of both teams, 
and leaves a third mode out"; 
"Q9: counts a trio once for each two modes in it, 
with all its members"; 
"Q9: leaves out matches ended by re-pairing, 
same-mode overrides, 
and a team alone with an exemplar"; 
"Q9: has no cell for a pair that never met: blank, 
not 0 to 0" · 
`lib/classroom/voting/ballots.int.test.ts`: "Q9: stores the team and mode of the moment it was first cast"; 
"Q9: matches that ended, 
worked examples and two teams on one mode are in no cell, 
whatever round they were in" |
| Q10 | 
only those with both ballots; sentences count people | 
`lib/rules/results/tally.test.ts`: "Q10: uses only students with both ballots, 
and counts everyone who joined or voted in one of four groups"; 
"Q10: splits by the mode on the final ballot" · 
`lib/rules/results/tally-random.test.ts`: "Q10: the flows add up to both sides, 
moved is what crosses, 
and the four groups of people add up to everyone" · 
`components/results/sentences.test.ts`: "Q10: each counts people: no percentages and no cause" · 
`lib/rules/results/tally-sentences.test.ts`: "Q10: say how many changed their mind"; 
"Q10, 
Q6: say who voted when, 
in groups that add up, 
whom the picture shows, 
and how many came after the reveal" · 
`e2e/specs/results/results.spec.ts`: "S7, 
Q10, 
Q11: results: each figure has its sentence and its table; reasons carry no name" |
| Q10 | 
what is said of a mode is said of those who voted both times | 
`lib/rules/results/tally-sentences.test.ts`: "Q10: what is said of a mode, 
shown or not, 
is said of those who voted both times" |
| Q10 | 
votes of people in no team, 
where there are teams, 
are shown apart and in no figure; they count once the student is placed, 
and all who joined add up | 
`lib/rules/results/tally.test.ts`: "Q10: where there are teams, 
votes of those in none are in no total and no turnout; once they are placed they count"; 
"Q10: without teams everyone counts, 
and a vote that was cast in a team counts wherever its student is now"; 
"Q10: who is in no team and did not vote is in the turnout, 
so that all who joined add up" · 
`lib/rules/results/tally-random.test.ts`: "Q10: every vote is in the totals or apart, 
and in no figure when it is apart; once all are placed none is" · 
`lib/classroom/results/results.int.test.ts`: "Q10, 
T3: are in no figure and no list of reasons of teacher, 
class or wall, 
are marked for the teacher, 
and count once the student is placed"; 
"Q10: in a class without teams every vote counts" · 
`e2e/specs/results/results.spec.ts`: "Q10, 
T3: votes of people in no team are shown apart, 
to class, 
wall and teacher alike, 
and count once they are placed" |
| Q11 | 
what the ballot says; who sees what | 
`e2e/specs/voting/vote.spec.ts`: "S6, 
Q11: a ballot by keyboard alone; the count says how many, 
never for what; it can be changed, 
and kept after all"; 
"Q11: the teacher sees who has voted; choices and reasons come by a click, 
and a reason can be hidden" · 
`lib/classroom/results/results.int.test.ts`: "Q11: the teacher sees who has voted without choices, 
and those behind another call" |
| Q11 | 
reasons by choice, 
shuffled once, 
without time or mode; any can be hidden | 
`lib/classroom/results/results.int.test.ts`: "Q11: reasons are shuffled once: not in the order they were cast in, 
the same at every look, 
and nothing goes with them but the choice"; 
"Q11: reasons are by choice, 
without names, 
and a hidden one is gone from the class's list" |
| Q11 | 
3 students, 
4 ballots, 
5 ballots | 
`lib/rules/results/tally.test.ts`: "Q11: shows the class a mode with 3 or more students, 
and names those with fewer"; 
"Q11: shows the class a cell when 4 or more of those who met have voted, 
and says so when fewer have"; 
"Q11: gives the class totals only under 5 final ballots, 
and the teacher everything" · 
`lib/rules/results/tally-random.test.ts`: "Q11: the class never gets a group below the bar" |
| Q12 | 
returned in every phase after the hand-in, 
closed too, 
until handed in again or ended | 
`lib/rules/access-acts.test.ts`: "Q12: is returned by the teacher alone, 
in every phase after the hand-in, 
closed too"; 
"Q12: is possible after closing while the worksheet is returned, 
which can't be taken back" · 
`lib/classroom/reviewing/returns.int.test.ts`: "Q12: opens that team's worksheet in every phase after the hand-in, 
closed too, 
until the teacher ends it"; 
"Q12: raises the access version, 
so that open sockets follow, 
and says no before Write"; 
"Q12: handing in again ends it, 
in closed too; the last marks are the draft, 
unreleased, 
and until then the last submission counts"; 
"Q12: the very text that was returned is no second submission, 
and stays returned"; 
"Q12: two members who hand in the revision at once make one submission; the return ends once"; 
"Q12: what a mate types while another hands in is not in it, 
and is said to have come after" · 
`e2e/specs/reviewing/returned-case.spec.ts`: "Q12: returned in ${phase}: the first thing on the team's pages, 
and its worksheet is open, 
until the teacher ends it"; 
"T12, 
Q12: the board says that a case is returned for revision, 
and once it is there, 
that it was handed in again" |
| Q12 | 
comments at once for its team, 
marks never before release, 
not even in a payload | 
`lib/rules/access-acts.test.ts`: "Q12, 
Q21: nobody but the teacher reads marks before release, 
returned or not; then those who handed it in, 
the team as it is now, 
and whoever has marks of their own"; 
"Q12: comments are read by the team while it is returned, 
and with the marks" · 
`lib/classroom/reviewing/reviews.int.test.ts`: "Q12: of a submission that is neither returned nor released are nobody's news"; 
"Q12: a released review stays while the team's next hand-in is not released, 
and says so" · 
`e2e/specs/reviewing/review.spec.ts`: "Q12: no response to a student carries a mark or a comment before it may; after release the absent one reads it too, 
with an empty mark (Q21)" · 
`lib/classroom/reviewing/review-journal.int.test.ts`: "T8, 
Q12: an undo of what students see of a review tells their team, 
and who was in it at the hand-in" |
| Q12 | 
comments stay with the version they are about | 
`lib/classroom/reviewing/reviews.int.test.ts`: "Q12: comments of a returned version stay readable by its team, 
with that version, 
once they have handed in again, 
before the release and after it" |
| Q12 | 
until then partner, 
casebook and review keep the last submission; its marks are the draft | 
`lib/classroom/reviewing/returns.int.test.ts`: "Q12: handing in again ends it, 
in closed too; the last marks are the draft, 
unreleased, 
and until then the last submission counts" · 
`e2e/specs/reviewing/review.spec.ts`: "T12, 
Q3, 
Q12: the teacher marks and comments, 
returns; the team revises without a reload; the change is read word by word, 
and released" |
| Q12 | 
its screens pass axe whole (WCAG 2.2 A and AA, 
best practices), 
on a laptop and a phone or on the wall, 
in light and dark: nothing cut off, 
nothing sideways, 
nothing too small for a finger | 
`e2e/specs/every-page/screens.spec.ts`: "Q12: screens of what comes back from the teacher pass whole-page axe" |
| Q13 | 
who has joined; every count is of those | 
`lib/classroom/joining/joining.int.test.ts`: "Q13, 
Q20: the one open activity is joined at sign-in; of several none is" · 
`lib/realtime/invalidation/invalidation.int.test.ts`: "Q13: the live channel, 
not a page, 
makes a student join, 
once" · 
`lib/classroom/teams/teams.int.test.ts`: "Q13: random teams hold the joined, 
and nobody who has not opened the activity or is absent" |
| Q13 | 
pairs and one of three, 
balanced; two or three; one | 
`lib/rules/teams/random-teams.test.ts`: "Q13: pairs, 
one team of three when odd; everyone in exactly one; modes differ by at most one team; and they can be paired"; 
"Q13: two or three students become teams of one on different modes"; 
"Q13: one student is a team of one; nobody makes no team" · 
`lib/classroom/teams/teams.int.test.ts`: "Q13: one student alone becomes a team of one, 
and gets an exemplar on another mode"; 
"Q13: ten teachers who make teams at once leave one set of teams, 
everyone in exactly one" |
| Q13 | 
made again: archived, 
and said first | 
`lib/classroom/teams/rearranging.int.test.ts`: "Q13, 
T7: says how many teams have words, 
archives them as they stand, 
and makes new ones" · 
`lib/rules/teams/arrangement.test.ts`: "Q13, 
T7: making teams again says which teams have begun to write" |
| Q13 | 
offered in the same click | 
`lib/classroom/phases/made-teams.int.test.ts`: "Q13: moving to Write makes the teams in the same click: pairs of the joined, 
one of three, 
and nobody who has not come"; 
"Q13: moving to Compare makes teams and matches in the same click"; 
"Q13: with nobody there no teams can be made, 
and nothing is moved" · 
`lib/rules/phases/phase-move.test.ts`: "Q13: Write without teams offers to make them"; 
"Q13: Compare without matches offers to make them, 
and teams too when there are none" · 
`e2e/specs/phases/steer.spec.ts`: "T8, 
Q13, 
Q7: the board says what Compare means, 
matches in the same click, 
and every page follows; a move from a phase that another teacher has left meanwhile is refused" |
| Q13 | 
the partner is seen from compare on | 
`e2e/specs/comparing/compare.spec.ts`: "Q13: a team whose match is made already learns who its partner is from Compare on, 
not before" |
| Q14 | 
first come, 
first served, 
with caps; *Form teams* | 
`lib/classroom/teams/mode-choice.int.test.ts`: "Q14: thirty students who ask for one mode at once fill it to the cap and not beyond; the others are told"; 
"Q14: changing one's choice frees the place, 
and choosing the same again is no second place"; 
"Q14: students who swap at once never pass the cap"; 
"Q14: the default cap is joined ÷ modes, 
rounded up to even"; 
"Q14: choice is open in setup and learn only, 
until it is closed"; 
"Q14: forming teams shows them first, 
spreads those who did not choose, 
closes choice, 
and keeps each choice"; 
"Q14: it says so when the formed teams can't all be matched" · 
`lib/rules/teams/mode-choice.test.ts`: "Q14: the cap is joined ÷ modes, 
rounded up to even"; 
"Q14: forming teams keeps every choice, 
spreads the others where there is most room, 
and pairs within each mode" · 
`e2e/specs/teams/arrange.spec.ts`: "Q14: students choose under a cap, 
the last place goes to the first, 
and the teacher forms the teams" |
| Q14 | 
who chose which mode, 
and who has not chosen, 
before *Form teams* | 
`e2e/specs/teams/arrange.spec.ts`: "Q14: students choose under a cap, 
the last place goes to the first, 
and the teacher forms the teams" |
| Q15 | 
a swap is a re-pairing with its preview | 
`e2e/specs/teams/arrange.spec.ts`: "Q15: by hand, 
a team is given another to meet" · 
`lib/rules/teams/arrangement.test.ts`: "Q15: two teams that are to meet change places with whoever met the other" |
| Q15 | 
an exemplar is a further sheet | 
`lib/classroom/teams/matching-teams.int.test.ts`: "Q15: an exemplar joins the match as a further sheet, 
on the mode fewest teams study; the partner stays" · 
`lib/rules/teams/arrangement.test.ts`: "Q15: an exemplar is on another mode than the match's teams, 
the one fewest teams study" |
| Q15 | 
a team alone with one | 
`e2e/specs/comparing/compare.spec.ts`: "Q15: a team alone with a worked example reads it, 
presents to itself, 
and the notes are its own" |
| Q15 | 
a partner that has nothing: swapped, 
or an exemplar beside it | 
`e2e/specs/joining/late.spec.ts`: "T6, 
Q15: a partner that has written nothing is shown as it is, 
labelled; swapped, 
or given a worked example, 
the students see it without a reload" |
| Q16 | 
the order, 
*Present*, 
the clock, 
*Follow* | 
`e2e/specs/comparing/presenting.spec.ts`: "Q16, 
Q19: swap, 
present, 
others see which question it is and may follow; eyes up stands over the walk-through, 
and a pause keeps its keys; then the next team's turn, 
and any team's again"; 
"Q16: the clock warns a minute before the end and at the end, 
and cuts nobody off" · 
`lib/classroom/comparing/presenting.int.test.ts`: "Q16: Present by the first team starts the match's own clock; a team-mate's press at the same time starts no second"; 
"Q16: the other team waits for its turn, 
and until the time is over"; 
"Q16: only the presenting team chooses the part shown, 
and ends it"; 
"Q16: any member may swap the order until the first Present"; 
"Q16, 
Q19: one that begins during a pause counts from its end" · 
`lib/rules/comparing/presenting.test.ts`: "Q16: four minutes each, 
three in a trio"; 
"Q16: the clock never cuts: the next team waits until the time is over, 
then may begin"; 
"Q16, 
Q19: a pause stands the clock still: the next team waits for what is left, 
and not at all where nothing was" · 
`lib/rules/teams/arrangement.test.ts`: "Q16: the lowest team number comes first" · 
`e2e/specs/joining/misfits-join.spec.ts`: "Q16: a presenting team's clock is the server's, 
on a device whose clock is 10 minutes off" |
| Q16 | 
nothing scrolls by itself | 
`e2e/specs/comparing/presenting.spec.ts`: "Q16: nothing scrolls by itself on the others' screens while a partner presents" |
| Q17 | 
three modes when feasible; three columns from 1100 px | 
`lib/rules/matches/pairing.test.ts`: "T5, 
Q17: of 2 to 20 teams each meets another mode where that is feasible, 
with one trio when odd; else as few as possible are left" · 
`lib/rules/teams/arrangement.test.ts`: "Q17: a trio that repeats a mode is named with the two that share it" · 
`e2e/specs/comparing/compare.spec.ts`: "S5, 
Q17: cases are aligned question by question: two with the notes between, 
three in columns from 1100 px, 
stacked where it is narrower" |
| Q18 | 
rounds | 
`lib/rules/matches/best-pairing.test.ts`: "T5, 
Q18: different modes, 
then new pairs, 
then nobody twice in a trio, 
then matches kept and fewest people moved: never worse than any other way (brute force)" · 
`lib/rules/matches/pairing.test.ts`: "Q18: with 4 modes of 3 teams, 
five rounds in a row repeat no pair"; 
"Q18: 149 teams over 4 modes get six rounds without a repeated pair or a second trio" · 
`lib/rules/matches/pairing-trio.test.ts`: "T5, 
Q18: an odd number of teams of any sizes is paired after a few problems of pairs, 
whatever rounds and matches there were" · 
`lib/classroom/teams/matching-teams.int.test.ts`: "Q18: the next round makes new matches with new notes; the earlier ones stay, 
and no pair meets twice" · 
`lib/classroom/comparing/comparing.int.test.ts`: "Q18: an earlier round stays readable to those in it, 
with its notes read-only" · 
`e2e/specs/comparing/rounds.spec.ts`: "Q18: the next round brings a new partner and empty notes; the earlier round can be read again" |
| Q19 | 
out of counts and random teams; team and sign-in stay; ends when the student opens the activity | 
`lib/classroom/teams/rearranging.int.test.ts`: "T4, 
Q19: out of the counts and of random teams, 
and back; the team stays; opening the activity ends it" · 
`lib/realtime/invalidation/invalidation.int.test.ts`: "Q19: opening the activity ends an absence" · 
`e2e/specs/joining/late.spec.ts`: "T4, 
Q19: absent until the student opens the activity again; the team-mate writes and hands in meanwhile; who is left alone can still be handed in for" |
| Q19 | 
absent students are in no list of who is still at it, 
and are marked on Votes and Progress | 
`lib/classroom/board/students-at-it.int.test.ts`: "T9, 
Q19: in %s an absent student is at nothing" · 
`e2e/specs/joining/absent.spec.ts`: "T4, 
Q19: one click marks a student absent, 
whom Votes and Progress then mark and do not count, 
and another takes it back" |
| Q19 | 
alarms need someone of the class online, 
and no pause | 
`lib/rules/board/attention.test.ts`: "Q19: there are no alarms while screens are paused, 
nor ten minutes after the last of the class was here" · 
`components/board/live/board-store.test.ts`: "Q19, 
T9: alarms wait until the server's time is known and somebody is here"; 
"Q19, 
T9: a board that is opened when everyone has left says so for ten minutes, 
and then is still" · 
`lib/realtime/invalidation/activity-presence.test.ts`: "Q19, 
T9: is known to a board that is opened later, 
for ten minutes after the last of the class has left; then the room ends" · 
`lib/rules/board/attention-sequences.test.ts`: "T9, 
T10, 
Q19, 
Q22, 
Q23, 
Q24: flags, 
typing, 
hand-ins, 
matches, 
clocks, 
pauses, 
absences, 
sittings, 
and people who come, 
leave and drop out: each team is in the one section, 
for the one reason, 
that someone who saw it all would name, 
and no clock runs backwards" |
| Q19 | 
a pause of all screens hides nothing unsent, 
stops the clocks, 
and ends after ten minutes unless renewed; eyes up is a banner | 
`lib/classroom/clocks/pauses.int.test.ts`: "Q19, 
Q23: a pause stops the clock, 
ends by itself after ten minutes unless renewed, 
and moves the end by its length"; 
"Q19: a pause bears the name of the teacher who asked for it, 
also when another renews it"; 
"T8, 
Q19: undo of a pause ends it, 
with the clock as it stood still; undo of its end brings back what is left of it"; 
"Q19: the class can move while paused: the new phase's clock counts once the pause has ended"; 
"Q16, 
Q19, 
T8: a pause stands the clock of a presentation still; renewed, 
ended early, 
undone and brought back, 
it goes on with what was left, 
and its pages are told" · 
`e2e/specs/clocks/pauses.spec.ts`: "Q19: a pause covers every student's page with the teacher's sentence, 
keeps what was typed and shows that it is saved, 
or not yet, 
and saves it meanwhile; stands the clock still, 
which the teacher still changes, 
and gives the page back where it was; the next pause begins without the sentence"; 
"Q19: a pause that nobody renews ends by itself after ten minutes, 
and the clock says so"; 
"Q19: eyes up is a banner with the sentence: the student goes on typing"; 
"T8, 
Q7, 
Q19: a page that is paused says who paused it, 
and follows the class all the same; a pause that the teacher renews in its last minute has ten more; a clock for a phase that another page has left is refused" · 
`lib/realtime/documents/tests/running-processes.many.test.ts`: "R13, 
T9, 
T10, 
Q19, 
Q23, 
Q24, 
Q25: two processes: numbers, 
clocks, 
pauses, 
flags, 
words and who watches reach pages wherever they are connected" |
| Q19 | 
someone who never came too, 
on the board and on Teams | 
`e2e/specs/joining/absent.spec.ts`: "T4, 
Q19: one click marks a name on the list that never came as absent, 
on the board and on Teams; it is taken back there, 
and ends by itself when the student comes" |
| Q20 | 
the code of an archived class opens nothing | 
`lib/classroom/classes/put-away.int.test.ts`: "T15, 
Q20: archived, 
its code opens nothing and it is not among the teacher's classes, 
until it is brought back; students who are in stay in" |
| Q20 | 
several devices; sessions end at sign-out or after 12 hours | 
`lib/classroom/joining/joined-students.int.test.ts`: "Q20: a session ends after 12 hours without use, 
and use is noted at most once a minute" · 
`lib/server/testing/copied-cookie-tests.ts`: "S1: ends with the sign-out it was copied before; the person's other devices go on (Q20)" · 
`e2e/specs/documents/set-aside.spec.ts`: "Q20: one student's worksheet in two tabs: both keep all, 
neither shows the other as somebody else, 
and closing one leaves the student here" · 
`lib/process/addresses.test.ts`: "Q20: is the address that it is bound to, 
so that no other program on the machine is sent a session" |
| Q20 | 
unsent words are asked about | 
`e2e/specs/signing-in/signing-out.spec.ts`: "S1, 
Q20: signing out with words not saved yet says so first, 
and offers to wait" |
| Q20 | 
names outside the roster are marked | 
`lib/classroom/joining/joining.int.test.ts`: "Q20: names that joined without the roster are marked so" |
| Q20 | 
the code opens the one activity, 
or a choice | 
`e2e/specs/joining/join.spec.ts`: "Q20: several open activities are a choice, 
newest first; none is a page that waits and then opens by itself" · 
`lib/classroom/joining/joining.int.test.ts`: "Q13, 
Q20: the one open activity is joined at sign-in; of several none is" · 
`e2e/specs/phases/follow.spec.ts`: "Q7, 
Q20: the page on which one chooses an activity says where each is by now, 
and goes on when one is left" |
| Q20 | 
two tabs offline, 
and words of a page that is closed | 
`e2e/specs/documents/offline.spec.ts`: "Q20, 
R6: two tabs of one student keep both texts on the device, 
and one opened later brings both" · 
`e2e/specs/documents/left-copies.spec.ts`: "S1, 
Q20: signing out asks about words that a closed page left, 
and leaves no copy; signed out by itself, 
the same student finds them again" |
| Q20 | 
devices and sign-ins of one person have a bound: 20 and 50 devices, 
of which the one not used for longest is signed out; 60 sign-ins, 
then one a minute | 
`lib/classroom/signing-in/student-throttles.int.test.ts`: "Q20: a student has 20 devices signed in, 
a teacher 50; with one more the one that was not used for longest is signed out, 
and hears so"; 
"S1, 
Q20: of a student's sign-ins with the right PIN 60 are at once, 
then one a minute; nobody else waits" |
| Q21 | 
marks go to members at the hand-in who were not absent; for others empty until the teacher gives one | 
`lib/rules/reviewing/marks.test.ts`: "Q21: the team's for those who were there; nothing for an absent or later member until the teacher gives one" · 
`lib/classroom/reviewing/reviews.int.test.ts`: "Q21: go to the members who were there; an absent member's is empty until the teacher gives one"; 
"Q21: stay with a student who left the team after the hand-in" · 
`lib/classroom/reviewing/returns.int.test.ts`: "Q21: a mark of one's own is no draft once one was there at the hand-in"; 
"Q21: a member who comes later sees the release, 
and the mark is empty" · 
`lib/classroom/writing/submissions.int.test.ts`: "Q21: leaves out a member who is absent" · 
`e2e/specs/reviewing/review.spec.ts`: "Q12: no response to a student carries a mark or a comment before it may; after release the absent one reads it too, 
with an empty mark (Q21)" |
| Q21 | 
marks of one's own stay when one leaves the team, 
and go along when two names are put together | 
`lib/classroom/reviewing/own-marks.int.test.ts`: "Q21: stay theirs, 
on their page and in the gradebook, 
and can be changed and chosen between"; 
"Q21, 
T15: go to the name that stays when two are put together, 
and back with Undo" · 
`lib/rules/exporting/points.test.ts`: "T14, 
Q21: whoever was absent and has moved to another team since keeps their own" · 
`lib/rules/access-acts.test.ts`: "Q12, 
Q21: nobody but the teacher reads marks before release, 
returned or not; then those who handed it in, 
the team as it is now, 
and whoever has marks of their own" |
| Q22 | 
one section and one reason for each team, 
in a fixed order | 
`lib/rules/board/attention.test.ts`: "T9, 
Q22: a team that asked for help comes first, 
whatever else holds, 
in every phase"; 
"T9, 
Q22: then one in which one member wrote 90 % of at least 60 words, 
unless that member is alone, 
has left the team or is absent"; 
"Q22: a team is in exactly one section, 
with a reason in the first section only, 
and the order is the same from whatever order it begins" · 
`components/board/live/board-store.test.ts`: "T9, 
Q22: is in order from the facts alone, 
and by what is written as soon as that is known" · 
`lib/rules/board/attention-sequences.test.ts`: "T9, 
T10, 
Q19, 
Q22, 
Q23, 
Q24: flags, 
typing, 
hand-ins, 
matches, 
clocks, 
pauses, 
absences, 
sittings, 
and people who come, 
leave and drop out: each team is in the one section, 
for the one reason, 
that someone who saw it all would name, 
and no clock runs backwards" |
| Q22 | 
a tile moves only when neither pointer nor focus is on the board for 3 s, 
or on *Sort now* | 
`components/board/live/board-store.test.ts`: "Q22: the pointer and the focus hold it each by itself: it waits until both have left, 
and 3 s more"; 
"Q22: while somebody points at it nothing changes its place; 3 s after that, 
or on *Sort now*, 
the order of now is shown"; 
"Q22: while somebody points at it a new team is added at the end of its section, 
and one that has gone leaves" · 
`e2e/specs/board/board.spec.ts`: "Q22: nothing moves while either the pointer or the focus is on the board: a team that is watched moves the focus, 
and a pointer that crosses it leaves the focus there; once a button that had the focus has gone, 
the order of now is shown"; 
"Q22: while the pointer is over the board nothing moves; *Sort now* moves it at once, 
and 3 s without the pointer do too; a tile that is pointed at stays where it is and as high as it is when a clock, 
a flag and a late student come, 
and when its flag is answered" |
| Q23 | 
an end kept by the server, 
moved by pauses; presets from the plan; back keeps what was left | 
`lib/rules/clocks/clock.test.ts`: "T10, 
Q23: a phase that is left keeps what was left of its clock, 
and shows none meanwhile"; 
"T10, 
Q23: a plan gives a phase its minutes; another plan as many from the same beginning, 
unless a teacher has set the clock"; 
"Q19, 
Q23: a pause moves the end by its length, 
and what is left stands still; ended early, 
it runs on at once" · 
`lib/rules/clocks/clock-sequences.test.ts`: "T10, 
Q23: no phase's time runs backwards or counts while paused, 
a clock shows more only when someone gave it more, 
and a team never more than that, 
times its extra time, 
on top of what it had left" · 
`lib/classroom/clocks/clocks.int.test.ts`: "T10, 
Q23: the plan presets each phase that is entered, 
and going back keeps what was left"; 
"T8, 
T10, 
Q23: another plan changes the clock that the plan before began, 
from the same beginning, 
and none that a teacher has set; no plan leaves it"; 
"T8, 
Q23: undo of a move gives the phase before what was left of its clock, 
and takes back what the move preset" · 
`e2e/specs/clocks/clocks.spec.ts`: "T10, 
Q23: board, 
wall and students show the same second of the clock, 
on a device whose own clock is an hour off too; two minutes more and one fewer reach all of them, 
those of one team its members alone, 
as does the extra time of one of them; without a clock nothing is shown; an answer closes no dialog but its own; a plan is chosen by keyboard, 
and a wrong choice corrected" · 
`lib/rules/board/attention-sequences.test.ts`: "T9, 
T10, 
Q19, 
Q22, 
Q23, 
Q24: flags, 
typing, 
hand-ins, 
matches, 
clocks, 
pauses, 
absences, 
sittings, 
and people who come, 
leave and drop out: each team is in the one section, 
for the one reason, 
that someone who saw it all would name, 
and no clock runs backwards" |
| Q24 | 
one flag at a time, 
the team's or the student's, 
with the latest sentence; how it ends | 
`lib/classroom/helping/helping.int.test.ts`: "T9, 
Q24: is the team's while it writes: one at a time, 
with the latest sentence; each member sees it and takes it back, 
no other team does"; 
"Q24: is a student's own in learn, 
and in no team"; 
"Q24: 20 at once of one team make one flag"; 
"Q24, 
T7: when its team is merged into another, 
ends or is made anew, 
it is its asker's own: on the board, 
on their page, 
answered to them and taken back by them; undo gives it back to the team"; 
"Q24, 
T3: one of a student in the tray stays theirs when they are placed in a team: they see it, 
change it and take it back, 
and raise no second"; 
"Q24: a team's stays on the board when its asker is removed from the class"; 
"Q24: ends with the phase, 
and does not come back with it"; 
"Q24: a student raises no more than a bound allows"; 
"T9, 
Q24, 
T8: the teacher's answer ends it and is read by the team alone; undo raises the flag again and takes the answer away"; 
"T8, 
Q24: undo of an answer leaves one flag where the team has raised another since" · 
`e2e/specs/helping/helping.spec.ts`: "Q24, 
B1: in learn a flag is the student's own: the board names who asked, 
and it ends by words of the teacher's or is taken down; an answer that is half typed when it ends stays to be read" |
| Q24 | 
a word is kept and readable again | 
`lib/classroom/helping/words.int.test.ts`: "T9, 
Q24: reaches all, 
those without a hand-in, 
or one team; stays until it is read, 
can be read again, 
and is in the journal" |
| Q24 | 
a word is in the journal | 
`lib/classroom/helping/words.int.test.ts`: "T9, 
Q24: reaches all, 
those without a hand-in, 
or one team; stays until it is read, 
can be read again, 
and is in the journal" · 
`e2e/specs/helping/words.spec.ts`: "T9, 
Q24: a word to all, 
or to those without a hand-in, 
appears on their pages, 
in the tray too" |
| Q25 | 
watching is announced in one line | 
`lib/realtime/board/board-numbers.int.test.ts`: "Q25: a team is told who watches it, 
and when nobody does any more; other teams are not"; 
"Q25, 
B2: a student who claims to watch a team is not announced" · 
`e2e/specs/helping/helping.spec.ts`: "T9, 
Q24, 
Q25: a flag with its sentence moves the team up, 
its team-mate sees it, 
no partner and no wall does; *I am on my way* ends it and stays on both pages until it is read; a team that is watched is told so where it compares, 
and its notes are read there as they are typed; it asks from there too, 
and its flag ends with the phase; in Vote a student asks alone"; 
"T9, 
Q25, 
B1: one click on a tile watches the team type beside the board, 
with carets; what could not be loaded is tried again; the students see one line that the teacher is there, 
and go on typing; `j` and `k` go to the next team and back; a word that is not sent yet stays with its team" |
| Q25 | 
a co-teacher who may read sees what a teacher sees, 
live too, 
and changes nothing; a right that is changed holds at once for actions and within two seconds on sockets | 
`lib/rules/access.test.ts`: "Q25: a co-teacher who may read opens all that a teacher who steers does"; 
"Q25: a co-teacher who may read changes nothing, 
in any phase" · 
`lib/classroom/classes/class-teachers.int.test.ts`: "Q25: is let in to read, 
refused by name of whom to ask, 
and steers from the moment on that it is allowed"; 
"Q25, 
S1: sees no one-time PIN, 
by which they could sign in as the student"; 
"Q25: is not the teacher whom sentences name, 
even with the older account"; 
"Q25: one who steers and came later is not the teacher whom sentences name, 
even with the older account, 
until the other has left"; 
"R11, 
Q25: a change raises the access version of every activity, 
closed ones too, 
and its pages look again; so does its Undo" · 
`lib/realtime/invalidation/co-teachers.int.test.ts`: "Q25, 
T9: is sent numbers, 
presence and what is invalidated, 
as the teacher is; the team he watches is told his name"; 
"Q25, 
R3c, 
R11: follows a worksheet and writes nothing into it, 
whatever he sends and whatever he may; removed, 
he is disconnected from both" · 
`e2e/specs/access/access.spec.ts`: "B2, 
Q25: actions refuse whoever they are not for, 
a teacher who may only read too, 
and every table is as it was before" · 
`e2e/specs/classes/co-teachers.spec.ts`: "T15, 
Q25, 
B1: a colleague is added by email to read: he sees board and review live and is offered nothing that changes them; he is let steer, 
and acts; what he is writing when that ends is refused by a sentence and stays" |
| Q31 | 
the words stay as a former member's, 
those on their way too, 
whatever is compacted meanwhile | 
`e2e/specs/privacy/erase-suite.ts`: "B7, 
Q31: in %s no table has the name, 
an earlier name, 
the PIN or the id afterwards; of a twin who was merged neither"; 
"Q31: words that were on their way are stored as a former member's, 
sent again too"; 
"Q31, 
R9: a compaction that had read the rows before gives up, 
and the next one keeps what is a former member's" |
| Q31 | 
ballots stay counted without a person | 
`e2e/specs/privacy/erase-suite.ts`: "Q31: both ballots of an activity stay counted, 
as one nobody's, 
with team and mode and without a reason; one who was removed before counted nothing and still does not" |
| Q31 | 
no student has the id of former members; a database that has one is found, 
and nothing of another class comes out | 
`lib/classroom/privacy/testing/misplaced-suite.ts`: "Q31, 
B9: a database that has one is migrated, 
backed up and restored with it, 
and it is found there; another one is refused"; 
"Q31, 
B10: what is held about one has nothing of another class, 
whose history does not name them; they can be erased" |
| Q31 | 
the figures that the class has seen stay the same, 
also once everyone is erased | 
`lib/classroom/results/erased-votes.int.test.ts`: "Q31, 
Q10: the figures stay the same when one of a team who voted only before the work is erased, 
and when everyone is" |
| Q31 | 
the journal says *a former student*; it cannot be undone, 
and earlier actions bring nobody back | 
`e2e/specs/privacy/erase-suite.ts`: "Q31, 
T8: the journal says that somebody was erased, 
which nothing undoes; earlier actions are undone for the others, 
or not at all, 
and bring nobody back" · 
`lib/rules/privacy/erased-entry.test.ts`: "Q31: facts about the student go, 
of others they stay, 
and the sentence names nobody"; 
"Q31: a fact that names the student only in what it was or became goes too, 
and so does an earlier name" |
| Q32 | 
off by default; counted from the day an activity is closed; a class in use is never touched; two weeks' notice | 
`lib/rules/privacy/retention.test.ts`: "Q32: off by default: nothing goes"; 
"Q32: counts from the day an activity was closed, 
names from the last one; a month without that day ends on its last"; 
"Q32: a class in use is never touched: one activity that is not closed keeps all of it; so does one whose day nobody knows, 
and a class without any"; 
"Q32: names go before the work or with it, 
never after, 
since a class is counted by its activities"; 
"Q32: nothing goes within two weeks of setting it, 
and for two weeks teachers see what will"; 
"Q32: where nobody is held no names go, 
and nothing is said to go soon that went long ago"; 
"Q32: students who come after the last activity was closed stay as many months from the day the last of them comes; the others go on their day"; 
"Q32: what was due while another activity was open goes two weeks after the class's last use at the earliest, 
so that its teachers see it coming" · 
`e2e/specs/privacy/retention.int.test.ts`: "Q32: the day an activity is closed is known, 
and forgotten when it is opened again"; 
"Q32: students who come after the names were erased stay for the months from then on, 
also who is removed and brought back meanwhile" · 
`lib/classroom/exporting/import-activity.int.test.ts`: "T14, 
Q32: a closed activity that is imported counts as closed from that day, 
and nobody in it as coming later" |
| Q32 | 
a preview before it is set that says what goes by name, 
and a notice for two weeks before, 
on the class's page and in the list of classes | 
`e2e/specs/privacy/privacy.spec.ts`: "B7, 
B10, 
Q31, 
Q32, 
Q34: a teacher downloads what is held about a student, 
reads why not while the server is busy, 
and erases them while the team writes: the student’s page is sent away, 
the team-mate’s goes on without the name and with every word, 
no socket names them again, 
and an owner finds both in the audit log; once the class is closed its page shows what retention would delete, 
by name, 
and when, 
saves it, 
and says that it is soon, 
as the list of classes does, 
of an archived one too" |
| Q32 | 
it runs by itself, 
once a day in one process, 
and is in the audit log | 
`e2e/specs/privacy/retention.int.test.ts`: "Q32: what was set goes on its day and not before: students as if erased, 
then each activity with everything in it; once a day, 
in one process, 
and in the audit log"; 
"Q32, 
Q34: whom retention erased is in the audit log, 
also when the class comes into use half-way; a student whom a teacher erased meanwhile ends nothing" |
| Q32 | 
a clock that is wrong for a while deletes nothing before its day, 
and stops nothing after it | 
`lib/rules/privacy/retention-look.test.ts`: "Q32: looks once a day, 
and at once when it never looked or when a clock that was ahead has been put right"; 
"Q32: deletes nothing for two weeks when it has not looked for more than 30 days, 
since the clock may be ahead" · 
`e2e/specs/privacy/retention.int.test.ts`: "Q32: what was set goes on its day and not before: students as if erased, 
then each activity with everything in it; once a day, 
in one process, 
and in the audit log" |
| Q33 | 
linked by a verified e-mail address that one person here has, 
and by nothing else; an address that was given to somebody else opens nothing | 
`lib/rules/signing-in/outside.test.ts`: "Q33: opens the account it was linked to, 
whatever its e-mail address is by now"; 
"Q33: is linked to the one person with its verified e-mail address, 
and to nobody by one that is not verified"; 
"Q33: is linked to nobody when no one, 
or more than one, 
has that address"; 
"Q33: with an address that was given to somebody else opens nothing of the one who had it before" · 
`lib/classroom/signing-in/outside-teachers.int.test.ts`: "Q33: that no teacher has the address of, 
or whose address is not said to be verified, 
comes in to nothing"; 
"Q33: with an address that the school has given to somebody else comes in to nothing of the one who had it" |
| Q33 | 
an address counts as verified by what the same document says of it, 
and in plain letters only | 
`lib/auth/outside/provider.test.ts`: "Q33: of an address whose email_verified is %s it counts as verified: %#"; 
"Q33: the e-mail address and whether it is verified are of one document: what the ID token verified says nothing of the userinfo's address, 
nor the other way round"; 
"Q33: an address counts as verified only in plain letters, 
and nothing is taken out of it: one that another program reads as somebody else's is not" · 
`lib/rules/signing-in/emails.test.ts`: "Q33: finds an account from outside in ASCII alone" |
| Q33 | 
an address opens nothing of a student who was removed | 
`lib/classroom/joining/join-from-outside.int.test.ts`: "Q33: by a verified e-mail address opens nothing of a student who was removed, 
also where another one of the class has it now" |
| Q33 | 
or by signing in to both once | 
`lib/classroom/signing-in/linking.int.test.ts`: "Q33: a teacher who is signed in to both links the two, 
comes in by either, 
and unlinks them, 
which ends their other sessions; the account is nobody else's" · 
`lib/classroom/signing-in/outside-students.int.test.ts`: "Q33, 
S1: gets no other student's account by a name: a taken one, 
or one that looks the same, 
asks for its PIN, 
once, 
and is linked by it"; 
"Q33: is found by the verified e-mail address on the school's list, 
which replaces the PIN on the slip; not by one that is not verified"; 
"Q33: a teacher unlinks an account from a student: it ends the sessions, 
and opens the name no more"; 
"Q33, 
S1: makes one name in a class: two forms of one sign-in, 
at once or one after the other, 
leave no second name whose PIN nobody knows"; 
"Q33, 
S1: unlinks an account that was linked with the old one and ends its sessions; the list of students says who has one; with the new PIN an account is linked again" · 
`lib/classroom/joining/join-from-outside.int.test.ts`: "T19, 
Q33: an account that is linked in the class hears the same for a free name and a taken one"; 
"S1, 
T15, 
Q33: opens nothing once its student has come in with an account, 
not by a name that was put together with theirs either"; 
"S1, 
T15, 
Q33: opens nothing once its name is put together with that of a student who has come in with an account, 
whichever of the two stays"; 
"Q33, 
S1: a new PIN holds against an account that comes in at the same moment" · 
`lib/classroom/signing-in/reset-meanwhile.many.test.ts`: "T1, 
Q33: a linked account that comes in while a new password is set is refused, 
and unlinked; the only session is that of the new password"; 
"T1, 
Q33: a session that a new password has ended links no account"; 
"Q33: an account that comes in just before it is unlinked keeps no session" |
| Q33 | 
a teacher whose account has a password gives it once more before an account from outside is linked, 
by the school's provider or from a course, 
with the waits of any wrong one; it counts for that attempt, 
in that session | 
`lib/classroom/signing-in/linking.int.test.ts`: "Q33: a teacher who is signed in gives their password before an account is linked, 
with the waits of any wrong one, 
and it counts in that session alone; an account without a password asks for none"; 
"Q33, 
B1: a teacher whose account has a password that nobody knows, 
as an earlier build made it with an account from outside, 
reads how to set one, 
and links with that" · 
`lib/classroom/courses/launches.int.test.ts`: "Q33: who is signed in to both is asked, 
links the two with their password, 
and chooses what the link opens, 
of classes that they steer only; under My account they unlink it, 
which ends their other sessions, 
and read how one is linked again" · 
`e2e/specs/courses/courses.spec.ts`: "T19, 
Q33: a teacher adds a link to a course and links the account once, 
a student comes in by it under a name, 
the course’s students are taken over and come in without one, 
and released marks go back" |
| Q33 | 
an owner turns the other ways off, 
and shuts nobody out | 
`lib/classroom/signing-in/outside-students.int.test.ts`: "Q33, 
Q34: an owner turns passwords and PINs off, 
the first only with an account that is linked; then only the school's account comes in; both come back by the owner, 
and by whoever runs the machine" |
| Q33 | 
the provider is away: a sentence, 
and the other ways work | 
`lib/classroom/signing-in/outside-teachers.int.test.ts`: "Q33, 
B1: who cancels, 
and who finds the provider away, 
is told so; a password works all the same" |
| Q33 | 
an account of a course is linked to a teacher by a verified e-mail address, 
or by one who is signed in to both and gives their password; the teacher unlinks it | 
`lib/classroom/courses/launches.int.test.ts`: "Q33: is the teacher with that e-mail address only on a platform whose addresses count as verified, 
and is linked by it, 
unless the platform says that this one is not"; 
"Q33: who is signed in to both is asked, 
links the two with their password, 
and chooses what the link opens, 
of classes that they steer only; under My account they unlink it, 
which ends their other sessions, 
and read how one is linked again" · 
`lib/auth/platform/launch.test.ts`: "Q33: of a platform whose addresses are set as %s, 
one of which it says %s counts as verified: %s" |
| Q34 | 
the first teacher, 
and whom they name; never the last one less | 
`e2e/specs/privacy/installation.int.test.ts`: "Q34: an owner names others and ends it; the last one stays, 
also when two end each other at once; whoever owns nothing changes nothing"; 
"Q34, 
T14: who is here by an imported activity only cannot be named, 
and does not count as the one who stays" · 
`lib/classroom/signing-in/teachers.int.test.ts`: "Q34: the first teacher owns the installation, 
and whoever is invited does not" |
| Q34 | 
owners see sign-in settings | 
`lib/classroom/signing-in/outside-students.int.test.ts`: "Q33, 
Q34: an owner turns passwords and PINs off, 
the first only with an account that is linked; then only the school's account comes in; both come back by the owner, 
and by whoever runs the machine" |
| Q34 | 
the audit log has each reading of what is about people, 
and each change of it or of who may see it, 
and outlives the class; what a lesson shows and does all the time is not in it | 
`e2e/specs/access/audit.spec.ts`: "Q34: a teacher’s reading of each page and handler adds the line of the audit log that the table names, 
about the student whom its address names, 
or none for a reason" · 
`e2e/specs/access/journal.spec.ts`: "T8, 
Q34: an action of a teacher that changes something writes one line in the journal with every fact that it changed (an erasure with none), 
and one in the audit log if it is about people or who sees them; one that only shows something writes nothing at all, 
but in the audit log that people were read about" · 
`lib/rules/privacy/audit.test.ts`: "Q34: has what teachers did with a person, 
whom it was about and no more of it: that extra time was changed, 
not to how much"; 
"Q34: of many at once it has one line with their number, 
and of a class its name, 
which is not to be found later"; 
"Q34: what a lesson does for an hour is in the journal alone"; 
"Q34: an act is read as it was stored, 
also when Undo did it; what a later build wrote is no act" · 
`e2e/specs/privacy/installation.int.test.ts`: "Q34: what was changed about a student is in it with whom it was about, 
undone too, 
and stays when the class is gone, 
which is a line with the class's name; marks of one student's own are theirs, 
and those given one after the other are one line" |
| Q34 | 
a line about one student, 
one case or one teacher names them, 
of Undo too | 
`lib/classroom/privacy/audit.int.test.ts`: "Q34: each kind that is about one student, 
one case or one teacher names them, 
when it is done, 
undone and done again"; 
"Q34: of marks that are one entry, 
a team's and one of a student's own, 
Undo is a line for each"; 
"Q34: each kind whose sentence in the journal names a student is in the audit log, 
but for what a lesson does for an hour" · 
`lib/rules/privacy/audit.test.ts`: "Q34: a mark and a reason are about the student whom their facts name; marks of a team and of a student are a line each" |
| Q34 | 
the audit log: append-only, 
a year, 
bounded, 
readable by owners, 
as CSV | 
`e2e/specs/privacy/installation.int.test.ts`: "Q34: repeated reads of one thing within ten minutes are one line; of another thing, 
by another teacher, 
later, 
or after one that is dated in the future, 
they are not"; 
"Q34: no line can be changed or deleted, 
but after a year it goes, 
with the daily look"; 
"Q34: the daily look leaves a line for a day longer than the database does, 
so that it asks for none that the database refuses"; 
"Q34: a new PIN is in it, 
with whom it was for" · 
`lib/classroom/reviewing/review-journal.int.test.ts`: "T8, 
Q34: marks of one entry of the journal are one line of the audit log; those given again after Undo, 
or after some that are dated in the future, 
are another" · 
`lib/rules/journal/one-action.test.ts`: "T8, 
Q34: is what was done within ten minutes, 
or since a given moment; what is dated more than a minute ahead is none of it" · 
`lib/csv/write.test.ts`: "T14, 
Q34: text that a spreadsheet would run begins with an apostrophe, 
and numbers stay numbers" · 
`e2e/specs/access/audit.spec.ts`: "Q34: the file of the audit log has every line, 
however many there are" · 
`e2e/specs/privacy/privacy.spec.ts`: "B7, 
B10, 
Q31, 
Q32, 
Q34: a teacher downloads what is held about a student, 
reads why not while the server is busy, 
and erases them while the team writes: the student’s page is sent away, 
the team-mate’s goes on without the name and with every word, 
no socket names them again, 
and an owner finds both in the audit log; once the class is closed its page shows what retention would delete, 
by name, 
and when, 
saves it, 
and says that it is soon, 
as the list of classes does, 
of an archived one too" |
| R1 | 
getting in | 
`lib/realtime/documents/tests/getting-in.int.test.ts`: "R1: nobody, 
a tampered cookie, 
a deleted session, 
a stranger and an unknown room are refused before the upgrade, 
and over plain GET alike"; 
"R1, 
Q1, 
B2: a partner is refused in write and admitted in compare, 
to read; another team's member never"; 
"R1, 
Q1: the teacher reads everything, 
in every phase from setup on, 
and writes in nothing"; 
"R1: a replaced epoch that one could read is upgraded and closed 4410, 
one that one could not is refused"; 
"R1: a client that resets the connection while its handshake is undecided ends nothing"; 
"R1: a handshake that comes when 256 are pending gets 503 at once, 
and so does each that is undecided after 5 s" · 
`lib/realtime/invalidation/invalidation.int.test.ts`: "R1: nobody, 
a tampered cookie, 
a stranger and an unknown activity are refused before the upgrade"; 
"R1: the same path over plain GET tells the reason"; 
"R1: a connection reset while access is being read ends nothing" · 
`lib/realtime/documents/tests/real-server.int.test.ts`: "R1, 
B2: the front door refuses other origins, 
tampered cookies and strangers by a status; R7: SIGTERM flushes what was typed and the server ends in order" |
| R1 | 
a page acts in no one's name but its own student's | 
`e2e/specs/signing-in/shared-browser.spec.ts`: "R1, 
R3a: words that were typed offline on one student's page are not sent once another has signed in in the same browser, 
also one of the same team; they wait, 
and are stored as their own student's"; 
"R1, 
Q2, 
Q3: what is pressed on one student's page once another has signed in in the same browser is not done in the other's name, 
and a sentence says so" · 
`components/page-frame/page-fetch.test.ts`: "R1: an action says whose page it comes from, 
and nothing else does" |
| R1 | 
an answer that is not the server's means offline | 
`e2e/specs/documents/captive-portal.spec.ts`: "R1, 
R6, 
R14: answers of 401, 
403, 
404, 
410, 
200 and 302 that are not the server's stop no page, 
take no copy and no kept page, 
and none of them is kept; typing goes on, 
and is Saved once the server answers" · 
`lib/server/http/front-door/front-door-answers.int.test.ts`: "R1: each refusal says that it is ours, 
so that no page takes it for another network's: 400, 
403, 
404, 
405, 
408, 
413, 
414, 
415, 
421, 
503, 
Node's own and those of sockets too" |
| R2 | 
joining | 
`lib/realtime/documents/tests/getting-in.int.test.ts`: "R2, 
B4: 100 simultaneous first joins load the document once, 
and there is one"; 
"R2: what a client sends while its document is loaded is read in order" · 
`lib/realtime/documents/tests/store.int.test.ts`: "R2: a load that takes over 10 s closes 4503, 
and the next dial loads" · 
`lib/realtime/documents/frames.test.ts`: "R2: state vectors go both ways as Yjs has them" · 
`lib/realtime/documents/room/room-text.test.ts`: "R2: answers a join with all of %i keystrokes, 
from bytes or from a document, 
before and after it was let go" |
| R2 | 
rows in any order: the same document and the same texts, 
in time that grows with them | 
`lib/realtime/documents/room/loaded-state.test.ts`: "R2: is the same document in whatever order its rows are, 
with all that they delete"; 
"R2: a row is read a few times however many come before what they stand on"; 
"R2, 
R13: a row that stands on one which deletes what has not come is there with it; what that deletes goes when it comes" · 
`lib/document-format/document-texts.test.ts`: "R2: the texts are the same in whatever order the rows are, 
also where a deletion comes before its words, 
and in time for ten thousand that fall; what stands on a missing row is not in them" |
| R3 | 
what is taken | 
`lib/realtime/documents/tests/text.int.test.ts`: "R3: a plain frame is relayed and stored byte by byte as it came"; 
"R3: a struct that misses what it stands on is refused 4409 after the step 2"; 
"R3: 10,000 random frames end no process and reach no text" · 
`lib/realtime/documents/room/clock-ranges.test.ts`: "R3: a set of clocks answers as a plain set would" · 
`lib/realtime/documents/frames.test.ts`: "R3: reads exactly what y-protocols writes"; 
"R3: refuses a frame that is not consumed as a whole, 
is cut off, 
or is of no known type" · 
`lib/realtime/documents/room/room-text.test.ts`: "R3: a deletion of what nobody holds is dropped, 
and takes nothing that is typed there later"; 
"R3: two structs that wait for one another are refused and leave the text as it was" · 
`lib/realtime/documents/room/update-check.test.ts`: "R3: refuses a worksheet's root in notes"; 
"R3: refuses what Yjs encodes of formats, 
embeds, 
maps and nested types"; 
"R3: all that Yjs writes for typed and deleted text passes, 
each update as plain in its turn, 
and the whole as one" · 
`e2e/fuzz/fuzz-suite.ts`: "R3, 
R5, 
R6, 
R8, 
R9, 
R11, 
R13, 
B4, 
B5, 
B6: whatever people, 
processes, 
store and bus do in whatever order, 
all come to one text, 
with every letter that was Saved in it once" |
| R3 | 
hard case 3: a delete set for future clocks | 
`lib/realtime/documents/tests/hard-cases.int.test.ts`: "R3: hard case 3: a ten-byte delete set for A's future clocks, 
by whatever way it comes, 
changes nothing that A types afterwards" |
| R3 | 
hard case 4: malformed updates and mutations are refused, 
or apply without a throw and with nothing pending | 
`lib/realtime/documents/tests/text.int.test.ts`: "R3: hard case 4: every update that is malformed, 
or deletes in another order than Yjs, 
closes its socket 4400, 
every one that cannot be merged 4409; they reach nobody and are not stored" · 
`lib/realtime/documents/room/update-check.test.ts`: "R3: hard case 4: takes an update that cannot be merged for an update, 
and refuses to merge it"; 
"R3: hard case 4: the list is not made up: what is said of each malformed update is what Yjs does with it"; 
"R3: hard case 4: %s cost no more than their bytes"; 
"R3: hard case 4: of 20,000 mutations each is refused, 
or a peer takes it without throwing and with nothing pending (seed %i)" · 
`lib/document-format/replay/history.test.ts`: "T13, 
R3: an update that says in twenty bytes that a billion letters were deleted costs no more than its bytes" |
| R3 | 
deletions stand in the order in which Yjs writes them | 
`lib/document-format/ordered-deletions.test.ts`: "R3, 
R12: says whether deletions stand as Yjs writes them: of what it writes all do" · 
`lib/realtime/documents/room/clock-ranges.test.ts`: "R3, 
R12: ranges that are added at once, 
in any order, 
are the set that they make one by one" |
| R3 | 
hard case 4: no stored row makes a document unloadable | 
`lib/realtime/documents/tests/stored-rows.int.test.ts`: "R3, 
R9: hard case 4: no stored row makes a document unloadable: not one of these updates, 
nor all of them: it is opened, 
compacted, 
read and played back"; 
"R3, 
R9: hard case 4: nor do mutations of real rows" |
| R3 | 
a device that comes back with all content is sent what is deleted, 
and no Y.Doc is made for it | 
`lib/realtime/documents/room/room-state.test.ts`: "R3: a device that has all content is sent what is deleted, 
byte for byte as Yjs says it"; 
"R3: a device that has all content and missed a deletion has the room's text after it, 
and so has one that lacks content" |
| R3a | 
whose it is | 
`lib/realtime/documents/tests/text.int.test.ts`: "R3a: words under an id whose device is gone are carried, 
also while another device of its owner is here that knows some of them" · 
`lib/realtime/documents/tests/text.int.test.ts`: "R3a: new content under another's id is refused while that id's own socket is here and in sync"; 
"R3a, 
R3b: words of one who is away are carried by a partner who has them, 
and become the owner's own when they are back, 
once" · 
`lib/realtime/documents/room/ownership.test.ts`: "R3a: an id belongs to the user who first used it, 
by presence or by an update"; 
"R3a: new content under another's id is carried; own and unowned ids are taken"; 
"R3a: an id that is nobody's and is brought along by one who is here under another is carried, 
and its own user's once they are here"; 
"R3a: the rows of a document give the same owners as its life did" |
| R3a | 
hard case 1: words that were relayed and lost with the server come back with whoever has them, 
once, 
in every order | 
`lib/realtime/documents/tests/lost-words.int.test.ts`: "R3a, 
R3b: hard case 1: $name: all texts are kept, 
once, 
and whoever came back has their own" |
| R3a | 
misuse: forged client ids | 
`lib/realtime/documents/misuse/misuse-frame-tests.ts`: "R3a, 
R12: forged client ids: 4403 each time, 
and not a letter of it reaches anyone" |
| R3a | 
a hostile team-mate's client takes no word from those who type beside it | 
`lib/realtime/documents/tests/hostile.int.test.ts`: "R3, 
R3a, 
R10: whatever a hostile team-mate's client sends, 
those who type beside it stay, 
lose no word, 
double none, 
and each is theirs (seed %i)" |
| R3b | 
when the owner is back | 
`lib/realtime/documents/tests/text.int.test.ts`: "R3a, 
R3b: words of one who is away are carried by a partner who has them, 
and become the owner's own when they are back, 
once" · 
`lib/realtime/documents/room/ownership.test.ts`: "R3b: a step 1 names of a user's own ids only what they brought, 
and their answer regains it" · 
`lib/realtime/documents/room/room-text.test.ts`: "R3b: the same words again agree, 
other words for the same clocks do not, 
and deleted ones count as equal" |
| R3b | 
hard case 2: forged next clocks: 4409, 
the words offered back, 
history shows the forger | 
`lib/realtime/documents/tests/hard-cases.int.test.ts`: "R3b, 
R3c: hard case 2: B forges A's next clocks on a server that has just started, 
while A is away with unsent words: A gets 4409, 
its words are offered back, 
and history shows B" |
| R3a | 
nobody writes under the id of one who is away | 
`lib/realtime/documents/tests/whose-words.int.test.ts`: "R3a: who writes there is refused 4403, 
and the words that its owner typed meanwhile are taken under the same id"; 
"R3a: when the store has lost what was committed, 
as after a failover, 
a team-mate brings it back also while its owner is away"; 
"R3a, 
R8: so it is after the document was unloaded and loaded again, 
and for an id that is only known from presence" |
| R3b | 
what others wrote under an earlier page's id stays theirs; what its page says to have written is its own | 
`lib/realtime/documents/tests/whose-words.int.test.ts`: "R3b: stays theirs when the owner's next page has heard it and brings it again, 
and again after a restart"; 
"R3b: does not keep the owner from getting back what it did write: up to there the words are the owner's" · 
`lib/realtime/documents/room/ownership.test.ts`: "R3b: words that others wrote under an id of a user's are not regained by that user: the page names only what it wrote, 
and the rest of a section stays the bringer's" · 
`lib/realtime/documents/room/content-up-to.test.ts`: "R3b: of an update it is the content of these ids, 
up to their clocks, 
as it stands there, 
and no deletions" · 
`components/documents/local-copies/copy-metadata.test.ts`: "R3b: of an earlier page its next page names what was durable and, 
as it was loaded, 
what was not; and never more once it has been noted" |
| R3b | 
after the store has lost rows: whoever comes first, 
each has their own words | 
`lib/realtime/documents/tests/whose-words.int.test.ts`: "R3a, 
R3b: whoever brings them first, 
those of a page that is still there are its own once it is back, 
with a client of other make too"; 
"R3a, 
R3b: those of a page before are its user's once the next page says so"; 
"R3b: what a team-mate brought first is its writer's once that page is back, 
also when the page has typed on meanwhile, 
and it is known at the next load" · 
`lib/realtime/documents/room/ownership.test.ts`: "R3b: what a user types on, 
or brings first, 
behind what others brought of it is no reason not to ask for that" |
| R3c | 
a reader is dropped, 
not closed | 
`lib/realtime/documents/tests/saved.int.test.ts`: "R3c: a reader's document frames are dropped, 
unacknowledged, 
without closing" |
| R3c | 
words that can't go in are said, 
offered and not lost | 
`e2e/specs/documents/set-aside.spec.ts`: "R3c: closed ${code}, 
the words that were not sent are offered, 
can be copied, 
and go back to the end; nothing else is lost"; 
"R3c, 
R14, 
B1: closed 4410 with nothing in its place, 
a sentence says what happened, 
and the words survive a reload until they are dropped"; 
"R3c, 
B1: where this device can't keep them, 
leaving the page asks first while words are put aside"; 
"R3c: on Compare too, 
words kept aside go back to the end of the notes, 
or away" · 
`components/documents/connection/live-document.test.ts`: "R11, 
R3c: a page that loses write access with words on their way starts afresh each time, 
ten times too, 
and is not taken for broken; one whose words can't be merged is, 
at the fourth time" |
| R3c | 
words put aside under a name that was merged into the student's are offered | 
`components/documents/local-copies/merged-texts.test.ts`: "R3c, 
T15: text that was set aside under a merged name is offered to the student until it is taken, 
and no more once the merge is undone" |
| R3c | 
misuse: a read-only partner who sends updates | 
`lib/realtime/documents/misuse/misuse-frame-tests.ts`: "R3c, 
R12: a read-only partner who sends updates: they are dropped, 
and nothing of them is stored or heard" |
| R4 | 
relay | 
`lib/realtime/documents/tests/saved.int.test.ts`: "R4, 
R6, 
B4: two clients who type in one field at once keep both texts, 
and each hears Saved"; 
"R4: a step 2 is passed on as an update, 
and one is sent nothing of one's own" · 
`lib/realtime/sockets/sync-web-socket.test.ts`: "R4: all that is posted in one turn leaves in one write, 
in order, 
whatever its size"; 
"R4, 
R6: to however many, 
nothing leaves before the turn has ended; then each is sent all of its own in one write, 
and what is posted later in the next" |
| R5 | 
append | 
`lib/realtime/documents/tests/store.int.test.ts`: "R5: rows of many documents go in one statement, 
come back byte by byte in order, 
and the same statement again changes nothing"; 
"R5: rows go with their document, 
those too whose append is on its way when it is deleted"; 
"R7, 
R5: when the connection is cut and nobody hears of the commit, 
the retry leaves each row once, 
and it is Saved" · 
`lib/fast-path/binary-array.int.test.ts`: "R5: the store reads them as they were given"; 
"R5: what is no UUID is not written as another" · 
`lib/realtime/documents/tests/saved.int.test.ts`: "R5: rows count from 1 within this boot, 
in the order of their time, 
with the socket's user as author" · 
`e2e/faults/short-chaos.ts`: "R4, 
R5, 
R6, 
R7, 
R12, 
R14, 
T13, 
B5, 
B6, 
B8: killed, 
frozen, 
cut off, 
ended, 
restored from a backup that was taken while the class typed, 
and its clock moved, 
the real server keeps all that was Saved, 
once, 
under its author; and what a tampered store loses, 
doubles or misattributes is found" · 
`e2e/fuzz/fuzz-suite.ts`: "R3, 
R5, 
R6, 
R8, 
R9, 
R11, 
R13, 
B4, 
B5, 
B6: whatever people, 
processes, 
store and bus do in whatever order, 
all come to one text, 
with every letter that was Saved in it once" |
| R5 | 
hard case 8: the connection cut during a commit: each row once, 
no gap | 
`lib/realtime/documents/tests/hard-cases.int.test.ts`: "R5, 
R7: hard case 8: the connection is cut during a commit, 
again and again while two type: each row once, 
no gap, 
and all of it Saved" |
| R6 | 
saved | 
`lib/realtime/documents/tests/real-server.int.test.ts`: "B5, 
R6, 
R9: kill -9 while two type and their document is compacted: nothing that was Saved is gone, 
each row is in one place, 
all converge, 
and no text is doubled" · 
`lib/realtime/documents/tests/store.int.test.ts`: "R6: hard case 6: a step 2 that adds nothing, 
sent while the database is frozen, 
is not Saved until it thaws" · 
`lib/realtime/documents/tests/saved.int.test.ts`: "R4, 
R6, 
B4: two clients who type in one field at once keep both texts, 
and each hears Saved"; 
"R6: what adds nothing is saved once all that the room held is, 
and a reconnect adds no row" · 
`components/documents/connection/frame-ledger.test.ts`: "R6: not before the answer to the server's step 1 was sent, 
even with nothing typed"; 
"R6: not while one document frame is uncovered; presence and step 1 do not count"; 
"R6: not on an update alone: what was typed before the socket opened is only in the answer"; 
"R6: not on a closed socket, 
and a new socket counts from nothing"; 
"R6: a late send on an old socket does not count on the new one"; 
"R6: knows how far my own words are durable"; 
"R6: not once its closing has begun, 
though nobody has heard yet that it is closed: what is typed meanwhile is not sent" · 
`lib/realtime/documents/frames.test.ts`: "R6, 
R11: our own frames, 
byte by byte" · 
`lib/realtime/documents/saved-frames.test.ts`: "R6: frames count in order, 
each once its row is durable"; 
"R6: a frame that waits for its step 2 holds back those after it"; 
"R6: what was dropped while one could only read is covered by the next step 2, 
not before"; 
"R6: reports the longest settled run of frames whose rows are durable" · 
`e2e/faults/short-chaos.ts`: "R4, 
R5, 
R6, 
R7, 
R12, 
R14, 
T13, 
B5, 
B6, 
B8: killed, 
frozen, 
cut off, 
ended, 
restored from a backup that was taken while the class typed, 
and its clock moved, 
the real server keeps all that was Saved, 
once, 
under its author; and what a tampered store loses, 
doubles or misattributes is found" · 
`e2e/fuzz/fuzz-suite.ts`: "R3, 
R5, 
R6, 
R8, 
R9, 
R11, 
R13, 
B4, 
B5, 
B6: whatever people, 
processes, 
store and bus do in whatever order, 
all come to one text, 
with every letter that was Saved in it once" · 
`e2e/support/devices/device.test.ts`: "R6, 
B5: a server that says Saved before it has stored anything is caught: a letter is lost with the device that had it" · 
`lib/realtime/sockets/trailing-throttle.test.ts`: "R6: what waits is said early when something else leaves, 
and not again" |
| R6 | 
kept on the device: counted as unsent until committed, 
sent from any page, 
*Saved* never early | 
`e2e/specs/documents/offline.spec.ts`: "R6, 
S4: words typed offline outlive a killed page, 
merge with what the team-mate typed meanwhile, 
and are there once"; 
"R6, 
S4: a lid closed on words typed offline, 
and opened again: they merge with what the team-mate typed meanwhile, 
are there once, 
and are Saved"; 
"R6: after a reload words of the page before count as not sent until the server has committed them"; 
"R6, 
B1: without storage all works as before, 
and the line says that the words are on this page only; so with no room left" · 
`e2e/specs/documents/left-copies.spec.ts`: "R6: words that were typed offline go to the team from whatever page is opened next, 
also where the server answers only once it is open, 
and where the worksheet is there to be read; *Wait, 
then sign out* waits for them" · 
`components/documents/local-copies/send-unsent.test.ts`: "R6: a copy for which the server gives no answer at the moment is left to be sent; once the server answers, 
its document is opened, 
and nothing is left"; 
"R6: a copy that the page has open, 
and one whose student's session has ended, 
are not left to be sent" · 
`components/documents/connection/open-documents.test.ts`: "R6: a page that only shows the student's own worksheet, 
as Compare does, 
does not have this device's copy of it open; one that opens it for the student does" · 
`components/documents/local-copies/local-copy.test.ts`: "R6: whoever types on within a second of the first Saved after a reload leaves no words of the page before as not sent" · 
`components/documents/text/written-text.test.ts`: "R6: are those of the pages before this one too, 
where this device does not know them to be durable" · 
`e2e/specs/documents/offline-notes.spec.ts`: "R6, 
S5: notes typed offline on Compare outlive a killed page, 
merge with what the partner typed meanwhile, 
and are there once" · 
`e2e/specs/signing-in/signing-out.spec.ts`: "S1, 
Q4, 
R6: *Wait, 
then sign out* on the page on which one chooses an activity sends a vote and words that closed pages left" |
| R6 | 
a copy that fails while one types stops neither sending nor the page | 
`components/documents/local-copies/local-copy.test.ts`: "R6: the browser closes the database while a mark waits to be stored, 
with or without an event: what is typed from then on is still sent, 
and the page is told once" · 
`components/documents/connection/on-update.test.ts`: "R6: a listener that throws ends neither the document's updates nor the listeners after it, 
and its error is not lost" |
| R6 | 
no attempt to reach the server waits for ever | 
`components/documents/connection/reconnector.test.ts`: "R6: asks again when five seconds bring no answer, 
and connects once there is one"; 
"R6: abandons a socket that does not open in ten seconds, 
once, 
and connects again; one that has opened stays" |
| R6 | 
hard case 5: offline edits and an early key at a reconnect: no 44xx, 
never *Saved* early | 
`lib/realtime/documents/tests/hard-cases.int.test.ts`: "R3, 
R6: hard case 5: reconnect with offline edits and a key typed before the server's step 1: no 44xx, 
and never Saved before all of it is stored" · 
`lib/realtime/documents/tests/text.int.test.ts`: "R3, 
R6: hard case 5: offline edits with a key typed before the server's step 1 was answered are merged, 
and nothing is Saved early" |
| R6 | 
without a connection for a minute, 
with reloads | 
`e2e/specs/documents/offline-pages.spec.ts`: "R6, 
S4, 
R14: offline for 60 s, 
reloaded meanwhile, 
while the team-mate types: on return both texts are there once" · 
`e2e/specs/joining/lan.spec.ts`: "S4, 
R6: on plain http, 
without a service worker, 
an open page goes on without a connection, 
and words outlive it" · 
`e2e/specs/engines/outage.spec.ts`: "S4, 
R6: in ${engine} one types on for 20 s without a server, 
is saved within seconds of its return, 
and a page that is loaded again without it opens as it was kept" |
| R6 | 
after an older backup from mid-write the words come back, 
once | 
`e2e/specs/documents/older-backup.spec.ts`: "R14, 
R6, 
S1, 
B8: a server is put back to an older backup. 
From learn: words that were Saved stay on an open page's device and are offered; so do those of a page that is closed, 
while the next student signs in; in write they come back by themselves, 
once. 
From before a team was made: its page's words stay on the device and are offered, 
until they are put into another text, 
and also where the page hears that its team is gone before its document does. 
From the middle of write: an open page and one that is closed bring their words back by themselves, 
once" · 
`e2e/faults/short-chaos.ts`: "R4, 
R5, 
R6, 
R7, 
R12, 
R14, 
T13, 
B5, 
B6, 
B8: killed, 
frozen, 
cut off, 
ended, 
restored from a backup that was taken while the class typed, 
and its clock moved, 
the real server keeps all that was Saved, 
once, 
under its author; and what a tampered store loses, 
doubles or misattributes is found" · 
`e2e/support/devices/document-oracle.test.ts`: "R6: what was Saved before it must be there at once, 
and what a device holds once that device shows Saved; what nobody holds may be gone"; 
"R6: what comes back comes once; a deletion that a device knows of comes back too, 
and one that nobody knows of may be undone"; 
"R6, 
T13: a device that is still there is its words' writer once it has brought them" |
| R7 | 
the store fails | 
`lib/realtime/documents/tests/real-server.int.test.ts`: "R1, 
B2: the front door refuses other origins, 
tampered cookies and strangers by a status; R7: SIGTERM flushes what was typed and the server ends in order" · 
`lib/realtime/documents/tests/store.int.test.ts`: "R7, 
B6: while the database is cut off words go between team-mates and are not Saved; afterwards they are, 
each row once"; 
"R7, 
R5: when the connection is cut and nobody hears of the commit, 
the retry leaves each row once, 
and it is Saved"; 
"R7: a row whose data the store refuses is set aside; its room closes 4503 and loads again, 
other documents go on"; 
"R7: past a bound writers are paused, 
and go on when the store has caught up" · 
`e2e/faults/short-chaos.ts`: "R4, 
R5, 
R6, 
R7, 
R12, 
R14, 
T13, 
B5, 
B6, 
B8: killed, 
frozen, 
cut off, 
ended, 
restored from a backup that was taken while the class typed, 
and its clock moved, 
the real server keeps all that was Saved, 
once, 
under its author; and what a tampered store loses, 
doubles or misattributes is found"; 
"R7: its disk full, 
it keeps what was Saved, 
and stores the rest once there is room" · 
`lib/realtime/documents/tests/away.int.test.ts`: "B6, 
R7, 
R6: the database is away for a minute while two type: all of it goes between them, 
nothing of it is Saved meanwhile, 
and afterwards all is, 
each row once" · 
`lib/realtime/documents/tests/unanswered.int.test.ts`: "R7: a connection on which nobody answers is given up after 15 s, 
and the next statement has a new one; migrations and what cleans up may take longer"; 
"R7: so is a transaction; it does not come to its commit" |
| R7 | 
a connection that breaks ends no process | 
`lib/realtime/documents/tests/hard-cases.int.test.ts`: "R7, 
B6: a connection that breaks in the middle of a transaction fails it, 
and does not end the process" |
| R8 | 
unloading | 
`lib/realtime/documents/tests/saved.int.test.ts`: "R8: a room without sockets is unloaded once idle, 
and the next join loads all of it"; 
"R8: who leaves right after typing leaves the words behind" · 
`e2e/fuzz/fuzz-suite.ts`: "R3, 
R5, 
R6, 
R8, 
R9, 
R11, 
R13, 
B4, 
B5, 
B6: whatever people, 
processes, 
store and bus do in whatever order, 
all come to one text, 
with every letter that was Saved in it once" |
| R8 | 
not unloaded while another process's row is unconfirmed | 
`lib/realtime/testing/many/stored-row-tests.ts`: "R13, 
R5, 
R8: a process that nobody tells of a commit keeps the room, 
though all have left it, 
until it has written the row itself, 
under its own key; it is there once" |
| R9 | 
one snapshot and a chunk of the rows as they were; a load reads one row | 
`lib/realtime/documents/tests/compaction.int.test.ts`: "R9: a load reads one row afterwards, 
with the same text; what is stored of the rows is what they were"; 
"R9: a second one goes on from the first, 
and deleted words stay in the chunks alone"; 
"R9: nothing to take, 
or no such document, 
changes nothing"; 
"R9: rows of the last seconds, 
one that stands on what is not there, 
and one that cannot be read stay where they are" · 
`lib/document-format/stored-rows.test.ts`: "R9: come back as they were, 
in their order"; 
"R9: of another format are refused rather than read as something else" · 
`lib/document-format/testing/typing-script.test.ts`: "R9: gives the same keys on every machine, 
and they come to its text" |
| R9 | 
exactly the keys read are deleted: beside appends, 
repeats and loads, 
two at once, 
killed at any point | 
`lib/realtime/documents/tests/compaction.int.test.ts`: "R9: of two at once one is void, 
and no row is lost or doubled"; 
"R9: one that read rows which another has taken meanwhile is undone as a whole"; 
"R9: while it puts the document together, 
or while the database is away: all stays as it was"; 
"R9: the connection cut while it commits: it is there, 
whole, 
and nobody heard of it"; 
"R5, 
R9: a repeated append of compacted rows counts them as kept and does not bring them back"; 
"R5, 
R9: a given-up statement that comes through after the compaction leaves a row that history has once, 
and the next compaction takes it away"; 
"R9, 
R2: hard case 8: appends, 
repeats, 
loads and compactions all at once: every load has each row once and no gap, 
and at the end all are there" · 
`e2e/fuzz/fuzz-suite.ts`: "R3, 
R5, 
R6, 
R8, 
R9, 
R11, 
R13, 
B4, 
B5, 
B6: whatever people, 
processes, 
store and bus do in whatever order, 
all come to one text, 
with every letter that was Saved in it once" · 
`lib/realtime/documents/tests/real-server.int.test.ts`: "B5, 
R6, 
R9: kill -9 while two type and their document is compacted: nothing that was Saved is gone, 
each row is in one place, 
all converge, 
and no text is doubled" |
| R9 | 
authors, 
snapshot and rows are of one moment | 
`lib/realtime/documents/tests/compacted-rooms.int.test.ts`: "R9, 
Q31: a compaction reads authors, 
snapshot and rows in one statement, 
so that nobody is erased between them" |
| R9 | 
in the background; rooms, 
ownership and row numbers go on | 
`lib/realtime/documents/tests/compacted-rooms.int.test.ts`: "R9: after a compaction the next one waits, 
so that typing has the processor"; 
"R9: whoever stops the compactor waits for what is under way, 
and for no rest after it"; 
"R9: an open document is compacted while two type in it: neither waits for it, 
all is Saved, 
and both have one text"; 
"R9, 
R5, 
R8: a room that was unloaded and compacted goes on with its numbers, 
and with times that rise"; 
"R9, 
R3a, 
R3b: whose words are whose outlives it: the owner's come back as the owner's own, 
and nobody else goes on under the id" · 
`lib/realtime/documents/compaction/compaction-trigger.test.ts`: "R9: while people type, 
once it has grown by a thousand rows; before that only when nobody has typed for a while"; 
"R9: and when few rows are large ones, 
but not for the sake of one"; 
"R9: what was taken counts no more, 
and where nothing could be taken it is tried again later" |
| R9 | 
a digest tells who holds other words under the same clocks | 
`lib/realtime/documents/tests/compacted-rooms.int.test.ts`: "R9: who joins at the snapshot, 
or is there when it is made, 
hears a digest of the texts, 
and knows by it that other words were put under the same clocks" · 
`lib/document-format/digest.test.ts`: "R9: tells other words under the same clocks from the same ones, 
garbage-collected or not"; 
"R9: says nothing of a document that is further on, 
or behind, 
or has more taken out"; 
"R9: bytes that are none are none" · 
`e2e/specs/documents/other-text.spec.ts`: "R9: a page that holds other words under the same clocks than the server hears of it, 
and shows what the server has" |
| R9 | 
a copy on the device that cannot be read, 
or says something else, 
is thrown away | 
`e2e/specs/documents/left-copies.spec.ts`: "R6, 
R9: a copy that cannot be read keeps no worksheet from opening, 
and what of its words can be read is offered" |
| R10 | 
presence | 
`lib/realtime/documents/tests/presence.int.test.ts`: "R10: a plain y-websocket client syncs, 
types, 
and sees the team-mate by name, 
as the session has it"; 
"R10: one who was cut off and comes back is seen again"; 
"R10: a forged entry in another's name changes nothing, 
and one is never sent one's own"; 
"R10: who only reads hears who is here, 
and is not shown"; 
"R10: in the notes of a match everyone has a colour of their own"; 
"R10: the server renews presence and sends each a frame, 
empty if need be; R12: who answers no ping is gone at the third" · 
`lib/realtime/documents/presence/presence-table.test.ts`: "R10: name, 
colour and id come from the session, 
whatever the client wrote"; 
"R10: a cursor keeps its allowed keys only, 
in a field of the document"; 
"R10: a state over 2 KB, 
or one that is no JSON, 
leaves only who it is"; 
"R10: a socket speaks for the id in its first single-entry frame, 
and what it echoes of others is dropped"; 
"R10: a live id can't be taken, 
nor one that belongs to another, 
nor by saying that it left"; 
"R10: clocks are the server's own, 
in milliseconds and always rising"; 
"R10: on close the others get null at the last clock, 
unless a newer socket of the user has the id" · 
`lib/realtime/documents/presence/presence-state.test.ts`: "R10: a caret that a page sends in a field of the document goes on byte for byte, 
in another field as none"; 
"R10: whatever a client sends, 
what goes on is no caret, 
or one with allowed keys only, 
in a field of the document; sent again it stays as it is"; 
"R10: the user comes from the session alone, 
whatever is in a name"; 
"R10: a state over 2 KB leaves only who it is, 
also when a page could have sent it" · 
`lib/realtime/sockets/trailing-throttle.test.ts`: "R10: what comes after a pause is said at once, 
what comes soon after it later, 
and of several the last"; 
"R10: what is dropped is never said" · 
`lib/realtime/documents/frames.test.ts`: "R10: presence is written as lib0 writes it, 
whatever the numbers and texts" · 
`lib/realtime/documents/tests/presence.int.test.ts`: "R10: of carets that come by the hundred the others hear the first, 
some, 
and the last, 
and none once its writer has left" · 
`lib/realtime/documents/presence/presence-table.test.ts`: "R10: who comes later is told what each said last, 
whole, 
whatever its length" · 
`lib/realtime/sockets/round-robin.test.ts`: "R10: each has its turn once a second, 
a few at a time"; 
"R10: few have theirs one by one, 
and nobody is asked for where there is nobody"; 
"R10, 
R11: who comes is seen within a second, 
and who has gone no more" |
| R10 | 
misuse: awareness in someone else's name; half-open sockets | 
`lib/realtime/documents/misuse/misuse-frame-tests.ts`: "R10, 
R12: awareness in someone else's name is dropped, 
1,000 times, 
and the one who is named stays as they are" · 
`lib/realtime/documents/misuse/misuse.int.test.ts`: "R10, 
R12: half-open sockets: closed 4500 and gone from presence at the third ping nobody answers" |
| R10 | 
hard case 9: a lone idle client stays, 
and is seen again within 1 s of a cut | 
`lib/realtime/documents/misuse/misuse.int.test.ts`: "R10: hard case 9: a lone idle client of y-websocket stays connected for longer than y-websocket waits for a message, 
and after a cut its partner sees it go and come again, 
once" |
| R11 | 
revocation | 
`lib/realtime/invalidation/invalidation.int.test.ts`: "R11: signing out closes 4401 within two seconds, 
the event being heard or not"; 
"R11: who no longer belongs to the class is closed 4403 within two seconds" · 
`lib/realtime/documents/tests/revocation.int.test.ts`: "R11: signing out closes the sockets of that session 4401, 
and no other device's"; 
"R11: a session row that is gone without an event is found"; 
"R11: a removed student, 
and one who was moved to another team, 
are closed (told by an event: %s)"; 
"R11, 
Q8: a partner's reading ends when the match ends, 
the writers stay (told by an event: %s)"; 
"R11: made read-only, 
a socket's frames are dropped unacknowledged; when it may write again, 
its words come and are Saved"; 
"R11: going back to learn closes a worksheet, 
and an archived document closes 4410 for the teacher" · 
`lib/realtime/documents/frames.test.ts`: "R6, 
R11: our own frames, 
byte by byte" · 
`e2e/fuzz/fuzz-suite.ts`: "R3, 
R5, 
R6, 
R8, 
R9, 
R11, 
R13, 
B4, 
B5, 
B6: whatever people, 
processes, 
store and bus do in whatever order, 
all come to one text, 
with every letter that was Saved in it once" · 
`lib/realtime/documents/tests/running-processes.many.test.ts`: "R13, 
R1, 
R11: one process has the pages and another the sockets: the first refuses sockets 503, 
and what is done through its pages reaches documents and live pages of the second" · 
`lib/realtime/documents/tests/processes.many.test.ts`: "R13, 
R11, 
R10: Redis is gone for 30 s: typing goes on and is Saved in each process, 
a sign-out is found, 
and after it both have both texts, 
each row once, 
and see each other; the log says so in a line or two" · 
`lib/realtime/sockets/round-robin.test.ts`: "R11: many are taken together where that was asked for, 
and all of fewer"; 
"R11: what was not asked for in time is made up for, 
nobody twice" · 
`e2e/support/devices/device.test.ts`: "R11: a deletion may wait for words that no device of the document has, 
and for none that one of them has" |
| R11 | 
misuse: a flood of updates after revocation | 
`lib/realtime/documents/misuse/misuse-frame-tests.ts`: "R11, 
R12: a flood of updates after revocation by one who does not heed the close: 4403, 
nothing more is stored, 
and three seconds later the line is cut" |
| R12 | 
limits | 
`lib/realtime/documents/tests/limits.int.test.ts`: "R12: a user's 65th socket is refused 429, 
and allowed again once one has closed"; 
"R12: a frame over 1.5 MiB closes 4413"; 
"R12: past 1 MiB of state only deletions pass; other words are refused 4413 and reach nobody"; 
"R12: over 200 frames a second with a burst of 1,000 a socket is paused, 
not closed; nothing is lost and others are not held up"; 
"R12: thousands of step 1s that come in one piece are answered as the limit allows, 
not all at once"; 
"R12: what takes long to apply is paid for by the socket that sent it: its next frame waits, 
others go on; plain: %s"; 
"R12: a socket that never reads is closed 4500 instead of buffered without bound" · 
`lib/realtime/documents/tests/client-id-limits.int.test.ts`: "R12: a new page that types fifty letters before its step 2 has come types under one new client id, 
however many frames wait"; 
"R12: what one student brings under ever more client ids is refused 4413 at that student's bound, 
in one frame or many, 
and kept from nobody else"; 
"R12: one socket types under no more than 32 new client ids"; 
"R12, 
R9: of a document stored with 2,000 ids of one student, 
compacted or not, 
the others' new pages go on, 
and that student's own once what stands under them is deleted; text and authors stay" · 
`lib/realtime/invalidation/invalidation.int.test.ts`: "R12: anything that is no message of ours closes 4400" · 
`lib/realtime/documents/tests/presence.int.test.ts`: "R10: the server renews presence and sends each a frame, 
empty if need be; R12: who answers no ping is gone at the third" · 
`components/documents/text/text-binding.test.ts`: "R12: refuses more, 
says so, 
keeps what is there, 
and still lets one delete" · 
`lib/realtime/sockets/limits.test.ts`: "R12: a thousand frames at once pass, 
the next pauses the socket until there is a token for it"; 
"R12: whoever waits as long as told sends at most 200 a second for long"; 
"R12: what makes the room look at a whole document costs by its size" · 
`lib/realtime/documents/room/room-text.test.ts`: "R12: its exact size is that of the garbage-collected state" · 
`e2e/specs/documents/set-aside.spec.ts`: "R12: at 80 % of what a document may hold the page takes no more text, 
says so, 
keeps what is there, 
and goes on once something is shorter" · 
`lib/realtime/sockets/sync-web-socket.test.ts`: "R12: what is posted to a peer that is gone goes nowhere, 
without an error" |
| R12 | 
a `HEAD` keeps no turn and begins no sign-in | 
`app/head.test.ts`: "R12: a HEAD begins nothing at any route of ours" |
| R12 | 
what is held already does not count again | 
`lib/realtime/documents/room/room-state.test.ts`: "R12, 
R3b: what is held already does not count again: an owner's whole answer passes, 
and with more only what is more counts"; 
"R12: past the limit a frame that brings nothing new passes, 
and one with a letter does not" |
| R12 | 
words that do not fit when they are put back stay where they are | 
`components/documents/text/append-as-typed.test.ts`: "R12, 
B1: words that are put back count as added only where the document has room for them; otherwise the field stays as it was" |
| R12 | 
the wall clock set back or forward keeps nobody waiting | 
`lib/realtime/documents/tests/wall-clock.int.test.ts`: "R4, 
R6, 
R9, 
R10, 
R12: the wall clock is set %s by an hour: what is typed is relayed and Saved as before, 
carets go on, 
nobody is paused, 
times rise, 
and it is compacted" · 
`e2e/faults/short-chaos.ts`: "R4, 
R5, 
R6, 
R7, 
R12, 
R14, 
T13, 
B5, 
B6, 
B8: killed, 
frozen, 
cut off, 
ended, 
restored from a backup that was taken while the class typed, 
and its clock moved, 
the real server keeps all that was Saved, 
once, 
under its author; and what a tampered store loses, 
doubles or misattributes is found" |
| R12 | 
misuse: floods, 
large frames, 
a full document, 
sockets that never read, 
2,000 sockets | 
`lib/realtime/documents/misuse/misuse-frame-tests.ts`: "R12: 2,500 messages at once: the socket is paused, 
not closed, 
and all of it comes in the end"; 
"R12: frames of 2 MiB: 4413"; 
"R12: a document grown to its limit: 4413, 
and it can still be opened and shortened" · 
`lib/realtime/documents/misuse/misuse.int.test.ts`: "R12: sockets that never read: 4500 once 4 MiB wait for them"; 
"R12: 2,000 sockets of one user: 64 are taken, 
the others are answered 429 at little cost, 
and others get in meanwhile" · 
`lib/realtime/invalidation/invalidation.int.test.ts`: "R12: 2,000 live channels of one student: 64 are taken, 
the others answered 429 before anything is read for them, 
and others get in meanwhile" |
| R12 | 
how much history a student and a document may add | 
`lib/document-format/history-budget.test.ts`: "R12: ten keys a second for eight hours, 
and sixty pastes of 24 kB a minute after the other, 
wait for nothing"; 
"R12: whoever adds without end adds no more than what is allowed at once and an hour, 
and one row; others in the document go on"; 
"R12: a document takes no more from all together than its own bound; another document of the same team still does" · 
`lib/realtime/documents/tests/limits.int.test.ts`: "R12: who has added too much history is told so and reads on; their words on all their sockets wait, 
a team-mate's do not, 
and then all is Saved by itself"; 
"R12: what a student writes, 
and what an update repeats, 
is added to their history once" · 
`lib/classroom/history/long-history.int.test.ts`: "T13, 
R12: a restore is added to the history of whoever pressed the button; who has added too much hears in how many minutes, 
nothing is stored, 
and a team-mate still restores" |
| R12 | 
handing in again and again has the bound of the student's history | 
`lib/classroom/writing/submissions.int.test.ts`: "Q2, 
R12: handing in, 
taking back and handing in again has the bound of the student's history, 
and a sentence says when it goes on; a team-mate and the teacher still hand in"; 
"Q2, 
R12: a short text can be handed in and taken back a hundred times in a row" |
| R13 | 
a bus does the same in memory and on Redis | 
`lib/bus/testing/contract.ts`: "R13: a message reaches every subscriber of its own process before publish returns, 
and every other process once"; 
"R13: what is said in one channel is heard in no other, 
and not after it was closed"; 
"R13: what is sent to a channel reaches all who have it open, 
here too, 
without opening it"; 
"R13: a process that says goodbye, 
and one that dies, 
is gone for the others"; 
"R13: after the way was cut each channel is up again, 
and those who watch are told that something may have been missed; nothing is said late" · 
`lib/bus/redis-bus.many.test.ts`: "R13: installations with other prefixes on the same Redis do not hear each other"; 
"R13: a Redis that takes the connection and answers nothing is found out by its silence, 
and reported once; so is its return"; 
"R13: a Redis that is not there is dialled again for ever, 
without an error that nobody hears"; 
"R13: a process that was silent for too long is gone for the others, 
and returned when it is heard again"; 
"R13: a process that was heard in a channel only, 
and is silent before its first sign of life, 
is gone for the others too" · 
`lib/bus/document-channel.test.ts`: "R13: every message comes back as it was said" |
| R13 | 
team-mates on two processes: convergence, 
each row once, 
its author, 
*Saved* | 
`lib/realtime/testing/many/typing-tests.ts`: "R13, 
R4, 
R6, 
B4: two team-mates on two processes who type in one field at once keep both texts, 
each row is stored once with its author, 
and both hear Saved"; 
"R13, 
R2: whoever joins on the other process while words are on their way misses none and gets none twice"; 
"R13, 
R6: hard case 6: a step 2 that adds nothing is not Saved on one process before the other's words that it stands on are"; 
"R13: what is typed, 
and who comes, 
before the other process has answered the first hello reaches it too"; 
"R13: alone in a document a process only asks once who else has it" · 
`lib/realtime/documents/update-log/durability.test.ts`: "R6, 
R13: it says what a plain list of all that came would say, 
in every order of coming and committing" · 
`e2e/specs/documents/two-processes.spec.ts`: "R13, 
T9, 
R11: two team-mates on two processes write one case, 
see each other, 
and the board has the numbers; access ends on an open page; one process is killed, 
and its student goes on with the other, 
nothing lost" |
| R13 | 
presence, 
revocation within 2 s, 
pokes, 
the phase and the board's numbers across processes | 
`lib/realtime/testing/many/typing-tests.ts`: "R13, 
R10: they see each other by name, 
with the cursor, 
and no more once one has left or its process is gone"; 
"R13, 
R10: a device that comes back on another process is seen there at once and stays seen" · 
`lib/realtime/testing/many/ownership-tests.ts`: "R13, 
R11: access that changes on one process ends a socket on the other, 
told or not; signing out too" · 
`lib/realtime/documents/presence/presence-table.test.ts`: "R13: one device that has gone on to another process is there, 
not here, 
whichever message comes last; and the other way round"; 
"R13: who left while the way was cut is found missing in what the process says of all that are with it" · 
`lib/realtime/documents/tests/running-processes.many.test.ts`: "R13, 
R11, 
T9, 
Q1: live pages: a poke that is theirs to hear, 
the phase, 
who is here and the end of access reach whatever process a page is with; once a process is killed the board is whole again, 
and knows whom that one had lost and when each came" · 
`e2e/specs/documents/two-processes.spec.ts`: "R13, 
T9, 
R11: two team-mates on two processes write one case, 
see each other, 
and the board has the numbers; access ends on an open page; one process is killed, 
and its student goes on with the other, 
nothing lost" |
| R13 | 
whose words: asked across processes before they are carried | 
`lib/realtime/testing/many/ownership-tests.ts`: "R13, 
R3a: new content under another's id is refused while that id's own socket is on the other process and in sync, 
and carried once it is gone"; 
"R13, 
R3a: who brings the words of one who is here and in sync on another process, 
before this process has heard of them, 
is not taken for a forger"; 
"R13, 
R3b: hard case 2: B forges A's next clocks on one process while A is away with words; on the other A gets 4409, 
and nothing is doubled" · 
`lib/realtime/documents/tests/processes.many.test.ts`: "R13, 
R3a: hard case 1: A's words are relayed, 
the process is killed before the commit, 
A's device is gone, 
B comes back to another process: both texts are kept, 
A's part carried by B" |
| R13 | 
what a dead process relayed and did not store is stored by the others, 
with the right author, 
once | 
`lib/realtime/testing/many/stored-row-tests.ts`: "R13: a row of a process that died before it could tell of it reaches those who have the document open once another process comes and reads it"; 
"R13, 
R2: rows that stand on one which was not stored yet when they were loaded are taken once it comes, 
from another process or from the device that has it" · 
`lib/realtime/documents/tests/processes.many.test.ts`: "R13, 
R5: hard case 7: the first relays over Redis and is killed before the commit, 
all its clients gone: the second writes the rows, 
with the right author, 
once"; 
"R13, 
R5: a process that is frozen after it has relayed: the other stores its rows and forgets it; thawed, 
it finds them there, 
says Saved, 
and is heard and told again" · 
`lib/realtime/documents/update-log/durability.test.ts`: "R13: a row that nobody confirmed for two seconds is overdue, 
once" |
| R13 | 
a deletion that was stored before what it deletes, 
which only a device has | 
`lib/realtime/documents/tests/early-deletions.int.test.ts`: "R13, 
R3: $name, 
stored before what it deletes: whoever brings that hears of the deletion at once, 
so does who was there, 
and the rows, 
a compaction and a restart say the same" · 
`lib/realtime/testing/many/stored-row-tests.ts`: "R13, 
R2: of a row that deletes what is not stored yet the rest is taken at once, 
and the deletion when its words come, 
by whoever has the document open" |
| R13 | 
Redis is away or loses things: typing goes on, 
and the rows put it right | 
`lib/realtime/testing/many/lost-message-tests.ts`: "R13: while the bus is cut typing goes on and is Saved in each process; afterwards both texts are in both, 
each row once"; 
"R13, 
R2: while the bus is cut, 
who comes in at either process has all that was Saved at both, 
and so have those who are there"; 
"R13: whatever is lost or late on the bus is read from the rows"; 
"R13: two processes whose first words to each other were lost find each other with the next renewal, 
and what was typed meanwhile is read"; 
"R13: three processes on which people type, 
delete, 
leave, 
come back elsewhere and are cut off, 
on a bus that loses: all texts are one, 
every word is there once, 
and all is stored (seed %i)"; 
"R13, 
R9: rows that were compacted while a process was cut off are taken by it from the snapshot, 
by its clients too, 
and typing goes on" · 
`lib/realtime/documents/tests/processes.many.test.ts`: "R13, 
R11, 
R10: Redis is gone for 30 s: typing goes on and is Saved in each process, 
a sign-out is found, 
and after it both have both texts, 
each row once, 
and see each other; the log says so in a line or two" · 
`lib/realtime/documents/peers/received-rows.test.ts`: "R13: rows are known by their exact keys: a gap is no row" · 
`e2e/fuzz/fuzz-suite.ts`: "R3, 
R5, 
R6, 
R8, 
R9, 
R11, 
R13, 
B4, 
B5, 
B6: whatever people, 
processes, 
store and bus do in whatever order, 
all come to one text, 
with every letter that was Saved in it once" |
| R13 | 
pages and sockets on processes of their own (`CROSSCASE_ROLE`) | 
`lib/realtime/documents/tests/running-processes.many.test.ts`: "R13, 
R1, 
R11: one process has the pages and another the sockets: the first refuses sockets 503, 
and what is done through its pages reaches documents and live pages of the second" · 
`lib/realtime/documents/tests/processes.many.test.ts`: "R13: a process that stops in order says so to the others, 
and its rows are committed; one with sockets only answers no pages" |
| R13 | 
a process that is killed or stopped: its students go on with another | 
`lib/realtime/documents/tests/processes.many.test.ts`: "R13: a process that stops in order says so to the others, 
and its rows are committed; one with sockets only answers no pages" · 
`e2e/specs/documents/two-processes.spec.ts`: "R13, 
T9, 
R11: two team-mates on two processes write one case, 
see each other, 
and the board has the numbers; access ends on an open page; one process is killed, 
and its student goes on with the other, 
nothing lost" |
| R13 | 
what is stored without a socket reaches every room | 
`lib/realtime/testing/many/stored-row-tests.ts`: "R13: a row that is stored by something without sockets reaches every process's room once, 
and is not stored again" · 
`lib/bus/document-channel.test.ts`: "R13: a stored row is said as a row and then as committed, 
also in the process that stored it" |
| R13 | 
settings of several processes stand or fall together | 
`lib/process/env.test.ts`: "R13: takes several processes' settings together, 
and refuses Redis over the embedded database" · 
`lib/realtime/documents/tests/processes.many.test.ts`: "R13: a process that can't reach Redis when it starts says so in one sentence, 
without repeating the address's password" |
| R13 | 
installations that share a Redis and a secret do not meet | 
`lib/server/boot/open-bus.many.test.ts`: "R13: two installations with one Redis and one secret, 
each over a database of its own, 
hear nothing of each other, 
not on a document's channel either; two processes over one database do" |
| R13 | 
two processes behind a proxy as `deploy/nginx.conf` sets it up, 
without sticky sessions | 
`lib/server/testing/behind-nginx.many.test.ts`: "R13: pages are served over https without sticky sessions; two who write one worksheet through the proxy see each other's words, 
and they are saved" |
| R13 | 
processes restarted one after the other while a class writes: nothing lost; over half an hour memory stays flat (`npm run soak`) | 
`e2e/soak/soak.many.test.ts`: "B5, 
B9, 
R13: two processes are restarted one after the other while a class writes: what was Saved is there, 
once, 
under its author, 
and they end by themselves" · 
`e2e/soak/flatness.test.ts`: "R13: what grows while a process warms up, 
and then stays, 
is flat; so is what goes up and down"; 
"R13: what grows until the end is found, 
however slowly it began"; 
"R13: a short run is not judged"; 
"R13: connections that come with the load and go with it are flat; those that stay are found" |
| R14 | 
epochs | 
`lib/realtime/documents/tests/store.int.test.ts`: "R14: rows of a document that was replaced, 
or is gone, 
are said to be left out; the others are kept" · 
`lib/realtime/documents/tests/epochs.int.test.ts`: "R14, 
T7: a worksheet that is reopened is the same document: what a sleeping device had not sent comes into it, 
once"; 
"R14: a document that is replaced in its own transaction takes no later row, 
saves nothing of it, 
and closes 4410" · 
`e2e/specs/documents/set-aside.spec.ts`: "R14: closed 4410, 
since the team got another mode: the page goes on with the new worksheet by itself, 
and offers the words that were not sent" |
| R14 | 
a document replaced while both type on two processes | 
`lib/realtime/testing/many/ownership-tests.ts`: "R14: hard case 10: a document that is replaced while both type on two processes: nothing is Saved into it after it closed, 
and both hear 4410" · 
`lib/realtime/documents/tests/running-processes.many.test.ts`: "R14, 
R13: hard case 10: a worksheet that is archived while both type on two real processes: nothing is stored or Saved into it once that is committed, 
by neither process, 
and both are sent away" |
| R14 | 
what was typed for a document that is replaced meanwhile is offered; its copy goes | 
`e2e/specs/documents/left-copies.spec.ts`: "R14: words for a worksheet that was replaced while this device was away are offered; nothing of it comes back, 
and its copy goes" · 
`e2e/specs/documents/set-aside.spec.ts`: "R3c, 
R14, 
B1: closed 4410 with nothing in its place, 
a sentence says what happened, 
and the words survive a reload until they are dropped" · 
`components/documents/connection/live-document.test.ts`: "R14: a page that was opened with %s access and is left or stopped, 
with nothing typed and no copy, 
puts the text aside %i times each" |
| R14 | 
a device deletes a copy only when the server has proved that it stores all of it | 
`lib/realtime/documents/tests/proofs.int.test.ts`: "R14: yes for what is stored, 
also when others have gone on since, 
deleted it since, 
or it was compacted; no for one letter, 
or one deletion, 
more"; 
"R14: below a clock only what was written before it is asked about, 
and no deletion"; 
"R9, 
R14: no for other words under the same clocks"; 
"R14: what was stored is stored no more once an older backup is back"; 
"R1, 
R14: a removed student's copy is asked about by the next student and by the teacher, 
of whatever class; a replaced or archived document too; never by nobody"; 
"R12, 
R14: what is no question is refused, 
too long ones too; a person has 40 questions, 
and then one each half minute"; 
"R14: yes for the longest document there may be, 
whose copy takes more than 1 MiB; no for one letter more" · 
`components/documents/local-copies/copy-text.test.ts`: "R14: none where it has stored everything, 
also what the page took for unsent"; 
"R14: the whole text where it has not even what was Saved, 
and where nobody of ours answers" · 
`lib/server/http/front-door/front-door-bodies.int.test.ts`: "R14: what a device asks about its copy of a document may be as long as a frame, 
1.5 MiB, 
with a session; without one, 
and on any other path, 
it may not" |
| R14 | 
a stored deletion of words that have not come is part of what is stored | 
`lib/realtime/documents/tests/proofs.int.test.ts`: "R14: yes for a copy that holds a stored deletion of words that have not come" |
| R14 | 
a server that takes no question at the moment is asked once more | 
`components/documents/local-copies/copy-text.test.ts`: "R14: a server that is asked too much at the moment is asked once more before anything counts as not stored" |
| R14 | 
a copy goes with all that other tabs left in it, 
and only where its words have another place on the device | 
`components/documents/local-copies/text-rescue.test.ts`: "R14, 
Q20: a page that leaves a document puts aside what a tab that is closed by now left in the same copy too, 
before the copy goes"; 
"R14: of what other tabs left in the copy the server is asked too, 
and all that it proves to have goes"; 
"R14, 
B1: a copy stays, 
and its words are offered, 
while this device has no other room for them; it goes once all are taken, 
or there is room" |
| R14 | 
a copy of a name that was merged into the student's is offered, 
and stays until the student decides | 
`components/documents/local-copies/merged-texts.test.ts`: "R14, 
T15: text that was typed under a name merged into the student's is offered to the student, 
not sent under that name's client ids; its copy stays meanwhile; nobody else is offered it"; 
"R14, 
T15: of a merged name's copy the student takes one text; the rest stays stored as that name's, 
so it is theirs again once the merge is undone"; 
"R14, 
T15: a merged name's copy that the server proves to have goes, 
and is offered no more" · 
`lib/classroom/joining/merged-device.int.test.ts`: "T15, 
R14: the page says which names are the student's too, 
once the teacher has said that they are one person's; Undo takes that back on open pages at once" · 
`e2e/specs/documents/merged-words.spec.ts`: "T15, 
R14, 
S1: words left on a device under a name that was merged are shown to nobody but the student whose names both are, 
who adds them to the text"; 
"T15, 
R14: words left under a merged name are that name's again once the merge is undone, 
and go into their text" |
| R14 | 
an older backup put back loses nothing that a device has | 
`e2e/specs/documents/older-backup.spec.ts`: "R14, 
R6, 
S1, 
B8: a server is put back to an older backup. 
From learn: words that were Saved stay on an open page's device and are offered; so do those of a page that is closed, 
while the next student signs in; in write they come back by themselves, 
once. 
From before a team was made: its page's words stay on the device and are offered, 
until they are put into another text, 
and also where the page hears that its team is gone before its document does. 
From the middle of write: an open page and one that is closed bring their words back by themselves, 
once" · 
`e2e/faults/short-chaos.ts`: "R4, 
R5, 
R6, 
R7, 
R12, 
R14, 
T13, 
B5, 
B6, 
B8: killed, 
frozen, 
cut off, 
ended, 
restored from a backup that was taken while the class typed, 
and its clock moved, 
the real server keeps all that was Saved, 
once, 
under its author; and what a tampered store loses, 
doubles or misattributes is found" |

## Not built yet

| rule | 
clause |
|---|---|
| S9 | 
feedback between the teams of a match, 
live, 
sent, 
read beside the own worksheet; what changed after it |
| S10 | 
the exit ticket: two private lines after results |
| T16 | 
content copied and edited |
| T17 | 
the teacher's guide, 
with plans and answer key |
| T18 | 
self-paced, 
up to a phase and with a due time |
| Q16 | 
minutes to present as a setting: it is stored, 
and nothing changes it |
| Q26 | 
who gives feedback to whom, 
and until when it changes |
| Q27 | 
when feedback is seen, 
and put away |
| Q28 | 
what changed after feedback |
| Q29 | 
tickets and reasons of the first ballot: who sees them |
| Q30 | 
each student's own phase when self-paced |
