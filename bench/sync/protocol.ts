/** The protocol of a server: y-websocket's frames, or Hocuspocus's, which begin with the room's name. */
import { lengthOfVarUint, putVarUint } from "@/lib/fast-path/var-uint";
import { VarUintReader } from "./bytes";
import { makeFrame, maskFrame } from "./raw-socket";
import { lengthOfKeystroke, putKeystroke, type KeystrokeWriter } from "./keystrokes";

export type DecodedMessage = "step 1" | "step 2" | "update" | "saved" | "carets" | "other";

const numbers = new VarUintReader();

export class Protocol {
  private readonly head: Uint8Array;
  /** Where the body of the last decoded message begins. */
  body = 0;

  constructor(private readonly name: string | null) {
    this.head = name === null ? new Uint8Array() : withLength(Buffer.from(name));
  }

  /** The first messages of a client. @param state its awareness, as JSON */
  firstMessages(stateVector: Uint8Array, client: number, state: string): Uint8Array[] {
    const auth = this.name === null ? [] : [join([this.head, Uint8Array.of(2, 0, 0)])];
    return [...auth, this.frame([0, 0], stateVector), this.frame([1], presence(client, 1, state))];
  }

  step2(update: Uint8Array): Uint8Array {
    return this.frame([0, 1], update);
  }

  private frame(types: readonly number[], body: Uint8Array): Uint8Array {
    return join([this.head, Uint8Array.from(types), withLength(body)]);
  }

  /** The keystroke at `clock` as a whole masked frame. */
  keystroke(writer: KeystrokeWriter, clock: number): Buffer {
    const length = lengthOfKeystroke(writer, clock);
    const { frame, at } = makeFrame(this.head.length + 2 + lengthOfVarUint(length) + length);
    frame.set(this.head, at);
    let to = at + this.head.length;
    frame[to++] = 0; // sync
    frame[to++] = 2; // update
    to = putVarUint(frame, to, length);
    putKeystroke(frame, to, writer, clock);
    return maskFrame(frame, at);
  }

  /** The caret after the character at `clock`, which a browser sends with every keystroke. */
  caret({ client, root }: KeystrokeWriter, clock: number): Buffer {
    const place = `{"tname":"${root}","item":{"client":${client},"clock":${clock}},"assoc":-1}`;
    const state = `{"cursor":{"field":"${root}","anchor":${place},"head":${place}}}`;
    const length =
      1 + lengthOfVarUint(client) + lengthOfVarUint(clock + 2) + lengthOfVarUint(state.length) + state.length;
    const { frame, at } = makeFrame(this.head.length + 1 + lengthOfVarUint(length) + length);
    frame.set(this.head, at);
    let to = at + this.head.length;
    frame[to++] = 1; // awareness
    to = putVarUint(frame, to, length);
    frame[to++] = 1; // one entry
    to = putVarUint(frame, to, client);
    to = putVarUint(frame, to, clock + 2); // rises with each keystroke; 1 was the greeting
    to = putVarUint(frame, to, state.length);
    frame.write(state, to, "latin1");
    return maskFrame(frame, at);
  }

  decode(bytes: Uint8Array, from: number): DecodedMessage {
    numbers.over(bytes, from + this.head.length);
    const type = numbers.next();
    if (type === 100) {
      this.body = numbers.at;
      return "saved";
    }
    if (type === 1) {
      numbers.next(); // the length
      this.body = numbers.at;
      return "carets";
    }
    // 4: Hocuspocus's step 1 after a step 2.
    if (type !== 0 && !(type === 4 && this.name !== null)) return "other";
    const kind = numbers.next();
    numbers.next(); // the length
    this.body = numbers.at;
    return kind === 0 ? "step 1" : kind === 1 ? "step 2" : "update";
  }
}

function presence(client: number, clock: number, state: string): Uint8Array {
  const head = new Uint8Array(16);
  const at = putVarUint(head, putVarUint(head, putVarUint(head, 0, 1), client), clock);
  return join([head.subarray(0, at), withLength(Buffer.from(state))]);
}

function withLength(bytes: Uint8Array): Uint8Array {
  const head = new Uint8Array(5);
  return join([head.subarray(0, putVarUint(head, 0, bytes.length)), bytes]);
}

const join = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
