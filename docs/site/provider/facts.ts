import { environmentNames, type ProviderFacts } from "@evalbridge/core";
import { codeNames, type Spec } from "@evalbridge-internal/scripts";
import { code, escaped, prose, table } from "../html.ts";

/** A provider's fact sheet, as its package exports it. */
export async function factsOf(provider: string): Promise<ProviderFacts> {
  const module = await import(import.meta.resolve(`@evalbridge/${provider}`));
  return module[codeNames(provider).facts];
}

/** What one has to know before the first call. */
export async function factTable(spec: Spec, title: string): Promise<string> {
  const { auth, baseUrl, docs, lifecycle, name } = await factsOf(spec.provider);
  const names = environmentNames(name);
  const sent = { bearer: "Authorization: Bearer …", basic: "Authorization: Basic …", none: "no key" };
  const travels = "name" in auth ? `${auth.kind} ${auth.name}` : sent[auth.kind];
  const state =
    lifecycle.state === "active"
      ? "active"
      : `closed on ${lifecycle.since} (<a href="${escaped(lifecycle.evidence)}" target="_blank" rel="noreferrer">its notice</a>)`;
  const rows = [
    ["Package", code(`@evalbridge/${spec.provider}`)],
    ["Key", `${code(names.apiKey)}, sent as ${code(travels)}`],
    ["Address", `${baseUrl === undefined ? "none of its own" : code(baseUrl)}; ${code(names.baseUrl)} names another`],
    ["Service", state],
    ["Documentation", `<a href="${escaped(docs)}" target="_blank" rel="noreferrer">${title}’s own</a>`],
    [
      "Description",
      `version ${prose(spec.version)}, ${spec.operations.length} operations, SHA-256 ${code(spec.hash.slice(0, 12))}`,
    ],
  ];
  return `${table(["", ""], rows, "facts")}\n`;
}
