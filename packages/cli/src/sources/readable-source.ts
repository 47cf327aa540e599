import { ContractError, type RunSource } from "@evalbridge/bridge";

/** Not `start`: what went wrong after a run was started, its own source knows to tell. */
const asked: ReadonlySet<string> = new Set(["scopes", "page", "get", "cases", "parents", "estimate", "cancel"]);

/**
 * A source whose provider's fault is told as one: an adapter that meets an answer of another form than the description has (`null` in
 * place of a record) trips over it with a TypeError, which would look like ours.
 */
export function readableSource<Source extends RunSource>(source: Source): Source {
  const methods = Object.entries(source).filter(([name, value]) => asked.has(name) && typeof value === "function");
  const safe = methods.map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      try {
        return await method.apply(source, given);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        const problem = "an answer has another form than its description";
        throw new ContractError({ provider: source.provider.name }, problem, undefined, error);
      }
    },
  ]);
  return { ...source, ...Object.fromEntries(safe) };
}
