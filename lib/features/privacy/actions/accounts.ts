"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { ownerAction } from "@/lib/activity/actions/action";
import { deleteAccount, disableAccount, enableAccount, makeResetLink } from "@/lib/features/privacy/accounts";

const id = z.string().max(100);

export const setAccountDisabledAction = ownerAction(
  z.object({ teacherId: id, disabled: z.boolean() }),
  async (owner, { teacherId, disabled }) => {
    await (disabled ? disableAccount : enableAccount)(owner, teacherId);
    revalidatePath("/teacher/installation");
  },
);

export const deleteAccountAction = ownerAction(
  z.object({ teacherId: id, classes: z.union([z.literal("archive"), z.object({ handTo: id })]).nullable() }),
  async (owner, input) => {
    await deleteAccount(owner, input);
    revalidatePath("/teacher/installation");
  },
);

/** Returns the token of a link that sets a new password, which is shown once (Q36). */
export const makeResetLinkAction = ownerAction(z.object({ teacherId: id }), (owner, { teacherId }) =>
  makeResetLink(owner, teacherId),
);
