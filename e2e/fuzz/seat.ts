import type { Device } from "@/e2e/support/devices/device";
import type { DocumentOracle } from "@/e2e/support/devices/document-oracle";

export interface TestedWorksheet {
  room: string;
  worksheetId: string;
  documentId: string;
  oracle: DocumentOracle;
}

export interface Seat {
  worksheet: TestedWorksheet;
  cookie: string;
  device: Device;
  /** The process to which the device connects. */
  processIndex: number;
}

/** Only two, so that students often type in the same field. */
export const fields = ["title", "scenario"] as const;
