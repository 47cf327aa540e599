import { type HostileDocument, inert } from "../hostile-document.ts";
import { small } from "./base.ts";
import { documentSlots } from "./document-slots.ts";
import { operationSlots } from "./operation-slots.ts";
import { payloads } from "./payloads.ts";
import { schemaSlots } from "./schema-slots.ts";

const slots = Object.entries({ ...documentSlots, ...operationSlots, ...schemaSlots });
const all = Object.values(payloads)
  .filter((text) => text.length < 100)
  .join(" ");

/** Each text in every slot, and each slot with every text in it. */
export const injections: readonly HostileDocument[] = [
  ...Object.entries(payloads).map(([what, text]) =>
    inert(`${what}, in every slot`, () =>
      small((document) => {
        for (const [index, [, fill]] of slots.entries()) fill(document, text, `slot${index}`);
      }),
    ),
  ),
  ...slots.map(([slot, fill]) => ({
    ...inert(`every text in one: ${slot}`, () => small((document) => fill(document, all, "slot"))),
    // Taken for the path of a file.
    ...(slot === "target of a discriminator" && { outcome: "rejected" as const, told: /:\d+:\d+ \$ref / }),
  })),
];
