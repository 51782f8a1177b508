"use server";

import * as z from "zod";
import { memberAction } from "@/lib/activity/actions/action";
import { chooseMode } from "@/lib/features/teams/mode-choice";

export const chooseModeAction = memberAction(z.string().max(64), chooseMode);
