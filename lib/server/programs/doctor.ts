/** `npm run doctor`: prints what prevents a start or harms a running server, and what to do about it. */
import { runDoctor } from "@/lib/server/doctor/doctor";

const healthy = await runDoctor(process.env, (line) => console.log(line));
process.exit(healthy ? 0 : 1);
