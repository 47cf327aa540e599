/** One section, in the process that the page gives it. */
import type { Measured } from "./page/figure.ts";
import { generateRivals } from "./rivals/generate.ts";
import { installRivals } from "./rivals/install.ts";
import { sections } from "./sections.ts";

export default async function section(name: string): Promise<Measured> {
  const { hasRivals, measure } = sections[name] as (typeof sections)[string];
  if (hasRivals) {
    installRivals();
    await generateRivals();
  }
  return measure();
}
