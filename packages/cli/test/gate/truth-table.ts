import type { Situation } from "./situation.ts";
import { askedSituations } from "./situations/asked.ts";
import { blandSituations } from "./situations/bland.ts";
import { comparedSituations } from "./situations/compared.ts";
import { contradictorySituations } from "./situations/contradictory.ts";
import { featherSituations } from "./situations/feather.ts";
import { humanloopSituations } from "./situations/humanloop.ts";
import { oddSituations } from "./situations/odd.ts";
import { severalSituations } from "./situations/several.ts";
import { unreadSituations } from "./situations/unread.ts";
import { vogentSituations } from "./situations/vogent.ts";

/**
 * How a gate has to come out, situation by situation. Runs of a provider are made by that provider's own adapter from records in its
 * documented form; those that no adapter makes say so by their name.
 */
export const truthTable: readonly Situation[] = [
  ...vogentSituations,
  ...blandSituations,
  ...featherSituations,
  ...humanloopSituations,
  ...comparedSituations,
  ...severalSituations,
  ...unreadSituations,
  ...askedSituations,
  ...oddSituations,
  ...contradictorySituations,
];
