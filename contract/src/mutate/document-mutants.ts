import { placeOf, type Spec } from "@evalbridge-internal/scripts";
import { specOf } from "../specs.ts";
import { answerMistakes } from "./answer-mistakes.ts";
import { change, type DocumentMistake } from "./document-edit.ts";
import { evenly } from "./evenly.ts";
import type { Mutant, Suite } from "./mutant.ts";
import { requestMistakes } from "./request-mistakes.ts";
import { ruleMistakes } from "./rule-mistakes.ts";
import { operationSuites } from "./suites.ts";

const kinds = { ...requestMistakes, ...answerMistakes, ...ruleMistakes };

/** Where our own words about an operation are held against what was decided. */
const decisions: Readonly<Record<string, Suite>> = {
  "document class": { files: ["contract/test/operation-classes.test.ts"] },
  "document reconcile": { files: ["contract/test/reconcile.test.ts"] },
};

/** The provider changed and the client did not: so many of each kind as there are places for, up to a number. */
export function documentMutants(provider: string, perKind: number): Mutant[] {
  const spec = specOf(provider);
  const file = `packages/mock/documents/${provider}.gen.json`;
  const made = (kind: string, operation: string, mistake: DocumentMistake): Mutant => ({
    id: `${provider}/${kind}/${operation} ${mistake.where}`,
    owner: provider,
    kind,
    file,
    what: `${operation}: ${mistake.what}`,
    text: () => JSON.stringify(mistake.edit(spec.document)),
    mockOnly: mistake.mockOnly,
    suites: [...(decisions[kind] ? [decisions[kind]] : []), ...operationSuites(provider, operation, "document")],
  });
  const found = Object.entries(kinds).flatMap(([kind, mistakesIn]) =>
    evenly(
      spec.operations.flatMap((operation) =>
        mistakesIn(spec, operation).map((mistake) => made(kind, operation.id, mistake)),
      ),
      perKind,
    ),
  );
  return [...found, serverMutant(spec, file)];
}

function serverMutant({ provider, document }: Spec, file: string): Mutant {
  const edit = change(placeOf("/servers/0/url"), () => "https://moved.example.com");
  return {
    id: `${provider}/document server/url`,
    owner: provider,
    kind: "document server",
    file,
    what: "the API moved to another address",
    text: () => JSON.stringify(edit(document)),
    suites: [{ files: ["contract/test/operation-classes.test.ts"] }],
  };
}
