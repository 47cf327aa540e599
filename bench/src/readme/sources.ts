/** Of what kind a section's figures are, and which packages took part in them. */
export interface Source {
  readonly kind: string;
  readonly isTimed: boolean;
  readonly packages: readonly string[];
}

const timed = { kind: "times, which inform only", isTimed: true };
const exact = { kind: "the same everywhere", isTimed: false };
const callers = ["orval", "openapi-fetch", "@hey-api/openapi-ts", "ofetch", "ky", "openai"];

/** By section, in the order of the README. */
export const sources: Readonly<Record<string, Source>> = {
  call: { ...timed, packages: [...callers, "undici"] },
  size: { ...exact, packages: ["esbuild", ...callers, "humanloop"] },
  types: { ...exact, packages: ["typescript", "openapi-fetch", "@hey-api/openapi-ts"] },
  codegen: { ...timed, packages: ["openapi-typescript"] },
  mocks: { ...timed, packages: ["@stoplight/prism-cli"] },
  merge: { ...timed, kind: `${timed.kind}; requests are the same everywhere`, packages: [] },
};

/** Where figures are from: `times, which inform only: 2026-11-28, Node 24.21.0, …; ky 2.1.0`. */
export function sourceText(
  { kind, isTimed, packages }: Source,
  run: { readonly date: string; readonly machine: string; readonly versions: readonly string[] },
): string {
  const took = run.versions.filter((one) => packages.includes(one.slice(0, one.lastIndexOf(" "))));
  const parts = [isTimed ? `${run.date}, ${run.machine}` : "", took.join(", ")];
  return `${kind}: ${parts.filter(Boolean).join("; ")}`;
}
