import type { Change } from "./change.ts";

/** Whether a schema is of what a user sends, or of what a user gets. */
export type Direction = "request" | "response";

/** How far a change reaches that lets more values through: welcome in what is sent, a surprise in what is got. */
export function wider(direction: Direction): Change["level"] {
  return direction === "request" ? "minor" : "major";
}

/** How far a change reaches that lets fewer values through: what is sent may now be refused. */
export function narrower(direction: Direction): Change["level"] {
  return direction === "request" ? "major" : "minor";
}
