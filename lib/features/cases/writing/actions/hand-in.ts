"use server";

import * as z from "zod";
import { memberAction } from "@/lib/activity/actions/action";
import { handIn, takeBack } from "@/lib/features/cases/writing/submissions";

export const handInAction = memberAction(z.object({ incomplete: z.boolean() }), handIn);
export const takeBackAction = memberAction(z.undefined(), takeBack);
