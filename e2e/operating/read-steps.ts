/** Reads the commands of docs/operating.md: each block marked `sh`, with the block marked `text` that follows it and says what they answer. */

export interface Step {
  /** The nearest heading, or words in bold at the beginning of a line, above the block: "The first day in one list". */
  under: string;
  commands: string;
  /** Lines that the commands print, in this order, each perhaps within a longer line. */
  answers: readonly string[];
}

export function readSteps(markdown: string): Step[] {
  const steps: Step[] = [];
  let under = "";
  let open: { language: string; indent: string; lines: string[] } | null = null;
  let afterCommands = false;
  for (const line of markdown.split("\n")) {
    const [, indent = "", language] = /^( *)```(\w*)$/.exec(line) ?? [];
    if (open !== null && language === "" && indent === open.indent) {
      const text = open.lines.join("\n");
      const last = steps.at(-1);
      if (open.language === "sh") steps.push({ under, commands: text, answers: [] });
      else if (open.language === "text" && afterCommands && last !== undefined)
        steps.splice(-1, 1, { ...last, answers: open.lines });
      afterCommands = open.language === "sh";
      open = null;
    } else if (open !== null) open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    else if (language !== undefined) open = { language, indent, lines: [] };
    else if (line.trim() !== "") {
      afterCommands = false;
      under = /^#+ (.+)$/.exec(line)?.[1] ?? /^ *(?:- )?\*\*(.+?)[.,:]?\*\*/.exec(line)?.[1] ?? under;
    }
  }
  return steps;
}

/** The first line of the answer that the output does not have after those before it; null when it has all. */
export function findMissingAnswer(output: string, answers: readonly string[]): string | null {
  let from = 0;
  for (const answer of answers) {
    const at = output.indexOf(answer, from);
    if (at < 0) return answer;
    from = at + answer.length;
  }
  return null;
}
