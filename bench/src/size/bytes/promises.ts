/** What the modules of core are there for, as a reader of its bytes would ask. Each that a bundle may hold stands here once. */
export const promises: Readonly<Record<string, readonly string[]>> = {
  "a key shows nowhere, in none of its forms": ["redact", "redact-error", "redact-value", "secret-forms"],
  "a key is found, checked, and sent its way": [
    ...["auth-schemes", "credentials", "errors/credentials-error", "provider"],
  ],
  "redirects by hand: no key leaves its origin": ["redirect"],
  "retries: what may be repeated, budget, hints": ["budget", "facts", "hint", "outcome", "retry", "sleep"],
  "limits of time and of size, and their options": ["body", "errors/timeout-error", "settings", "transport"],
  "errors by class, in one line that helps": [
    ...["errors/contract-error", "errors/evalbridge-error", "errors/http-error", "errors/network-error"],
    ...["errors/note", "unreachable"],
  ],
  "arguments and paths that cannot go astray": ["arguments", "check", "errors/argument-error", "path", "query", "text"],
  "base URL: https, no key in it, from where": ["base-url"],
  "answers read: JSON, envelope, broken bodies": ["answer", "pointer"],
  "a warning, once, of what goes away": ["deprecation", "warner"],
  "operations as methods of a client": ["client", "method", "version"],
};

/** What a module of core is there for. @throws {Error} for one that has no place yet */
export function promiseOf(module: string): string {
  for (const [promise, modules] of Object.entries(promises)) if (modules.includes(module)) return promise;
  throw new Error(
    `packages/core/src/${module}.ts has no place in bench/src/size/bytes/promises.ts: what is it there for?`,
  );
}
