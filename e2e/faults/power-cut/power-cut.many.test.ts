import { describe } from "vitest";
import { shortPowerCuts } from "./short-power-cuts";

describe("power cuts of PostgreSQL", () => shortPowerCuts("postgres"));
