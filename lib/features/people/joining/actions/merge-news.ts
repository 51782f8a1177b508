"use server";

import * as z from "zod";
import { seenAction } from "@/lib/activity/actions/action";
import { markMergesRead } from "@/lib/features/people/joining/merges";

/** Records that the student has read that two names were merged (T15). */
export const mergesSeenAction = seenAction(z.undefined(), markMergesRead);
