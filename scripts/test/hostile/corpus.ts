import { choices } from "./documents/choices.ts";
import { encodings } from "./documents/encodings.ts";
import { injections } from "./documents/injections.ts";
import { hostileNames } from "./documents/names.ts";
import { references } from "./documents/references.ts";
import { sizes } from "./documents/sizes.ts";
import { wrongKinds } from "./documents/wrong-kinds.ts";
import { yamls } from "./documents/yaml.ts";
import type { HostileDocument } from "./hostile-document.ts";

/** Documents that mean harm, or do some. */
export const corpus: readonly HostileDocument[] = [
  ...injections,
  ...hostileNames,
  ...references,
  ...encodings,
  ...wrongKinds,
  ...yamls,
  ...choices,
  ...sizes,
];
