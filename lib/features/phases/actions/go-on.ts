"use server";

import * as z from "zod";
import { memberAction } from "@/lib/activity/actions/action";
import { phases } from "@/lib/activity/rules/phases";
import { goOn } from "@/lib/features/phases/own-way";

export const goOnAction = memberAction(z.object({ from: z.enum(phases), withExample: z.boolean() }), goOn);
