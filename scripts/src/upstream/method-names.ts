import { takenNames } from "../conventions/identity-rules.ts";
import { textOf } from "../json.ts";
import type { Entry } from "./fit.ts";

/** Longer ones say no more to anybody; they are cut, and told apart by a number where they have to be. */
const longest = 80;

/** A method's name for each operation: its operationId where that is one and the only of its kind, else made of what is there. */
export function methodNames(entries: readonly Entry[]): string[] {
  const wanted = entries.map((entry) => wantedName(entry));
  const taken = new Set<string>();
  // Those that come as they are keep their names, wherever they stand.
  const first = new Map<string, number>();
  for (const [index, { operation }] of entries.entries()) {
    const name = wanted[index] as string;
    if (operation.operationId === name && !first.has(name) && !takenNames.has(name)) first.set(name, index);
  }
  for (const name of first.keys()) taken.add(name.toLowerCase());
  const counts = new Map<string, number>();
  return wanted.map((name, index) => {
    if (first.get(name) === index) return name;
    const free = freeName(name, taken, counts);
    taken.add(free.toLowerCase());
    return free;
  });
}

function wantedName({ operation, method, path }: Entry): string {
  const own = camelCase(textOf(operation.operationId) ?? "");
  return own === "" ? fromRequest(method, path) : own;
}

function fromRequest(method: string, path: string): string {
  const words = path.replace(/\{([^{}]*)\}/g, " by $1 ");
  return camelCase(`${method} ${words}`);
}

/** `actions/list-runs`, `List runs` and `list_runs` as `listRuns`; empty for what holds no letter to begin with. */
function camelCase(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  const words = plain.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = words.map((word, index) => (index === 0 ? lowered(word) : word.charAt(0).toUpperCase() + word.slice(1)));
  const joined = name.join("").slice(0, longest);
  return /^[a-z]/.test(joined) ? joined : "";
}

/** `GetRun` as `getRun`, `HTTPGet` as `httpGet`, `ID` as `id`. */
function lowered(word: string): string {
  return word.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase());
}

/** Names that differ in case alone would be one on some disks, and to some readers. `counts`: how far each name was counted before. */
function freeName(name: string, taken: ReadonlySet<string>, counts: Map<string, number>): string {
  const isFree = (one: string) => !taken.has(one.toLowerCase()) && !takenNames.has(one);
  // A number after a number would read as another one.
  const stem = /\d$/.test(name) ? `${name}V` : name;
  for (let count = counts.get(name) ?? 1; ; count++) {
    const free = count === 1 ? name : `${stem}${count}`;
    counts.set(name, count + 1);
    if (isFree(free)) return free;
  }
}
