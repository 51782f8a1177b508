"use server";

import * as z from "zod";
import { memberAction } from "@/lib/actions/action";
import { chooseMode } from "@/lib/classroom/teams/mode-choice";

export const chooseModeAction = memberAction(z.string().max(64), chooseMode);
