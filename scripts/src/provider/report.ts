import type { Spec } from "../model/operation.ts";
import type { Omission } from "../upstream/omission.ts";
import type { NewFacts } from "./facts.ts";
import type { Proposal } from "./propose.ts";

interface Made {
  readonly facts: NewFacts;
  readonly spec: Spec;
  readonly omissions: readonly Omission[];
  readonly proposal: Proposal;
  readonly files: readonly string[];
  readonly isRuns: boolean;
}

const most = 20;

/** What a person is told who made a provider. */
export function reportLines({ facts, spec, omissions, proposal, files, isRuns }: Made): string[] {
  const { name, title, baseUrl, auth } = facts;
  const missing = omissions.filter(({ what }) => what === "the operation").length;
  const folders = [...new Set(files.map((file) => file.split("/").slice(0, 2).join("/")))];
  return [
    `@evalbridge/${name}: ${spec.operations.length} operation${spec.operations.length === 1 ? "" : "s"} of ${printable(title)}${missing > 0 ? `, ${missing} left out` : ""}`,
    `  written     ${folders.join(", ")}`,
    printable(`  address     ${baseUrl ?? "none that could be used; give baseUrl, or write it into src/provider.ts"}`),
    printable(`  key         ${auth.kind}${"name" in auth ? ` ${auth.name}` : ""}`),
    `  proposed    ${[count(proposal.paged, "paged list"), count(proposal.idempotent, "idempotent operation"), count(proposal.keyed, "keyed operation")].join(", ")}`,
    ...(proposal.overlay === undefined ? [] : [`              read and correct specs/${name}/overlay.yaml`]),
    ...(omissions.length === 0
      ? []
      : ["", `Left out (${omissions.length}), all in packages/${name}/left-out.gen.md:`, ...leftOut(omissions)]),
    ...(isRuns
      ? ["", `Fill in the table of packages/${name}/src/runs.ts: until then it does not compile, on purpose.`]
      : []),
  ];
}

function leftOut(omissions: readonly Omission[]): string[] {
  const shown = omissions
    .slice(0, most)
    .map(({ operation, what, why }) => printable(`  ${operation}: ${what}: ${why}`));
  return omissions.length > most ? [...shown, `  … and ${omissions.length - most} more`] : shown;
}

function count(list: readonly string[], noun: string): string {
  return `${list.length} ${noun}${list.length === 1 ? "" : "s"}`;
}

/** Text of somebody else's that a terminal may show: one line, and nothing that it would obey. */
function printable(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ");
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
