import type { Section } from "@/lib/content/schema";
import { adversarial } from "./adversarial";
import { bias } from "./bias";
import { brittleness } from "./brittleness";
import { hallucination } from "./hallucination";
import { oneRoot } from "./one-root";
import { opening } from "./opening";

/** In reading order. */
export const sections: Section[] = [opening, brittleness, bias, hallucination, adversarial, oneRoot];
