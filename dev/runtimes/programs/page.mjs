// What a page in a browser does; the matrix calls it from outside.
import { CredentialsError } from "@evalbridge/core";
import { createVogentClient } from "@evalbridge/vogent";
import { use } from "./use.mjs";

/** A key that nobody allowed by name: what becomes of the call. */
async function unallowed(server) {
  try {
    await createVogentClient({ baseUrl: `${server}/refused`, apiKey: "key-of-the-matrix" }).getEvalRun({
      id: "run_known",
    });
    return "the call went well";
  } catch (error) {
    return error instanceof CredentialsError ? error.message : `${error} is no CredentialsError`;
  }
}

const allowed = (server) => use(server, { dangerouslyAllowBrowser: true });

Object.assign(globalThis, { unallowed, allowed });
