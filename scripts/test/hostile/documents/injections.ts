import { type HostileDocument, inert } from "../hostile-document.ts";
import { small } from "./base.ts";
import { payloads } from "./payloads.ts";
import { slots } from "./slots.ts";

/** Slots that take a document's good operation with them, where they are filled with nonsense. */
const all = Object.values(payloads).filter((text) => text.length < 100).join(" ");

/** Each slot with every text in it, and each text in every slot. */
export const injections: readonly HostileDocument[] = [
  ...Object.entries(slots).map(([slot, fill]) =>
    inert(`every text as ${slot}`, () => small((document) => fill(document, all))),
  ),
  ...Object.entries(payloads).flatMap(([what, text]) =>
    Object.entries(slots).map(([slot, fill]) => inert(`${what} as ${slot}`, () => small((document) => fill(document, text)))),
  ),
];
