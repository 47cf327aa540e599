// Each row of each generated table: that it names the tools that its facts need, and the rows that it asks. More would make every
// bundle larger, and less would be seen only where a client has that one operation.
import type { OperationFacts } from "@evalbridge/core";
import * as tools from "@evalbridge/core/table";
import { describe, expect, test } from "vitest";
import { mayNest } from "../src/may-nest.ts";
import { providerModule } from "../src/provider-module.ts";
import { packaged } from "../src/repository.ts";
import { specOf } from "../src/specs.ts";

const sentOnce: readonly OperationFacts["class"][] = ["reconcilable", "never-retry"];

describe.each(packaged)("%s", (provider) => {
  const spec = specOf(provider);

  test("has a row for each operation, and no other", async () => {
    const { table } = await providerModule(provider);
    expect(Object.keys(table).sort()).toEqual(spec.operations.map(({ id }) => id).sort());
  });

  test.each(spec.operations.map((operation) => [operation.id, operation] as const))(
    "%s > names the tools that it needs, and the rows that it asks",
    async (id, { parameters, reconcile }) => {
      const { table } = await providerModule(provider);
      const row = table[id] as OperationFacts;
      const styled = (place: string) => parameters.some((one) => one.in === place && one.style !== undefined);
      const nests = parameters.some((one) => one.in === "query" && mayNest(spec.document, one.schema));
      const { header, json, key, media, page, query, starts, styledPath, styledQuery, unsent } = tools;
      const needed = {
        ...(row.key && { key }),
        ...(row.body && { body: row.media ? media : json }),
        ...(row.page && { page }),
        ...(sentOnce.includes(row.class) && { starts }),
        ...(row.query && { query: nests || styled("query") ? styledQuery : query }),
        ...(row.header && { header }),
        ...(styled("path") && { path: styledPath }),
        ...(row.method === "DELETE" && { unsent }),
      };
      expect(row.uses ?? {}).toEqual(needed);

      const asked = [reconcile?.look, reconcile?.read?.operation].filter((name) => name !== undefined);
      expect(Object.keys(row.asks ?? {}).sort()).toEqual([...new Set(asked)].sort());
      for (const [name, other] of Object.entries(row.asks ?? {})) expect(other).toBe(table[name]);
    },
  );
});
