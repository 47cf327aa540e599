import { rivalEntries } from "../size/rival-entries.ts";
import type { Found } from "./found.ts";

/** A row of the README's table. */
export interface Row {
  readonly section: string;
  readonly label: string;
  readonly ours: (found: Found) => string;
  readonly others: (found: Found) => string;
  /** Whether ours is the same on each machine, so that `npm run budget` compares it. */
  readonly isExact?: boolean;
}

/** `1.32`, and of what is larger than 3 one place. */
const times = (ratio: number) => ratio.toFixed(ratio < 3 ? 2 : 1);
const thousands = (bytes: number) => (bytes / 1000).toFixed(1);
const grouped = (count: number) => count.toLocaleString("en");

const kinds = {
  "without retries or limits": ["orval", "openapi-fetch", "hey-api"],
  with: ["ofetch", "ky", "openai"],
} as const;
type Rival = (typeof kinds)[keyof typeof kinds][number];

const byKind = (said: (rival: Rival) => string) =>
  Object.entries(kinds)
    .map(([kind, rivals]) => `${kind}: ${rivals.map((rival) => `${rival} ${said(rival)}`).join(", ")}`)
    .join("; ");

const stubbed = "one call, stubbed fetch";
const http = "28 kB over HTTP, speed";
const providers = ["vogent", "humanloop", "feather", "bland"];
const feather = "Feather, TypeScript 7";

export const rows: readonly Row[] = [
  {
    section: "call",
    label: "one call, `fetch` stubbed, 0.7 kB",
    ours: ({ at }) => `${times(at(stubbed, "ours", "0.7 kB × bare"))} × bare \`fetch\``,
    others: ({ at }) => byKind((rival) => times(at(stubbed, rival, "0.7 kB × bare"))),
  },
  {
    section: "call",
    label: "the same, 28 kB",
    ours: ({ at }) => `${times(at(stubbed, "ours", "28 kB × bare"))} ×`,
    others: ({ at }) => byKind((rival) => times(at(stubbed, rival, "28 kB × bare"))),
  },
  {
    section: "call",
    label: "50 calls at once over HTTP, 28 kB",
    ours: ({ at }) =>
      [
        `${times(at(http, "ours", "50 at once × bare"))} × the speed of bare \`fetch\``,
        `over undici's \`request\` ${times(at(http, "ours over undici", "50 at once × bare"))} ×`,
      ].join("; "),
    others: ({ at }) => byKind((rival) => times(at(http, rival, "50 at once × bare"))),
  },
  {
    section: "size",
    label: "bundle of one operation, gzipped",
    isExact: true,
    ours: ({ exact }) => {
      const whole = providers.map((provider) => exact(`size/${provider}`));
      return [
        `${thousands(exact("size/one-get"))} kB, each further one ${exact("size/each-further-operation").toFixed(0)} B`,
        `all of a provider ${thousands(Math.min(...whole))} to ${thousands(Math.max(...whole))} kB`,
        `the bridge with all four ${thousands(exact("size/bridge"))} kB`,
      ].join("; ");
    },
    others: ({ at }) => {
      const size = (rival: keyof typeof rivalEntries) => thousands(at("others", rivalEntries[rival], "gzipped B"));
      return `${byKind(size)}, Humanloop's own SDK ${size("humanloop")}`;
    },
  },
  {
    section: "types",
    label: "type instantiations of 200 calls, Feather",
    isExact: true,
    ours: ({ exact }) => {
      const again = exact("types/feather/further-calls/typescript-7");
      const all = exact("types/feather/first-calls/typescript-7") + again;
      return `${grouped(all)}, of which ${grouped(again)} where an operation is called again`;
    },
    others: ({ at }) =>
      ["hey-api", "openapi-fetch"].map((rival) => `${rival} ${grouped(at(feather, rival, "inst. 200"))}`).join(", "),
  },
  {
    section: "codegen",
    label: "generating four clients",
    ours: ({ at }) =>
      [
        `${times(at("four providers", "ours, first run", "× time"))} × four runs of openapi-typescript`,
        `${times(at("four providers", "ours, nothing changed", "× time"))} × when nothing changed`,
      ].join("; "),
    others: () => "",
  },
  {
    section: "mocks",
    label: "four mocks ready",
    ours: ({ at }) => `${times(at("mocks ready", "ours", "all four, × Prism"))} × four Prism commands side by side`,
    others: () => "",
  },
  {
    section: "merge",
    label: "a list over four providers, 200 ms each",
    ours: ({ at }) => {
      const held = (runs: string) => at("a walk over all of them", `${runs} runs`, "live MiB").toFixed(1);
      return [
        `${times(at("list over four providers", "4000 runs", "× slowest alone"))} × the slowest one alone`,
        `${held("100,000")} MiB are held in a list of 100,000 runs, ${held("1,000")} in one of 1,000`,
      ].join("; ");
    },
    others: () => "",
  },
  {
    section: "merge",
    label: "requests to four providers",
    isExact: true,
    ours: ({ exact }) =>
      [
        `${exact("requests/list-4000-runs")} for a list of 4,000 runs`,
        `${exact("requests/page-of-50-runs")} for a page of 50`,
        `${exact("requests/wait-for-20-ended-runs")} to wait for 20 that have ended`,
      ].join(", "),
    others: () => "",
  },
];
