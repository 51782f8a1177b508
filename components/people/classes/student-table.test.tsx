import { NextIntlClientProvider } from "next-intl";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { CanEditProvider } from "@/components/page-frame/teacher/can-edit";
import messages from "@/messages/en.json";
import { StudentTable } from "./student-table";

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
  ...more,
});
const noAction = () => {
  throw new Error("nothing is pressed");
};

/** The head and the rows as text, followed by their accessible labels. */
function rowsOf(students: Shown[], may = true): string[] {
  const markup = renderToStaticMarkup(
    <AppRouterContext value={{} as AppRouterInstance /* no button is pressed, so the router is unused */}>
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
        <CanEditProvider may={may}>
          <StudentTable
            classId="c"
            students={students}
            wrongPinsSpent={false}
            slips="/slips"
            removeStudent={noAction}
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
    "NameOne-time PINActions",
    "Ada joined with the code 9B time ×1.5 [Actions for Ada]",
    "Ben [Actions for Ben]",
    "Cem012345 [Actions for Cem]",
  ]);
});

it("T15e: where most joined with the code no row says so, and without a one-time PIN there is no column for PINs", () => {
  expect(rowsOf([student("Ada"), student("Ben", { onRoster: false }), student("Cem", { onRoster: false })])).toEqual([
    "NameActions",
    "Ada [Actions for Ada]",
    "Ben [Actions for Ben]",
    "Cem [Actions for Cem]",
  ]);
});

it("T15e, Q25e: a teacher who may only view has the student's data alone", () => {
  expect(rowsOf([student("Ada", { misses: 6 })], false)).toEqual(["NameActions", "AdaStudent data [Ada’s data]"]);
});
