import { ratiosOf, spreadOf } from "../measure/quartiles.ts";
import { interleaved } from "../measure/rounds.ts";
import { type Bar, type Figure, figure, type Measured } from "../page/figure.ts";
import { type Provider, providers } from "../repository.ts";
import { type Ready, startOurs, startPrisms } from "./ready.ts";

const rounds = 7;
const requests = 400;
const together = 10;

/** How soon mock servers of our four descriptions answer, and how fast. */
export async function measureMocks(): Promise<Measured> {
  const three = providers.filter((provider) => provider !== "humanloop");
  const figures = [
    ...(await readyFigures("all four", providers, { most: 0.3 })),
    ...(await readyFigures("three", three)),
  ];
  return {
    tables: [
      { title: "mocks ready", figures },
      { title: `requests/s, ${together} at once`, figures: await speedFigures() },
    ],
    notes: [
      `From the start of the process until each takes a connection, ${rounds} rounds in turn. Ours: one process, the command evalbridge-mock.`,
      "Prism: its own command, one process for each description, all started at once. Humanloop's is large and recursive: Prism expands it; three are the others.",
      "Requests: Feather's list of runs from its examples, each with its key; both validate. Prism writes a log, which is its default.",
    ],
  };
}

async function readyFigures(column: string, which: readonly Provider[], bar?: Bar): Promise<Figure[]> {
  const ready = (start: (which: readonly Provider[]) => Promise<Ready>) => async () => {
    const started = await start(which);
    await started.end();
    return started.ms;
  };
  const { ours, prism } = await interleaved(rounds, { ours: ready(startOurs), prism: ready(startPrisms) });
  return [
    figure("ours, one process", `${column}, ms`, "ms", spreadOf(ours)),
    figure("ours, one process", "× Prism", "ratio", ratiosOf(ours, prism), bar),
    figure("Prism, a process each", `${column}, ms`, "ms", spreadOf(prism)),
  ].map((one) => (one.column === "× Prism" ? { ...one, column: `${column}, × Prism` } : one));
}

async function speedFigures(): Promise<Figure[]> {
  const all: Ready[] = [];
  try {
    for (const start of [startOurs, startPrisms]) all.push(await start(["feather"]));
    const [own, other] = all.map(
      ({ ports }) =>
        () =>
          perSecond(ports["feather"] as number),
    );
    if (own === undefined || other === undefined) throw new Error("a mock is missing");
    const { ours, prism } = await interleaved(rounds, { ours: own, prism: other });
    return [
      figure("ours", "requests/s", "count", spreadOf(ours)),
      figure("ours", "× Prism", "ratio", ratiosOf(ours, prism)),
      figure("Prism", "requests/s", "count", spreadOf(prism)),
    ];
  } finally {
    await Promise.all(all.map((one) => one.end()));
  }
}

async function perSecond(port: number): Promise<number> {
  let left = requests;
  const lane = async () => {
    while (left-- > 0) {
      const response = await fetch(`http://127.0.0.1:${port}/v1/eval-runs?limit=10`, {
        headers: { "x-api-key": "bench-key" },
      });
      const { items } = (await response.json()) as { readonly items?: readonly unknown[] };
      if (response.status !== 200 || !items?.length) throw new Error(`the mock at ${port} answered ${response.status}`);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: together }, lane));
  return (requests * 1000) / (performance.now() - begun);
}
