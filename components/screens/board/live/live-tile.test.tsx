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

function textOfTile(extraMs: number): string {
  const team = {
    id: "t1",
    number: 1,
    mode: { id: "bias", name: "Bias", look: 2 } as const,
    worksheetId: "w1",
    members: [{ id: "s1", name: "Dana", absent: false, opened: true }],
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
  return renderToStaticMarkup(
    <AppRouterContext value={{} as AppRouterInstance /* no button is pressed, so the router is unused */}>
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
        <LiveTile
          activityId="a1"
          team={team}
          questions={[{ field: "harmed" }, { field: "prevention" }, { field: "response" }]}
          store={store}
          inFirst={false}
          isWatched={false}
          watch={noAction}
        />
      </NextIntlClientProvider>
    </AppRouterContext>,
  ).replace(/<[^>]*>/g, "");
}

it("T10e, Q23c: the tile of a team with extra time says when its own timer ends, that of another says nothing of a timer", () => {
  expect(textOfTile(3 * minute)).toContain(`timer until ${formatTime(new Date(now + 13 * minute))}`);
  expect(textOfTile(0)).not.toContain("timer");
});
