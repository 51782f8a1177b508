"use server";

import * as z from "zod";
import { seenAction } from "@/lib/actions/action";
import { markMergesRead } from "@/lib/classroom/joining/merging";

/** T15: the student has read that two names were put together. */
export const mergesSeenAction = seenAction(z.undefined(), markMergesRead);
