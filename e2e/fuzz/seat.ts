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
  /** The process that it connects to. */
  processIndex: number;
}

/** Few, so that people meet in them. */
export const fields = ["title", "scenario"] as const;
