import { createMocks, type Mocks, type MocksOptions } from "./mocks.ts";

type Hook = (run: () => void | Promise<void>) => void;

/** What a test runner calls around tests: vitest's and jest's by their names; node:test's as `beforeAll: before`. */
export interface MocksHooks {
  readonly beforeAll: Hook;
  readonly beforeEach: Hook;
  readonly afterAll: Hook;
}

/**
 * Mocks for the tests of a file, or of the `describe` that this is called in: started before them, fresh for each, and
 * closed after them.
 *
 * @param hooks of the test runner. @default those that are global: jest's, and vitest's with `globals: true`
 * @throws {TypeError} where no hooks are given and none are global; and by the members of what it returns, outside of tests
 */
export function useMocks<const Provider extends string = string>(
  options: MocksOptions<Provider> = {},
  hooks: MocksHooks = globalHooks(),
): Mocks<Provider> {
  let started: Mocks<Provider> | undefined;
  hooks.beforeAll(async () => {
    started = await createMocks(options);
  });
  hooks.beforeEach(() => started?.reset());
  hooks.afterAll(() => started?.close());
  const mocks = (): Mocks<Provider> => {
    if (started) return started;
    throw new TypeError(
      "@evalbridge/mock: useMocks starts its mocks before the first test; use them in tests and hooks",
    );
  };
  return {
    get baseUrls() {
      return mocks().baseUrls;
    },
    get environment() {
      return mocks().environment;
    },
    get requests() {
      return mocks().requests;
    },
    runs: (source) => mocks().runs(source),
    advance: (ms) => mocks().advance(ms),
    reset: (scenario) => mocks().reset(scenario),
    close: () => mocks().close(),
    [Symbol.asyncDispose]: () => mocks().close(),
  };
}

function globalHooks(): MocksHooks {
  const found = globalThis as Partial<MocksHooks>;
  if (found.beforeAll && found.beforeEach && found.afterAll) return found as MocksHooks;
  throw new TypeError(
    "@evalbridge/mock: useMocks finds no hooks of a test runner; pass them: " +
      'import { afterAll, beforeAll, beforeEach } from "vitest"; useMocks({ … }, { afterAll, beforeAll, beforeEach })',
  );
}
