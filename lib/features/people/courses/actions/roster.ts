"use server";

import * as z from "zod";
import { classAction } from "@/lib/activity/actions/action";
import { loadCourseList } from "@/lib/features/people/courses/course-roster";

/** Loads the students of a course as a list, and which accounts are linked (T19). Changes nothing. */
export const loadCourseListAction = classAction(z.object({ linkId: z.string().max(100) }), (steering, { linkId }) =>
  loadCourseList(steering, linkId),
);
