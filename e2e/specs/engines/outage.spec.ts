/** A student's page in Firefox and in WebKit while the server can't be reached. */
import { expect, member } from "@/e2e/support/fixtures";
import { engineNames } from "@/e2e/support/engines/engine";
import { phone, test } from "@/e2e/support/engines/engine-fixtures";
import { box, text } from "@/e2e/support/engines/element-query";

/** ms; after some seconds an engine may keep the next socket waiting. */
const outage = 20_000;
/** ms from the moment the server is there again; a busy machine takes its share. */
const soon = 6_000;

for (const engine of engineNames) {
  test(`S4, R6: in ${engine} one types on for 20 s without a server, is saved within seconds of its return, and a page that is loaded again without it opens as it was kept`, async ({
    classroom,
    cable,
    visit,
  }) => {
    const room = await classroom({ phase: "write", teams: 1 });
    const at = `/a/${room.activity.id}/write`;
    const page = await visit(engine, member(room, 0), at, { size: phone, origin: cable.origin });
    const [harmed, saved] = [box("Who is harmed?"), text("Saved")];
    await page.write(harmed, "Before.");
    await page.sees(saved);
    await page.until("has kept its page", async () =>
      (await page.evaluate<boolean>(
        `caches.match(${JSON.stringify(at)}, { ignoreVary: true }).then((kept) => kept !== undefined)`,
      ))
        ? true
        : null,
    );

    await cable.pullOut();
    const from = Date.now();
    await page.write(harmed, " Without a server.");
    await page.reads("Offline: kept on this device · 3 words not sent yet");
    await expect.poll(() => Date.now() - from, { timeout: outage + 2_000, intervals: [500] }).toBeGreaterThan(outage);
    await cable.plugIn();
    const back = Date.now();
    await page.sees(saved, () => true, soon);
    console.log(`${engine}: Saved ${Date.now() - back} ms after the server's return`);

    await cable.pullOut();
    await page.write(harmed, " Again.");
    await page.reads("Offline: kept on this device · 1 word not sent yet");
    await page.open(at);
    await page.reads(/No connection: this page is as it was at/);
    await page.has(harmed, "Before. Without a server. Again.");
    await page.write(harmed, " And loaded again.");
    await cable.plugIn();
    await page.sees(saved);
    const mate = await visit(engine, member(room, 0, 1), at);
    await mate.has(harmed, "Before. Without a server. Again. And loaded again.");
  });
}
