import { describe } from "vitest";
import { shortPowerCuts } from "./short-power-cuts";

describe("power cuts of the embedded database", () => shortPowerCuts("embedded"));
