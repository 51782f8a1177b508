import type { Locator } from "@playwright/test";
import decode from "qr/decode.js";

/** Decodes a QR code on a page from a picture of it, as a phone's camera would. @throws when it can't be read */
export async function readQr(code: Locator): Promise<string> {
  const picture = (await code.screenshot()).toString("base64");
  const { width, height, data } = await code.page().evaluate(async (base64) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    return {
      width: image.width,
      height: image.height,
      data: [...(context?.getImageData(0, 0, image.width, image.height).data ?? [])],
    };
  }, picture);
  return decode({ width, height, data: Uint8Array.from(data) }, { timeLimit: 5_000 });
}
