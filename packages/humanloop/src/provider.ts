import type { ProviderFacts } from "@evalbridge/core";

/** A 422 says what is wrong in `detail[].msg`, other errors in `detail.message` where they say it at all. */
export const humanloop: ProviderFacts = {
  name: "humanloop",
  title: "Humanloop",
  docs: "https://humanloop.com/docs/reference/evaluations",
  baseUrl: "https://api.humanloop.com/v5",
  auth: { kind: "header", name: "X-API-KEY" },
  errorMessage: ["/detail/0/msg", "/detail/message", "/detail", "/message"],
  lifecycle: {
    state: "sunset",
    since: "2025-09-08",
    evidence: "https://humanloop.com/docs/guides/migrating-from-humanloop",
  },
};
