import { pictureLimit } from "@/lib/content/picture-limits";
import { AppError } from "@/lib/errors/errors";
import { cleanPng, isPng } from "./clean-png";
import { cleanSvg } from "./clean-svg";
import type { CleanedPicture } from "./cleaned-picture";

/**
 * Rebuilds an uploaded PNG or SVG from what a picture needs. Cleaning a cleaned picture changes nothing.
 * @throws AppError `picture-…`
 */
export async function cleanPicture(bytes: Uint8Array): Promise<CleanedPicture> {
  if (bytes.length > pictureLimit) throw new AppError("picture-size", { most: pictureLimit / 1024 });
  if (isPng(bytes)) return cleanPng(bytes);
  const text = decode(bytes);
  if (text === null || !/<(?:[\w-]+:)?svg[\s>]/.test(text)) throw new AppError("picture-other");
  const cleaned = cleanSvg(text);
  // Text that needs escaping becomes longer.
  if (cleaned.bytes.length > pictureLimit) throw new AppError("picture-size", { most: pictureLimit / 1024 });
  return cleaned;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null; // a file of another kind
  }
}
