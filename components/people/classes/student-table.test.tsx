import { NextIntlClientProvider } from "next-intl";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { CanEditProvider } from "@/components/page-frame/teacher/can-edit";
import { formatTime } from "@/components/ui/display/format-moment";
import messages from "@/messages/en.json";
import { StudentTable } from "./student-table";

type Progress = Parameters<typeof StudentTable>[0]["progress"];
type Shown = Parameters<typeof StudentTable>[0]["students"][number];
const student = (name: string, more: Partial<Shown> = {}): Shown => ({
  id: name,
  name,
  oneTimePin: null,
  onRoster: true,
  misses: 0,
  extraTime: 100,
  section: "",
  linked: false,
  lastSeenAt: null,
  ...more,
});
const noAction = () => {
  throw new Error("nothing is pressed");
};

/** The head and the rows as text, followed by their accessible labels. */
function rowsOf(students: Shown[], may = true, progress: Progress = null): string[] {
  const markup = renderToStaticMarkup(
    <AppRouterContext value={{} as AppRouterInstance /* no button is pressed, so the router is unused */}>
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
        <CanEditProvider may={may}>
          <StudentTable
            classId="c"
            students={students}
            wrongPinsSpent={false}
            slips="/slips"
            progress={progress}
            removeStudents={noAction}
            mergeStudents={noAction}
            setSection={noAction}
            giveExtraTime={noAction}
          />
        </CanEditProvider>
      </NextIntlClientProvider>
    </AppRouterContext>,
  );
  return [...markup.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = ""]) =>
    [row.replace(/<[^>]*>/g, ""), ...[...row.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => `[${label}]`)].join(
      " ",
    ),
  );
}

it("T15e: a row has one menu, and says what is particular to its student, in words that stand apart", () => {
  expect(
    rowsOf([
      student("Ada", { extraTime: 150, section: "9B", onRoster: false }),
      student("Ben"),
      student("Cem", { oneTimePin: "012345" }),
    ]),
  ).toEqual([
    "NameLast seenOne-time PINActions [Choose all students in the table]",
    "Ada joined with the code 9B time ×1.5never [Choose Ada] [Actions for Ada]",
    "Bennever [Choose Ben] [Actions for Ben]",
    "Cemnever012345 [Choose Cem] [Actions for Cem]",
  ]);
});

it("T15e: where most joined with the code no row says so, and without a one-time PIN there is no column for PINs", () => {
  expect(rowsOf([student("Ada"), student("Ben", { onRoster: false }), student("Cem", { onRoster: false })])).toEqual([
    "NameLast seenActions [Choose all students in the table]",
    "Adanever [Choose Ada] [Actions for Ada]",
    "Bennever [Choose Ben] [Actions for Ben]",
    "Cemnever [Choose Cem] [Actions for Cem]",
  ]);
});

it("T15u: while an activity is open a column says how far each student is in it, beside when each was last seen", () => {
  const of = new Map([["Ada", "Team 3, writing"]]);
  const lastSeenAt = new Date();
  const rows = rowsOf([student("Ada", { lastSeenAt }), student("Ben")], true, { activity: "Monday", of });
  expect(rows.map((row) => row.replace(/ \[.*/, ""))).toEqual([
    "NameProgress in MondayLast seenActions",
    `AdaTeam 3, writing${formatTime(lastSeenAt)}`,
    "Bennever",
  ]);
});

it("T15e, T15v, Q25e: a teacher who may only view has the student's data alone, and chooses nobody", () => {
  expect(rowsOf([student("Ada", { misses: 6 })], false)).toEqual([
    "NameLast seenActions",
    "AdaneverStudent data [Ada’s data]",
  ]);
});
