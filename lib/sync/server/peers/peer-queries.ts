import type { CarriedContent } from "@/lib/bus/document-channel";
import { limits } from "@/lib/sockets/limits";

interface PeerQuery {
  /** Processes that have not answered yet. */
  open: Set<string>;
  there: Set<number>;
  finish: () => void;
}

/** Asks peers whether the owner of a client id is in sync with them, and has not sent what someone else sends under that id (R3a). */
export class PeerQueries {
  private readonly openQueries = new Map<number, PeerQuery>();
  /** Retained for one turn of the event loop, in which the frame that waited for them is applied. */
  private readonly answers = new Map<number, boolean>();
  private count = 0;

  constructor(private readonly send: (question: number, brought: CarriedContent[]) => void) {}

  /** Resolves when all these processes have answered, or the time is over: a missing answer counts as no. */
  async ask(brought: readonly CarriedContent[], processes: ReadonlySet<string>): Promise<void> {
    const number = ++this.count;
    const question: PeerQuery = { open: new Set(processes), there: new Set(), finish: () => undefined };
    this.openQueries.set(number, question);
    const answered = new Promise<void>((resolve) => (question.finish = resolve));
    const late = setTimeout(question.finish, limits.answer);
    this.send(number, [...brought]);
    await answered;
    clearTimeout(late);
    this.openQueries.delete(number);
    for (const { client } of brought) this.answers.set(client, question.there.has(client));
    setImmediate(() => this.answers.clear());
  }

  receiveAnswer(number: number, processId: string, clients: readonly number[]): void {
    const question = this.openQueries.get(number);
    if (question === undefined) return;
    for (const client of clients) question.there.add(client);
    this.noteAnswered(question, processId);
  }

  removePeer(processId: string): void {
    for (const question of this.openQueries.values()) this.noteAnswered(question, processId);
  }

  private noteAnswered(question: PeerQuery, processId: string): void {
    question.open.delete(processId);
    // One yes is enough to refuse the frame.
    if (question.open.size === 0 || question.there.size > 0) question.finish();
  }

  answerFor(client: number): "there" | "nowhere" | "unknown" {
    const answer = this.answers.get(client);
    if (answer === undefined) return "unknown";
    return answer ? "there" : "nowhere";
  }
}
