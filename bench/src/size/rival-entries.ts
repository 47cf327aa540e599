/** Of `rivals/entries`, with what a reader calls them. */
export const rivalEntries = {
  orval: "orval, one operation",
  "openapi-fetch": "openapi-fetch",
  "hey-api": "hey-api, one operation",
  ofetch: "ofetch",
  redocly: "redocly, one operation",
  octokit: "@octokit/request",
  ky: "ky",
  openai: "openai",
  humanloop: "humanloop's own SDK",
} as const;
