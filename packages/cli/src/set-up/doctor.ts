import type { CommandExit, Context } from "../context.ts";
import { again } from "../sources/again.ts";
import type { OpenSource, OpenSources, SourceFlags } from "../sources/open-sources.ts";
import { originOf } from "../sources/origin.ts";
import { pickSources } from "../sources/pick-sources.ts";
import { withSources } from "../sources/with-sources.ts";
import { jsonText } from "../text/json-text.ts";
import { plain } from "../text/plain.ts";
import { shellCommand } from "../text/shell-command.ts";
import { isExpected } from "../told-error.ts";
import { lifecycleOf } from "./ability.ts";
import { type Finding, failed, ok } from "./doctor/finding.ts";
import { findingLines, verdictLine } from "./doctor/finding-lines.ts";
import { lookAtSource } from "./doctor/look-at-source.ts";
import { mockFinding, nodeFinding, tlsFindings } from "./doctor/node-checks.ts";
import { type Probes, systemProbes } from "./doctor/probes.ts";
import { proxyFindings } from "./doctor/proxy.ts";

export interface DoctorFlags extends SourceFlags {
  readonly provider?: readonly string[] | undefined;
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** `evalbridge doctor`: looks for what keeps evalbridge from working, from the machine outwards, and tells the way out of each. */
export async function doctorCommand(
  flags: DoctorFlags,
  context: Context,
  probes: Probes = systemProbes(),
): Promise<CommandExit> {
  const { out, environment } = context;
  const findings: Finding[] = [];
  let headed: string | undefined;
  const tell = async (finding: Finding, one?: OpenSource) => {
    findings.push(one ? { source: one.key, ...finding } : finding);
    if (flags.json) return;
    if (one && one.key !== headed && finding.outcome !== "left out") {
      headed = one.key;
      await out.line(`\n${one.key}  ${originOf(one)}  ${lifecycleOf(one.source)}`);
    }
    for (const line of findingLines(findings.at(-1) ?? finding, out)) await out.line(line);
  };
  const machine = [nodeFinding(probes), mockFinding(probes), ...proxyFindings(probes, environment)];
  for (const finding of [...machine, ...tlsFindings(environment)]) await tell(finding);

  const keys = await overSources(flags, context, tell, async (one, named) => {
    for await (const finding of lookAtSource(one, context, probes, named)) await tell(finding, one);
  });

  const exitCode = exitOf(findings);
  if (flags.json) await out.line(jsonText({ exitCode, findings }));
  else await out.line(`\n${verdictLine(findings, keys)}\n\nnext: ${nextLine(flags, exitCode, keys)}`);
  return exitCode;
}

/** Visits each source in turn. Gives how many of them have a key. */
async function overSources(
  flags: DoctorFlags,
  context: Context,
  tell: (finding: Finding) => Promise<void>,
  visit: (one: OpenSource, named: boolean) => Promise<void>,
): Promise<number> {
  let opened = false;
  let keys = 0;
  try {
    await withSources(flags, context, async ({ sources, loaded }) => {
      opened = true;
      await tell(ok("configuration", configText(loaded)));
      const picked = pickSources(flags, sources);
      const all = [...sources.values()].filter(({ key }) => picked?.includes(key) !== false);
      // Those of which there is nothing to see come first, in a line each.
      for (const one of [...all.filter(isLeftOut), ...all.filter((other) => !isLeftOut(other))]) {
        if (one.keyOrigin.present) keys++;
        await visit(one, picked !== undefined);
      }
      return 0;
    });
  } catch (error) {
    if (opened || !isExpected(error)) throw error;
    for (const problem of String((error as Error).message).split("\n")) {
      const [text = "", ...way] = plain(problem).split("; ");
      await tell(failed("configuration", text, way.join("; ") || "mend it, then type evalbridge doctor again", 3));
    }
  }
  return keys;
}

function isLeftOut({ keyOrigin, configured }: OpenSource): boolean {
  return !keyOrigin.present && !configured;
}

function configText({ file, config }: OpenSources["loaded"]): string {
  if (file === undefined) return "none, and none is needed; evalbridge init writes one";
  const count = Object.keys(config.sources ?? {}).length;
  return `${file}${count > 0 ? `, ${count} ${count === 1 ? "source" : "sources"}` : ""}`;
}

/** What is wrong here comes first: it may be what made the rest fail. */
function exitOf(findings: readonly Finding[]): 0 | 2 | 3 {
  const codes = findings.map(({ exitCode }) => exitCode);
  if (codes.includes(3)) return 3;
  return codes.includes(2) ? 2 : 0;
}

function nextLine(flags: DoctorFlags, exitCode: number, keys: number): string {
  if (exitCode === 0 && keys === 0) return shellCommand("runs", "--mock");
  const named = (flags.provider ?? []).flatMap((name) => ["--provider", name]);
  const command = shellCommand(exitCode === 0 ? "runs" : "doctor", ...named, ...again(flags));
  return `${command}${exitCode === 0 ? "" : ", once that is mended"}`;
}
