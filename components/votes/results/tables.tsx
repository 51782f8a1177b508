"use client";

/** The tables that can replace the figures, with the same numbers. */
import { useTranslations } from "next-intl";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { NumberCell, NumberHead, Table } from "@/components/ui/display/table";
import { modeOf } from "@/lib/content/lesson";
import type { HeadToHead } from "@/lib/features/votes/results/rules/head-to-head";
import { peopleFor, type Counts, type Movement } from "@/lib/features/votes/results/rules/tally";
import { nameOf, type NamedMode } from "./named-mode";

interface FlowTableProps {
  movement: Movement;
  final: Counts;
  modes: readonly NamedMode[];
}

export function FlowTable({ movement, final, modes }: FlowTableProps) {
  const t = useTranslations("results.flows");
  const people = (from: string, to: string) =>
    movement.flows.find((flow) => flow.from === from && flow.to === to)?.people ?? 0;
  return (
    <Table caption={t("caption")}>
      <thead>
        <tr>
          <th scope="col">{t("votedBefore")}</th>
          {modes.map((mode) => (
            <NumberHead key={mode.id}>{t("afterMode", { mode: mode.name })}</NumberHead>
          ))}
          <NumberHead>{t("all")}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {modes.map((mode) => (
          <tr key={mode.id}>
            <th scope="row">
              <ModeName mode={mode} />
            </th>
            {modes.map((to) => (
              <NumberCell key={to.id} quiet={people(mode.id, to.id) === 0}>
                {people(mode.id, to.id)}
              </NumberCell>
            ))}
            <NumberCell strong>{peopleFor(movement.before, mode.id)}</NumberCell>
          </tr>
        ))}
        <tr>
          <th scope="row">{t("allAfter")}</th>
          {modes.map((mode) => (
            <NumberCell key={mode.id} strong>
              {peopleFor(movement.after, mode.id)}
            </NumberCell>
          ))}
          <NumberCell strong>{movement.people}</NumberCell>
        </tr>
        <tr>
          <th scope="row">{t("everyone")}</th>
          {modes.map((mode) => (
            <NumberCell key={mode.id}>{peopleFor(final, mode.id)}</NumberCell>
          ))}
          <NumberCell>{final.reduce((sum, count) => sum + count.people, 0)}</NumberCell>
        </tr>
      </tbody>
    </Table>
  );
}

interface SplitTableProps {
  shown: readonly (Movement & { mode: string })[];
  modes: readonly NamedMode[];
}

export function SplitTable({ shown, modes }: SplitTableProps) {
  const t = useTranslations("results.split");
  return (
    <Table caption={t("kicker")}>
      <thead>
        <tr>
          <th scope="col">{t("studied")}</th>
          <th scope="col">{t("vote")}</th>
          {modes.map((mode) => (
            <NumberHead key={mode.id}>{mode.name}</NumberHead>
          ))}
          <NumberHead>{t("moved")}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {shown.flatMap((one) =>
          (["before", "after"] as const).map((side) => (
            <tr key={`${one.mode} ${side}`}>
              {side === "before" && (
                <th scope="rowgroup" rowSpan={2}>
                  <ModeName mode={modeOf({ modes }, one.mode)} />
                </th>
              )}
              <td>{t(side)}</td>
              {modes.map((mode) => (
                <NumberCell key={mode.id} quiet={peopleFor(one[side], mode.id) === 0}>
                  {peopleFor(one[side], mode.id)}
                </NumberCell>
              ))}
              <NumberCell>{side === "before" ? "" : one.moved}</NumberCell>
            </tr>
          )),
        )}
      </tbody>
    </Table>
  );
}

export function MeetingTable({ cells, modes }: { cells: HeadToHead; modes: readonly NamedMode[] }) {
  const t = useTranslations("results.meetings");
  return (
    <Table caption={t("kicker")}>
      <thead>
        <tr>
          <th scope="col">{t("met")}</th>
          <NumberHead>{t("first")}</NumberHead>
          <NumberHead>{t("second")}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={`${cell.a} ${cell.b}`}>
            <th scope="row">{t("and", { a: nameOf(modes, cell.a), b: nameOf(modes, cell.b) })}</th>
            <NumberCell>{cell.votes?.a ?? t("tooFew")}</NumberCell>
            <NumberCell>{cell.votes?.b ?? t("tooFew")}</NumberCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** All ballots by mode: shown when they are too few for a figure. */
export function TotalsTable({
  before,
  final,
  modes,
  caption,
  showCaption = false,
}: {
  before: Counts;
  final: Counts;
  modes: readonly NamedMode[];
  caption: string;
  showCaption?: boolean;
}) {
  const t = useTranslations("results.flows");
  return (
    <Table caption={caption} showCaption={showCaption}>
      <thead>
        <tr>
          <th scope="col">{t("mode")}</th>
          <NumberHead>{t("before")}</NumberHead>
          <NumberHead>{t("after")}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {modes.map((mode) => (
          <tr key={mode.id}>
            <th scope="row">
              <ModeName mode={mode} />
            </th>
            <NumberCell>{peopleFor(before, mode.id)}</NumberCell>
            <NumberCell strong>{peopleFor(final, mode.id)}</NumberCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
