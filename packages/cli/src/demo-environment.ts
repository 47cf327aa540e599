type Environment = Readonly<Record<string, string | undefined>>;

export function baseUrlVariable(provider: string): string {
  return `${prefixOf(provider)}BASE_URL`;
}

/**
 * What to set so that the providers without a base URL of their own are the mocks. All that a mock needs is taken from
 * it, the key too: a real key stays away from a mock, and a mock's key from a live provider. Set to nothing is not set.
 */
export function mockEnvironment(
  environment: Environment,
  providers: readonly string[],
  fromMocks: Readonly<Record<string, string>>,
): Record<string, string> {
  const mocked = providers.filter((provider) => !environment[baseUrlVariable(provider)]?.trim()).map(prefixOf);
  return Object.fromEntries(Object.entries(fromMocks).filter(([name]) => mocked.some((one) => name.startsWith(one))));
}

/** Where a base URL leads, without what may be secret in it; nothing where it is no URL. */
export function shownOrigin(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : "";
}

function prefixOf(provider: string): string {
  return `${provider.toUpperCase().replaceAll("-", "_")}_`;
}
