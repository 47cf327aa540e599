import type { CommandExit, Context } from "../context.ts";
import { again } from "../sources/again.ts";
import type { OpenSource, OpenSources, SourceFlags } from "../sources/open-sources.ts";
import { originOf } from "../sources/origin.ts";
import { withSources } from "../sources/with-sources.ts";
import { wrapWords } from "../terminal/summary.ts";
import { jsonText } from "../text/json-text.ts";
import { plain } from "../text/plain.ts";
import { shellCommand } from "../text/shell-command.ts";
import { abilitiesOf, filtersAt, isClosed } from "./ability.ts";
import { providerLines } from "./provider-lines.ts";

export interface ProvidersFlags extends SourceFlags {
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** `evalbridge providers`: the sources, what each can do, and what is missing for it. Nothing is asked of any of them. */
export function providersCommand(flags: ProvidersFlags, context: Context): Promise<CommandExit> {
  const { out } = context;
  return withSources(flags, context, async (open) => {
    if (flags.json) {
      const sources = [...open.sources.values()].map((one) => documentOf(one, open));
      await out.line(jsonText({ config: open.loaded.file ?? null, sources }));
      return 0;
    }
    const missing = missingLines(open);
    for (const line of providerLines(open, out)) await out.line(line);
    if (missing.length > 0) await out.line();
    for (const line of missing) for (const part of wrapWords(line, out.width)) await out.line(part);
    await out.line(`\nnext: ${nextLine(flags, open)}`);
    return 0;
  });
}

/** A variable serves all sources of its provider, and is told once. */
function missingLines({ sources }: OpenSources): string[] {
  const without = [...sources.values()].filter(({ keyOrigin: { present } }) => !present);
  const unlisted = [...sources.values()].filter(({ keyOrigin: { present }, unset }) => present && unset);
  const variables = [...new Set(without.map(({ keyOrigin: { shown } }) => shown))];
  const noKey = variables.map((variable) => {
    const waiting = without.filter(({ keyOrigin: { shown } }) => shown === variable);
    const keys = waiting.map(({ key }) => key).join(" and ");
    const [are, fail, them] = waiting.length > 1 ? ["are", "fail", "them"] : ["is", "fails", "it"];
    // What somebody configured is not left out in silence: its lists fail.
    const now = waiting.some(({ configured }) => configured) ? `without a key, and ${fail} in lists` : "left out";
    const closed = waiting.every(({ source, baseUrl }) => isClosed(source) && baseUrl === source.provider.baseUrl);
    const way = closed ? "the service has closed" : `to read ${them}: export ${variable}=…`;
    return plain(`${keys} ${are} ${now}; ${way}`);
  });
  const noFile = unlisted.map(({ key, kind, unset }) =>
    plain(`${key} fails in lists of all its runs; to have them: export ${unset}=…, or name one: --parent ${kind}:…`),
  );
  return [...noKey, ...noFile];
}

function nextLine(flags: ProvidersFlags, { sources }: OpenSources): string {
  if (flags.mock) return shellCommand("runs", ...again(flags));
  const some = [...sources.values()].some(({ keyOrigin: { present } }) => present);
  return some ? shellCommand("doctor", ...again(flags)) : shellCommand("runs", "--mock");
}

function documentOf(one: OpenSource, open: OpenSources): object {
  const { key, kind, source, keyOrigin, configured, mocked } = one;
  const { name, title, docs, lifecycle } = source.provider;
  return {
    key,
    kind,
    provider: name,
    title,
    lifecycle,
    docs,
    apiKey: { from: mocked ? "mock" : keyOrigin.shown, present: keyOrigin.present },
    configured,
    unset: one.unset ?? null,
    can: abilitiesOf(key, open),
    filters: { server: filtersAt("server", source), here: filtersAt("client", source) },
    origin: originOf(one),
    mocked,
  };
}
