import type { Lesson } from "@/lib/content/schema";
import { adversarial } from "./adversarial";
import { bias } from "./bias";
import { brittleness } from "./brittleness";
import { hallucination } from "./hallucination";

/** One worked example for each mode, to read and imitate, and to stand in for a partner (Q15). */
export const exemplars: Lesson["exemplars"] = { brittleness, bias, hallucination, adversarial };
