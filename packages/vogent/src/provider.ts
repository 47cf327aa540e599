import type { ProviderFacts } from "@evalbridge/core";

/** https://docs.vogent.ai/api-reference/introduction. Error bodies are not documented; these are where APIs usually speak. */
export const vogent: ProviderFacts = {
  name: "vogent",
  title: "Vogent",
  docs: "https://docs.vogent.ai/api-reference/introduction",
  baseUrl: "https://api.vogent.ai/api",
  auth: { kind: "bearer" },
  errorMessage: ["/message", "/error/message", "/error"],
  lifecycle: { state: "active" },
};
