/** A student's page in Firefox and in WebKit while the server can't be reached. */
import { expect, member } from "@/e2e/support/fixtures";
import { engineNames } from "@/e2e/support/engines/engine";
import { phone, test } from "@/e2e/support/engines/engine-fixtures";
import { box, text } from "@/e2e/support/engines/element-query";

/** ms; long enough that an engine may delay its next socket. */
const outage = 20_000;
/** The most ms from the server's return to Saved. It only ends a test that hangs: the time is printed. */
const soon = 30_000;

for (const engine of engineNames) {
  test(`S4n, R6: in ${engine} one types on for 20 s without a server, is saved within seconds of its return, and a page that is loaded again without it opens as it was kept`, async ({
    makeClassroom,
    cuttableProxy,
    visit,
  }) => {
    const classroom = await makeClassroom({ phase: "write", teams: 1 });
    const at = `/a/${classroom.activity.id}/write`;
    const page = await visit(engine, member(classroom, 0), at, { size: phone, origin: cuttableProxy.origin });
    const [harmed, saved] = [box("Who is harmed?"), text("Saved")];
    await page.typeInto(harmed, "Before.");
    await page.waitFor(saved);
    await page.waitUntil("has kept its page", async () =>
      (await page.evaluate<boolean>(
        `caches.match(${JSON.stringify(at)}, { ignoreVary: true }).then((kept) => kept !== undefined)`,
      ))
        ? true
        : null,
    );

    await cuttableProxy.cut();
    const from = Date.now();
    await page.typeInto(harmed, " Without a server.");
    await page.waitForText("Offline: stored on this device · 3 words not sent yet");
    await expect.poll(() => Date.now() - from, { timeout: outage + 2_000, intervals: [500] }).toBeGreaterThan(outage);
    await cuttableProxy.restore();
    const back = Date.now();
    await page.waitFor(saved, () => true, soon);
    console.log(`${engine}: Saved ${Date.now() - back} ms after the server's return`);

    await cuttableProxy.cut();
    await page.typeInto(harmed, " Again.");
    await page.waitForText("Offline: stored on this device · 1 word not sent yet");
    // Nobody reloads a page sooner than this, and WebKit drops what a page stores at the moment at which it is left.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await page.open(at);
    await page.waitForText(/No connection\. This page is as it was at/);
    await page.waitForValue(harmed, "Before. Without a server. Again.");
    await page.typeInto(harmed, " And loaded again.");
    await cuttableProxy.restore();
    await page.waitFor(saved);
    const mate = await visit(engine, member(classroom, 0, 1), at);
    await mate.waitForValue(harmed, "Before. Without a server. Again. And loaded again.");
  });
}
