/** What the devices of a class have received, including devices that are gone. */
export class DeviceLog {
  /** How often each close code ended a connection. */
  readonly closes = new Map<number, number>();
  /** What an honest student's device should never receive, as sentences. */
  readonly problems: string[] = [];

  countClose(code: number): void {
    this.closes.set(code, (this.closes.get(code) ?? 0) + 1);
  }
}
