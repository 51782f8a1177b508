import { notFound } from "next/navigation";
import { publicRoute } from "@/lib/auth/require";
import { Button } from "@/components/shared/ui/button";
import { ModeName, Pattern } from "@/components/shared/ui/mode-mark";
import { ThemeToggle } from "@/components/shared/ui/theme-toggle";

export default async function DesignPage() {
  if (process.env.NODE_ENV === "production") notFound();
  await publicRoute();
  return <main><h1>Parts <i>italic</i> Łódź</h1><Button variant="go">Go</Button><ThemeToggle label="x" /><Pattern mode="bias" /><ModeName mode="bias" name="Bias" /></main>;
}
