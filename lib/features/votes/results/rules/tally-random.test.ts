import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCountedTest, minFinalBallots, minPeopleInMode, peopleFor, tally, type TallyFacts } from "./tally";
import { modes, before, final } from "./testing/tally-facts";

describe("for any class", () => {
  const choice = fc.constantFrom(...modes);
  const student = fc.record({
    first: fc.option(choice),
    last: fc.option(choice),
    team: fc.option(fc.nat(5)),
    late: fc.boolean(),
    joined: fc.boolean(),
    placed: fc.boolean(),
  });
  const anyFacts = fc
    .record({
      teams: fc.boolean(),
      students: fc.array(student, { maxLength: 30 }),
      matches: fc.array(
        fc.record({ ended: fc.boolean(), teams: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }) }),
        { maxLength: 4 },
      ),
      studied: fc.tuple(choice, choice, choice, choice, choice, choice),
    })
    .map(({ teams, students, matches, studied }): TallyFacts => ({
      modes,
      ballots: students.flatMap((one, n) => [
        ...(one.first === null ? [] : [before(`s${n}`, one.first)]),
        ...(one.last === null
          ? []
          : [
              final(
                `s${n}`,
                one.last,
                one.team === null ? null : `t${one.team}`,
                one.team === null ? null : (studied[one.team] ?? null),
                one.late,
              ),
            ]),
      ]),
      joined: students.flatMap((one, n) => (one.joined ? [`s${n}`] : [])),
      placed: teams ? students.flatMap((one, n) => (one.placed ? [`s${n}`] : [])) : null,
      matches: matches.map(({ ended, teams }) => ({
        ended,
        teams: teams.map((place) => ({ teamId: `t${place}`, mode: studied[place] ?? "bias" })),
      })),
    }));
  const sum = (counts: readonly { people: number }[]) => counts.reduce((all, one) => all + one.people, 0);

  it("Q10a, Q10c: the flows add up to both sides, moved is what crosses, and the four groups of people add up to everyone", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const found = tally(given, "teacher");
        const movement = found.movement ?? expect.fail("a teacher sees the movement");
        expect(sum(movement.flows)).toBe(movement.people);
        expect(sum(movement.before)).toBe(movement.people);
        expect(sum(movement.after)).toBe(movement.people);
        expect(sum(movement.flows.filter((flow) => flow.from !== flow.to))).toBe(movement.moved);
        const { people, both, onlyBefore, onlyFinal, none } = found.turnout;
        expect(both).toBe(movement.people);
        expect(sum(found.before)).toBe(both + onlyBefore);
        expect(sum(found.final)).toBe(both + onlyFinal);
        expect(both + onlyBefore + onlyFinal + none).toBe(people);
        expect(people + found.apart.people).toBe(
          new Set([...given.joined, ...given.ballots.map((ballot) => ballot.studentId)]).size,
        );
        for (const mode of modes) {
          expect(sum(movement.flows.filter((flow) => flow.from === mode))).toBe(peopleFor(movement.before, mode));
          expect(sum(movement.flows.filter((flow) => flow.to === mode))).toBe(peopleFor(movement.after, mode));
        }
      }),
    );
  });

  it("Q10e: every vote is in the totals or apart, and in no figure when it is apart; once all are placed none is", () => {
    let apart = 0;
    fc.assert(
      fc.property(anyFacts, (given) => {
        const found = tally(given, "teacher");
        const { before, final } = found.apart.byChoice ?? expect.fail("a teacher sees them by choice");
        apart += found.apart.votes;
        expect(sum(before) + sum(final)).toBe(found.apart.votes);
        for (const kind of ["before", "final"] as const)
          for (const mode of modes) {
            const cast = given.ballots.filter((ballot) => ballot.kind === kind && ballot.choice === mode).length;
            expect(peopleFor(found[kind], mode) + peopleFor(kind === "before" ? before : final, mode)).toBe(cast);
          }
        const counts = createCountedTest(given);
        expect({ ...found, turnout: null, apart: null }).toEqual({
          ...tally({ ...given, ballots: given.ballots.filter((ballot) => counts(ballot.studentId)) }, "teacher"),
          turnout: null,
          apart: null,
        });
        const placed = tally({ ...given, placed: given.ballots.map((ballot) => ballot.studentId) }, "teacher");
        expect(placed.apart).toMatchObject({ people: 0, votes: 0 });
        if (given.placed === null) expect(found.apart.votes).toBe(0);
        expect(tally(given, "class").apart).toEqual({
          people: found.apart.people,
          votes: found.apart.votes,
          byChoice: null,
        });
      }),
      { numRuns: 300 },
    );
    expect(apart).toBeGreaterThan(20);
  });

  it("Q11d: the class never gets a group below the bar", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const found = tally(given, "class");
        if (found.finalBallots < minFinalBallots)
          expect([found.movement, found.byMode, found.headToHead]).toEqual([null, null, null]);
        for (const one of found.byMode?.shown ?? []) expect(one.people).toBeGreaterThanOrEqual(minPeopleInMode);
        for (const cell of found.headToHead ?? []) {
          const met = given.matches.filter(
            (match) => !match.ended && [cell.a, cell.b].every((mode) => match.teams.some((one) => one.mode === mode)),
          );
          const teamIds = met.flatMap((match) => match.teams.map((one) => one.teamId));
          const cast = given.ballots.filter(
            (ballot) => ballot.kind === "final" && ballot.teamId !== null && teamIds.includes(ballot.teamId),
          ).length;
          expect(cell.votes !== null).toBe(cast >= 4);
        }
      }),
    );
  });

  it("Q9a: no cell holds more ballots than were cast for its two modes", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const found = tally(given, "teacher");
        for (const cell of found.headToHead ?? []) {
          expect(cell.votes?.a).toBeLessThanOrEqual(peopleFor(found.final, cell.a));
          expect(cell.votes?.b).toBeLessThanOrEqual(peopleFor(found.final, cell.b));
          expect(
            given.matches.some(
              (match) =>
                !match.ended &&
                match.teams.some((team) => team.mode === cell.a) &&
                match.teams.some((team) => team.mode === cell.b),
            ),
          ).toBe(true);
        }
      }),
    );
  });
});
