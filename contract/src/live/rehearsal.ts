import { createMocks } from "@evalbridge/mock";

export interface Rehearsal extends AsyncDisposable {
  /** What Prism has against a GET of this path and query, in its own words; `undefined`: nothing. */
  problem(target: string, headers: Headers): Promise<string | undefined>;
}

/** Prism over the description, in process: whatever goes to the provider goes there first, without the key. */
export async function createRehearsal(provider: string, key: string): Promise<Rehearsal> {
  const mocks = await createMocks({ providers: [provider] });
  return {
    async problem(target, headers) {
      const keyless = [...headers].map(([name, value]): [string, string] => [name, value.replaceAll(key, "rehearsal")]);
      const answer = await fetch(`${mocks.baseUrls[provider]}${target}`, { headers: keyless });
      await answer.arrayBuffer();
      mocks.requests.length = 0;
      const violations = answer.headers.get("sl-violations");
      if (answer.ok && violations === null) return undefined;
      // Prism's words may repeat arguments, which are ids of the user's account: of each finding its code is enough.
      const codes = [...(violations ?? "").matchAll(/"code":"?([\w-]+)/g)].map(([, code]) => code);
      return `Prism refuses the request with ${answer.status}${codes.length > 0 ? ` (${codes.join(", ")})` : ""}`;
    },
    [Symbol.asyncDispose]: () => mocks.close(),
  };
}
