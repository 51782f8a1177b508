"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { listenLive } from "@/lib/live/browser/live-connection";
import { serverNow } from "@/lib/live/browser/server-time";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { extendClockAction } from "@/lib/features/hour/clocks/actions/clocks";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect } from "@/components/ui/controls/field";
import { ClosedTeams } from "@/components/screens/board/watch/closed-teams";
import { useWatching } from "@/components/screens/board/watch/use-watching";
import { WatchPanel } from "@/components/screens/board/watch/watch-panel";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { NotesField } from "@/lib/sync/format/fields";
import type { Section } from "@/lib/features/screens/board/rules/attention";
import { phaseTable, type Phase } from "@/lib/activity/rules/phases";
import type { OnProjector } from "@/lib/activity/rules/projector";
import { SectionTitle } from "@/components/screens/board/section-title";
import { BoardFilters } from "./board-filters";
import { neighbourOf } from "./board-order";
import { BoardStore, type BoardTeamFacts } from "./board-store";
import { isShown, sectionsOfClass } from "./filters";
import { LiveTile, type TileFacts } from "./live-tile";
import { TileMenu, type OpenedTileMenu } from "./tile-menu";
import { densities, densityFor, maxTeamsWithNames, useFittingDensity, type Density } from "./density";
import { ScrollAnchor } from "./scroll-anchor";
import { useFilters } from "./use-filters";
import styles from "./live-board.module.css";

export type BoardTeam = BoardTeamFacts &
  TileFacts & {
    members: readonly { id: string; name: string; section: string; absent: boolean; opened: boolean }[];
    match: { id: string } | null;
  };

interface LiveBoardProps {
  activityId: string;
  phase: Phase;
  teams: readonly BoardTeam[];
  modes: readonly { id: string; name: string }[];
  questions: readonly { field: QuestionField; short: string }[];
  prompts: readonly { field: NotesField; prompt: string }[];
  /** What a teacher has put on the projector; null: it shows what the phase shows (T11). */
  onWall: OnProjector | null;
  /** The names of the members are replaced, so that no tile says who has written most of the text. */
  hidesNames: boolean;
  /** Rendered before the filters, in their row: the controls of the projector (T11) and the sound. */
  row: ReactNode;
}

const tickMs = 1_000;
/** How long tiles wait for the numbers, which would otherwise change their order after the first render. */
const waitForNumbersMs = 1_000;

