import { NextIntlClientProvider } from "next-intl";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type * as Navigation from "next/navigation";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { Phase } from "@/lib/activity/rules/phases";
import messages from "@/messages/en.json";
import { PhaseRail } from "./phase-rail";

let segment = "";
vi.mock("next/navigation", async (load) => ({
  ...(await load<typeof Navigation>()),
  useSelectedLayoutSegment: () => segment,
}));

/** The text of each phase in the rail, and which of them is a link. */
function railOf(page: string, phase: Phase, selfPaced = false) {
  segment = page;
  const html = renderToStaticMarkup(
    <AppRouterContext value={{} as AppRouterInstance /* nothing is pressed */}>
      <NextIntlClientProvider
        locale="en"
        timeZone="UTC"
        messages={{ app: { phases: messages.app.phases }, student: { frame: messages.student.frame } }}
      >
        <PhaseRail activityId="a" phase={phase} selfPaced={selfPaced} />
      </NextIntlClientProvider>
    </AppRouterContext>,
  );
  const items = [...html.matchAll(/<li[^>]*>(.*?)<\/li>/g)].map(([, item = ""]) => item);
  return {
    items: items.map((item) => item.replace(/<small>/g, " ").replace(/<[^>]*>/g, "")),
    links: items.filter((item) => item.includes("<a ")).length,
    current: items.findIndex((item) => item.includes('aria-current="step"')),
  };
}

it("the rail says in words which phases are done, where the class is, and which are not open yet, whichever page is open", () => {
  const items = [
    "Learn (done)",
    "Write (done)",
    "Compare (the class is here)",
    "Vote (not open yet)",
    "Results (not open yet)",
  ];
  expect(railOf("compare", "compare")).toEqual({ items, links: 3, current: 2 });
  const seen = items.with(2, "Compare the class is here");
  expect(railOf("write", "compare")).toEqual({ items: seen, links: 3, current: 1 });
  expect(railOf("results", "closed").items).toEqual(
    ["Learn", "Write", "Compare", "Vote", "Results"].map((name) => `${name} (done)`),
  );
});
