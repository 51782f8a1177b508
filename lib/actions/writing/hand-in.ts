"use server";

import * as z from "zod";
import { memberAction } from "@/lib/actions/action";
import { handIn, takeBack } from "@/lib/classroom/writing/submissions";

export const handInAction = memberAction(z.object({ incomplete: z.boolean() }), handIn);
export const takeBackAction = memberAction(z.undefined(), takeBack);