/** Tiles of all teams in sections, updated over the live channel (T9). */
export function LiveBoard({
  activityId,
  phase,
  teams,
  modes,
  questions,
  prompts,
  onWall,
  hidesNames,
  row,
}: LiveBoardProps) {
  const t = useTranslations("activity.board");
  const [store] = useState(() => new BoardStore(serverNow, phase, teams));
  const [isReady, setReady] = useState(false);
  const tiles = useRef<HTMLDivElement>(null);
  const [scrollAnchor] = useState(() => new ScrollAnchor());
  useLayoutEffect(() => scrollAnchor.restorePosition());
  useEffect(() => scrollAnchor.attach(tiles.current), [scrollAnchor]);
  useEffect(() => store.setTeams(teams), [store, teams]);
  useEffect(
    () =>
      listenLive(activityId, {
        onNumbers: (sheets, isWhole) => {
          store.setNumbers(sheets);
          if (isWhole) setReady(true);
        },
        onPresence: (presence) => store.setPresence(presence),
        onTime: (time) => store.setTime(time),
        onConnected: (isConnected) => {
          if (!isConnected) store.freeze();
        },
      }),
    [activityId, store],
  );
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), waitForNumbersMs);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = performance.now();
      store.tick(now);
      if (!store.isOrderHeld(now)) scrollAnchor.release();
    }, tickMs);
    return () => clearInterval(timer);
  }, [store, scrollAnchor]);
  useEffect(() => {
    const wall = tiles.current;
    const note = () => {
      store.noteInteraction(performance.now());
      if (!scrollAnchor.hasAnchor()) scrollAnchor.updateAnchor();
    };
    const kinds = ["pointermove", "keydown", "focusin"] as const;
    for (const kind of kinds) wall?.addEventListener(kind, note);
    return () => {
      for (const kind of kinds) wall?.removeEventListener(kind, note);
    };
  }, [store, scrollAnchor]);
  const order = useSyncExternalStore(
    (listener) => store.subscribeOrder(listener),
    () => store.shownOrder(),
    () => store.shownOrder(),
  );
  const byId = new Map(teams.map((team) => [team.id, team]));
  const { filters, setFilters } = useFilters();
  const shown = order.sections.flatMap(({ section, teamIds }) => {
    const found = teamIds.flatMap((id) => byId.get(id) ?? []).filter((team) => isShown(team, section, filters));
    return found.length === 0 ? [] : [{ section, teams: found }];
  });
  const [chosen, setChosen] = useState<Density | "auto">("auto");
  const fitting = useFittingDensity(tiles, teams.length, isReady && chosen === "auto");
  const density = chosen === "auto" ? fitting : chosen;
  const { watched, watch, draft, type, sendOnce, gone, forgetGone } = useWatching(teams);
  const step = (by: 1 | -1) =>
    watch(
      neighbourOf(
        shown.flatMap((section) => section.teams),
        watched,
        by,
      ),
    );
  const [menu, setMenu] = useState<OpenedTileMenu | null>(null);
  /** The team to which the teacher has begun a message from its tile, and how often a message was begun. */
  const [writing, setWriting] = useState({ teamId: "", times: 0 });
  const extending = useAction();
  const giveMinutes = ({ id: teamId, number }: OpenedTileMenu["team"]) =>
    extending.run(() => extendClockAction(activityId, { minutes: 2, teamId, expected: phase }), {
      key: teamId,
      refresh: "answered",
      announce: t("tile.minutesDone", { number }),
    });
  const close = () => {
    // Focus the tile of the watched team, which may not be the tile that opened the panel.
    tiles.current?.querySelector<HTMLElement>(`[data-team="${watched?.number}"] a`)?.focus();
    watch(null);
  };
  return (
    <>
      <BoardFilters
        filters={filters}
        setFilters={(change) => {
          scrollAnchor.release();
          setFilters(change);
        }}
        modes={modes}
        sections={order.sections.map(({ section }) => section)}
        groups={sectionsOfClass(teams)}
        isEmpty={isReady && shown.length === 0}
        beside={
          <>
            {row}
            {order.isStale && (
              <Button
                size="small"
                onClick={() => {
                  scrollAnchor.release();
                  store.sortNow();
                }}
              >
                {t("sortNow")}
              </Button>
            )}
          </>
        }
      >
        <NativeSelect
          label={t("filters.density")}
          className={styles.filter}
          value={chosen}
          onChange={(event) => {
            scrollAnchor.release();
            setChosen(event.target.value as Density | "auto");
          }}
        >
          {(["auto", ...densities] as const).map((each) => (
            <option key={each} value={each}>
              {t(`density.${each}`)}
            </option>
          ))}
        </NativeSelect>
      </BoardFilters>
      <div
        ref={tiles}
        data-density={density}
        data-named={teams.length <= maxTeamsWithNames ? "" : undefined}
        data-many={densityFor(teams.length) === "large" ? undefined : ""}
        data-waiting={isReady ? undefined : ""}
        className={styles.wall}
        onPointerOver={() => scrollAnchor.updateAnchor()}
        onPointerLeave={() => scrollAnchor.updateAnchor()}
        onFocus={() => scrollAnchor.updateAnchor()}
        onBlur={() => scrollAnchor.updateAnchor()}
      >
        {(isReady ? shown : []).map(({ section, teams: found }) => (
          <BoardSection key={section} section={section} count={found.length}>
            {found.map((team) => (
              <LiveTile
                key={team.id}
                activityId={activityId}
                team={team}
                questions={questions}
                store={store}
                inFirst={section === "first"}
                hidesNames={hidesNames}
                isWatched={team.id === watched?.id}
                watch={watch}
                openMenu={setMenu}
                isMenuOpen={team.id === menu?.team.id}
              />
            ))}
          </BoardSection>
        ))}
      </div>
      <TileMenu
        activityId={activityId}
        opened={menu}
        onClose={() => setMenu(null)}
        watch={watch}
        writeTo={(team) => {
          watch(team);
          setWriting({ teamId: team.id, times: writing.times + 1 });
        }}
        giveMinutes={giveMinutes}
      />
      <RefusalNotice small refusal={extending.refusal} />
      <p className="vh" role="status">
        {extending.announcement}
      </p>
      {watched !== undefined && (
        <WatchPanel
          // Loads the writers again, with or without their names.
          key={hidesNames ? "unnamed" : "named"}
          activityId={activityId}
          team={watched}
          questions={questions}
          prompts={prompts}
          isComparing={phaseTable[phase].wallShows === "matches"}
          onWall={onWall}
          draft={draft}
          type={type}
          sendOnce={sendOnce}
          writing={writing.teamId === watched.id ? writing.times : 0}
          step={step}
          onClose={close}
        />
      )}
      {watched === undefined && gone.length > 0 && <ClosedTeams teams={gone} onClose={forgetGone} />}
    </>
  );
}

function BoardSection({ section, count, children }: { section: Section; count: number; children: ReactNode }) {
  const t = useTranslations("activity.board");
  const heading = useId();
  return (
    <section data-section={section} aria-labelledby={heading}>
      <SectionTitle id={heading} count={t(`sectionCount.${section}`, { n: count })}>
        {t(`section.${section}`)}
      </SectionTitle>
      <ul className={styles.tiles}>{children}</ul>
    </section>
  );
}
