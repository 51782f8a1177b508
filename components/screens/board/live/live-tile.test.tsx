import { NextIntlClientProvider } from "next-intl";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { formatTime } from "@/components/ui/display/format-moment";
import messages from "@/messages/en.json";
import { BoardStore } from "./board-store";
import { LiveTile } from "./live-tile";

const now = 1_000_000_000_000;
const minute = 60_000;
const noAction = () => {
  throw new Error("nothing is pressed");
};

interface Shown {
  extraMs?: number;
  /** The percentage of the text that Dana has written. */
  percent?: number;
  hidesNames?: boolean;
}

function textOfTile({ extraMs = 0, percent = 50, hidesNames = false }: Shown): string {
  const team = {
    id: "t1",
    number: 1,
    mode: { id: "bias", name: "Bias", look: 2 } as const,
    worksheetId: "w1",
    members: ["Dana", "Eli"].map((name) => ({ id: name, name, absent: false, opened: true })),
    flag: null,
    submission: null,
    returnedAt: null,
    match: null,
    extraMs,
    isOver: false,
    partner: null,
    href: "/t1",
  };
  const store = new BoardStore(() => now, "write", [team]);
  const clock = { endsAt: now + 10 * minute, countsFrom: now, setAtMs: 0 };
  store.setTime({ phase: "write", clock, pause: null, since: now });
  store.setPresence({ students: ["Dana", "Eli"], lost: [], left: [] });
  const answers = { harmed: 90, prevention: 0, response: 0, answer4: 0, answer5: 0, answer6: 0 };
  const main = { studentId: "Dana", percent };
  store.setNumbers([{ worksheetId: "w1", title: "", answers, words: 90, editedAt: now, main }]);
  return renderToStaticMarkup(
    <AppRouterContext value={{} as AppRouterInstance /* no button is pressed, so the router is unused */}>
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
        <LiveTile
          activityId="a1"
          team={team}
          questions={[{ field: "harmed" }, { field: "prevention" }, { field: "response" }]}
          store={store}
          inFirst={percent > 90}
          hidesNames={hidesNames}
          isWatched={false}
          watch={noAction}
          openMenu={noAction}
          isMenuOpen={false}
        />
      </NextIntlClientProvider>
    </AppRouterContext>,
  ).replace(/<[^>]*>/g, "");
}

it("T10e, Q23c: the tile of a team with extra time says when its own timer ends, that of another says nothing of a timer", () => {
  expect(textOfTile({ extraMs: 3 * minute })).toContain(`timer until ${formatTime(new Date(now + 13 * minute))}`);
  expect(textOfTile({})).not.toContain("timer");
});

it("T9m, Q22d: a tile says who has written most of the text, unless names are hidden", () => {
  expect(textOfTile({ percent: 95 })).toContain("Dana has written most of the text.");
  expect(textOfTile({ percent: 95, hidesNames: true })).not.toContain("most of the text");
});
