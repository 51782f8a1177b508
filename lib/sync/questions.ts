import { limits } from "./limits";

interface Question {
  /** Processes that have not answered. */
  open: Set<string>;
  there: Set<number>;
  over: () => void;
}

/** R3a across processes: whether the own socket of a client id is somewhere else, and in sync. */
export class Questions {
  private readonly asked = new Map<number, Question>();
  private readonly answers = new Map<number, { there: boolean; at: number }>();
  private count = 0;

  constructor(private readonly say: (question: number, clients: number[]) => void) {}

  /** Resolves when all of these processes have answered, or did not in time: who is silent has nobody. */
  async ask(clients: readonly number[], processes: ReadonlySet<string>): Promise<void> {
    const number = ++this.count;
    const question: Question = { open: new Set(processes), there: new Set(), over: () => undefined };
    this.asked.set(number, question);
    const answered = new Promise<void>((resolve) => (question.over = resolve));
    const late = setTimeout(question.over, limits.answer);
    this.say(number, [...clients]);
    await answered;
    clearTimeout(late);
    this.asked.delete(number);
    const at = performance.now();
    for (const [client, answer] of this.answers) if (at - answer.at > limits.answerKept) this.answers.delete(client);
    for (const client of clients) this.answers.set(client, { there: question.there.has(client), at });
  }

  hear(number: number, processId: string, clients: readonly number[]): void {
    const question = this.asked.get(number);
    if (question === undefined) return;
    for (const client of clients) question.there.add(client);
    this.strike(question, processId);
  }

  lose(processId: string): void {
    for (const question of this.asked.values()) this.strike(question, processId);
  }

  private strike(question: Question, processId: string): void {
    question.open.delete(processId);
    // The frame is refused as soon as one has it.
    if (question.open.size === 0 || question.there.size > 0) question.over();
  }

  answerFor(client: number): "there" | "nowhere" | "unknown" {
    const answer = this.answers.get(client);
    if (answer === undefined || performance.now() - answer.at > limits.answerKept) return "unknown";
    return answer.there ? "there" : "nowhere";
  }
}
