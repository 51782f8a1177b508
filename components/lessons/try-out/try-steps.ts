/** The steps on which a teacher tries a lesson, in the order in which a class goes through it (T16). */
export type TryStep = { id: string; kind: "section"; section: string } | { id: TryStepKind; kind: TryStepKind };

type TryStepKind = "guess" | "match" | "check" | "first-vote" | "write" | "compare" | "vote" | "results";

/** The address of a section's step. A section may have the name of another step. */
export const sectionStep = (section: string) => `section-${section}`;

export function listTrySteps(lesson: {
  guesses: readonly unknown[];
  sections: readonly { id: string }[];
}): readonly TryStep[] {
  const after: TryStepKind[] = ["match", "check", "first-vote", "write", "compare", "vote", "results"];
  const step = (kind: TryStepKind): TryStep => ({ id: kind, kind });
  return [
    ...(lesson.guesses.length > 0 ? [step("guess")] : []),
    ...lesson.sections.map(({ id }): TryStep => ({ id: sectionStep(id), kind: "section", section: id })),
    ...after.map(step),
  ];
}

/** Whether the step belongs to Learn, whose pages have a list of stations beside them. */
export function isOfLearn({ kind }: TryStep): boolean {
  return ["guess", "section", "match", "check", "first-vote"].includes(kind);
}
