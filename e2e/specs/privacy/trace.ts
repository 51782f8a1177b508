/** Finds traces of a student in texts. A PIN counts only if it stands alone, since any six digits occur somewhere in times and ids. */

const isPin = (trace: string) => /^\d+$/.test(trace);

/** A regular expression for JavaScript and PostgreSQL. */
const alone = (pin: string) => `(?<![\\w.])${pin}(?!\\w)`;

export function hasTrace(text: string, trace: string): boolean {
  return isPin(trace) ? new RegExp(alone(trace)).test(text) : text.includes(trace);
}

/** Splits traces for a search in rows into plain texts and regular expressions. */
export function traceQuery(traces: readonly string[]): { needles: string[]; patterns: string[] } {
  return {
    needles: traces.filter((trace) => !isPin(trace)),
    patterns: traces.filter(isPin).map(alone),
  };
}
