import { follow, type MockDocument } from "./document.ts";

/** The variables that the clients read. Prism looks whether there is a key, never which. */
export function environmentFor(
  baseUrls: Readonly<Record<string, string>>,
  documents: readonly { provider: string; document: MockDocument }[],
): Record<string, string> {
  const key = (provider: string) =>
    documents.some((one) => one.provider === provider && takesPassword(one.document))
      ? "mock-user:mock-key"
      : "mock-key";
  const environment: Record<string, string> = {};
  for (const [provider, baseUrl] of Object.entries(baseUrls)) {
    const prefix = provider.toUpperCase().replaceAll("-", "_");
    environment[`${prefix}_BASE_URL`] = baseUrl;
    environment[`${prefix}_API_KEY`] = key(provider);
  }
  return environment;
}

/** Whether the key is a user and a password. */
function takesPassword(document: MockDocument): boolean {
  const schemes = Object.values(follow(document, follow(document, document.components).securitySchemes));
  return (
    schemes.length > 0 && schemes.every((scheme) => String(follow(document, scheme).scheme).toLowerCase() === "basic")
  );
}
