import type { ProviderFacts } from "@evalbridge/core";

/**
 * The base URL is the documented sandbox: Feather publishes no other for this API and gives production addresses with the
 * credentials. Set FEATHER_BASE_URL to yours.
 */
export const feather: ProviderFacts = {
  name: "feather",
  title: "Feather",
  docs: "https://doc.featherhq.com",
  baseUrl: "https://api-sandbox.featherhq.com",
  auth: { kind: "header", name: "x-api-key" },
  errorMessage: ["/message", "/detail/0/msg", "/detail/error", "/error"],
  existing: "/detail/existing_run_id",
  // Since version 1.90 of Feather's own description.
  retryAfter: "/retry_after",
  lifecycle: { state: "active" },
};
