/** The tables behind the figures: the same numbers, one at a time. */
import { ModeName } from "@/components/ui/marks/mode-mark";
import { NumberCell, NumberHead, Table } from "@/components/ui/display/table";
import type { HeadToHead } from "@/lib/rules/results/head-to-head";
import { peopleFor, type Counts, type Movement } from "@/lib/rules/results/tally";
import { nameOf, type NamedMode } from "./sentences";

interface FlowTableProps {
  movement: Movement;
  final: Counts;
  modes: readonly NamedMode[];
  words: {
    caption: string;
    votedBefore: string;
    after: (mode: string) => string;
    all: string;
    allAfter: string;
    everyone: string;
  };
}

export function FlowTable({ movement, final, modes, words }: FlowTableProps) {
  const people = (from: string, to: string) =>
    movement.flows.find((flow) => flow.from === from && flow.to === to)?.people ?? 0;
  return (
    <Table caption={words.caption}>
      <thead>
        <tr>
          <th scope="col">{words.votedBefore}</th>
          {modes.map((mode) => (
            <NumberHead key={mode.id}>{words.after(mode.name)}</NumberHead>
          ))}
          <NumberHead>{words.all}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {modes.map((mode) => (
          <tr key={mode.id}>
            <th scope="row">
              <ModeName mode={mode.id} name={mode.name} />
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
          <th scope="row">{words.allAfter}</th>
          {modes.map((mode) => (
            <NumberCell key={mode.id} strong>
              {peopleFor(movement.after, mode.id)}
            </NumberCell>
          ))}
          <NumberCell strong>{movement.people}</NumberCell>
        </tr>
        <tr>
          <th scope="row">{words.everyone}</th>
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
  words: { caption: string; studied: string; vote: string; before: string; after: string; moved: string };
}

export function SplitTable({ shown, modes, words }: SplitTableProps) {
  return (
    <Table caption={words.caption}>
      <thead>
        <tr>
          <th scope="col">{words.studied}</th>
          <th scope="col">{words.vote}</th>
          {modes.map((mode) => (
            <NumberHead key={mode.id}>{mode.name}</NumberHead>
          ))}
          <NumberHead>{words.moved}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {shown.flatMap((one) =>
          (["before", "after"] as const).map((side) => (
            <tr key={`${one.mode} ${side}`}>
              {side === "before" && (
                <th scope="rowgroup" rowSpan={2}>
                  <ModeName mode={one.mode} name={nameOf(modes, one.mode)} />
                </th>
              )}
              <td>{words[side]}</td>
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

export function MeetingTable({
  cells,
  modes,
  words,
}: {
  cells: HeadToHead;
  modes: readonly NamedMode[];
  words: {
    caption: string;
    met: string;
    and: (a: string, b: string) => string;
    first: string;
    second: string;
    tooFew: string;
  };
}) {
  return (
    <Table caption={words.caption}>
      <thead>
        <tr>
          <th scope="col">{words.met}</th>
          <NumberHead>{words.first}</NumberHead>
          <NumberHead>{words.second}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={`${cell.a} ${cell.b}`}>
            <th scope="row">{words.and(nameOf(modes, cell.a), nameOf(modes, cell.b))}</th>
            <NumberCell>{cell.votes?.a ?? words.tooFew}</NumberCell>
            <NumberCell>{cell.votes?.b ?? words.tooFew}</NumberCell>
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
  showCaption = false,
  words,
}: {
  before: Counts;
  final: Counts;
  modes: readonly NamedMode[];
  showCaption?: boolean;
  words: { caption: string; mode: string; before: string; after: string };
}) {
  return (
    <Table caption={words.caption} showCaption={showCaption}>
      <thead>
        <tr>
          <th scope="col">{words.mode}</th>
          <NumberHead>{words.before}</NumberHead>
          <NumberHead>{words.after}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {modes.map((mode) => (
          <tr key={mode.id}>
            <th scope="row">
              <ModeName mode={mode.id} name={mode.name} />
            </th>
            <NumberCell>{peopleFor(before, mode.id)}</NumberCell>
            <NumberCell strong>{peopleFor(final, mode.id)}</NumberCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
