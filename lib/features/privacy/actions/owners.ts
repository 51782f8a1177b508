"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { ownerAction } from "@/lib/activity/actions/action";
import { setOwner } from "@/lib/features/privacy/owners";

export const setOwnerAction = ownerAction(
  z.object({ teacherId: z.string().max(100), owner: z.boolean() }),
  async (owner, input) => {
    await setOwner(owner, input);
    revalidatePath("/teacher/installation");
  },
);
