/**
 * The part of an address that one household or school shares: all of an IPv4 address, or the first 56 bits of an IPv6 address, since providers give a
 * household 256 networks of 64 bits (RIPE-690). Ports are left out. Other text is returned as it is.
 */
export function networkOf(client: string): string {
  const bare = client
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\](?::\d+)?$/, "$1")
    .replace(/%.*$/, "");
  const v4 = /^(?:(?:0{1,4}:){5}ffff:|::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/.exec(bare);
  if (v4?.[1] !== undefined) return v4[1];
  if (!/^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/.test(bare)) return bare.slice(0, 100);
  const [front = "", back] = bare.split("::");
  const groups = (part: string) =>
    part
      .split(":")
      .filter((group) => group !== "")
      .map((group) => group.replace(/^0+(?=.)/, ""));
  const zeros = back === undefined ? 0 : Math.max(0, 8 - groups(front).length - groups(back).length);
  const all = [...groups(front), ...Array<string>(zeros).fill("0"), ...groups(back ?? "")];
  const fourth = all.slice(3, 4).map((group) => (parseInt(group, 16) & 0xff00).toString(16));
  return [...all.slice(0, 3), ...fourth].join(":");
}
