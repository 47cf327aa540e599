import type { Place } from "../json.ts";
import type { Operation, Spec } from "../model/operation.ts";

/** Takes down what a spec does against the conventions: what, and the way out. */
export type Report = (place: Place, operation: Operation | undefined, problem: string) => void;

/** A convention: it looks at one operation and reports what is against it. */
export type Rule = (operation: Operation, spec: Spec, report: Report) => void;
