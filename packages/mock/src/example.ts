import { type DocumentNode, follow, type MockDocument } from "./document.ts";
import type { Arguments, FoundRoute, Route } from "./route.ts";

/**
 * The name of the example that is meant for these arguments: its `x-match` pairs all hold, and no other has more of
 * them. Without one Prism serves the first.
 */
export function chooseExample(
  document: MockDocument,
  route: Route,
  code: number | undefined,
  sent: Arguments,
): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [name, node] of Object.entries(examplesOf(document, route, code))) {
    const pairs = Object.entries(follow(document, follow(document, node)["x-match"]));
    if (pairs.length <= most || !pairs.every(([argument, value]) => sent.get(argument) === String(value))) continue;
    best = name;
    most = pairs.length;
  }
  return best;
}

/** Whether a path names what the description knows nothing of: each example is for a certain path, and none for this one. */
export function isUnknown(document: MockDocument, { route, path }: FoundRoute): boolean {
  const meant = Object.values(examplesOf(document, route, undefined)).map((node) =>
    Object.entries(follow(document, follow(document, node)["x-match"])).filter(([name]) => path.has(name)),
  );
  const isFor = (pairs: readonly [string, unknown][]) =>
    pairs.every(([name, value]) => path.get(name) === String(value));
  return meant.length > 0 && !meant.some(isFor);
}

/** The examples of the status that was asked for, else of the success, by name. */
function examplesOf(document: MockDocument, route: Route, code: number | undefined): DocumentNode {
  const success = Object.keys(route.responses)
    .filter((status) => /^2(\d\d|XX)$/.test(status))
    .sort()[0];
  const status = code === undefined ? success : String(code);
  const response = status === undefined ? {} : follow(document, route.responses[status]);
  const media = Object.values(follow(document, response.content)).map((one) => follow(document, one));
  return follow(document, media.find((one) => "examples" in one)?.examples);
}
