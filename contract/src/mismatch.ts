import { type Json, type Place, pointerOf } from "@evalbridge-internal/scripts";

/** Where an exchange and the description disagree: the place of the description, and in words. */
export type Mismatch = string;

export function mismatch(place: Place, words: string): Mismatch {
  return `#${pointerOf(place)}: ${words}`;
}

/** A body as JSON, or why it is none. */
export function parsed(text: string): { readonly value?: Json; readonly problem?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: "the body is not JSON" };
  }
}
