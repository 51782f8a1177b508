import { describe } from "vitest";
import { shortChaos } from "./short-chaos";

describe("chaos, on the embedded database", () => shortChaos("embedded"));
