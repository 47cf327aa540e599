import type { ProviderFacts } from "@evalbridge/core";

/** The key travels as it is, without `Bearer`. The form of `errors` is not documented: the likely places are tried. */
export const bland: ProviderFacts = {
  name: "bland",
  title: "Bland",
  docs: "https://docs.bland.ai/tutorials/evals",
  baseUrl: "https://api.bland.ai",
  auth: { kind: "header", name: "authorization" },
  errorMessage: [
    "/errors/0/message",
    "/errors/message",
    "/errors/0/error",
    "/errors/0",
    "/errors/error",
    "/errors",
    "/message",
  ],
  lifecycle: { state: "active" },
};
