import { installMock } from "../../sources/mocked.ts";
import { type Finding, failed, leftOut, ok, warning } from "./finding.ts";
import type { Probes } from "./probes.ts";

type NodeProbes = Pick<Probes, "nodeVersion" | "neededNode" | "mockPackage">;
type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a version is another or newer; what one leaves out is 0. */
export function isAtLeast(version: string, needed: string): boolean {
  const here = numbersOf(version);
  const wanted = numbersOf(needed);
  const index = wanted.findIndex((number, at) => number !== (here[at] ?? 0));
  return index === -1 || (here[index] ?? 0) > (wanted[index] ?? 0);
}

function numbersOf(version: string): number[] {
  return version.split(/[.+-]/, 3).map(Number);
}

export function nodeFinding({ nodeVersion, neededNode }: NodeProbes): Finding {
  if (isAtLeast(nodeVersion, neededNode)) return ok("node", nodeVersion);
  return failed("node", `${nodeVersion} is too old`, `take Node ${neededNode} or newer (nodejs.org)`, 3);
}

/** Most installations are without the mocks, and well. */
export function mockFinding({ nodeVersion, mockPackage }: NodeProbes): Finding {
  const found = mockPackage();
  if (found === undefined) return leftOut("mocks", "not installed", `for --mock: ${installMock}`);
  const { version, neededNode } = found;
  if (isAtLeast(nodeVersion, neededNode)) return ok("mocks", `@evalbridge/mock ${version}`);
  return warning(
    "mocks",
    `@evalbridge/mock ${version} does not run on Node ${nodeVersion}`,
    `for --mock, take Node ${neededNode} or newer`,
  );
}

/** A setting that makes every key readable to who sits in between; somebody may have set it once to get rid of an error. */
export function tlsFindings(environment: Environment): readonly Finding[] {
  if (environment["NODE_TLS_REJECT_UNAUTHORIZED"] !== "0") return [];
  const text = "NODE_TLS_REJECT_UNAUTHORIZED=0 takes any certificate, so that anybody in between reads the keys";
  return [warning("certificates", text, "unset it, and name your own authority with NODE_EXTRA_CA_CERTS=<file.pem>")];
}
