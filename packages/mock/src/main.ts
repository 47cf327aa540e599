#!/usr/bin/env node
// The command evalbridge-mock. It ends with 0 when it is told to end, and with 2 when it could not begin.
import { type Command, readCommand, usage } from "./command.ts";
import { createMocks, type Mocks } from "./mocks.ts";
import type { RecordedRequest } from "./server.ts";

let mocks: Mocks | undefined;

/** Without header, body or a value of the query: one of them may be a key. */
function lineOf({ provider, method, path, url, status, operation = "no operation" }: RecordedRequest): string {
  const names = [...new URL(url).searchParams.keys()].join("&");
  return `${provider} ${method} ${path}${names && `?${names}`} → ${status} (${operation})`;
}

async function serve({ options, log }: Command): Promise<void> {
  const onRequest = (request: RecordedRequest) => {
    if (log) console.error(lineOf(request));
    // Nobody asks for them here, and they would fill the memory.
    mocks?.requests.splice(0);
  };
  mocks = await createMocks({ ...options, onRequest });
  const { baseUrls, environment, close } = mocks;
  for (const [name, value] of Object.entries(environment)) console.log(`export ${name}='${value}'`);
  console.error(
    `evalbridge-mock serves ${Object.keys(baseUrls).join(", ")}; end it with Ctrl-C or kill ${process.pid}`,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, close);
}

let command: Command | undefined;
try {
  command = readCommand(process.argv.slice(2));
  if (command.help) process.stdout.write(usage);
  else await serve(command);
} catch (error) {
  const message = (error as Error).message.replace(/^@evalbridge\/mock:? /, "");
  const place = message.startsWith("scenario") && command?.file !== undefined ? `${command.file}: ` : "";
  console.error(`evalbridge-mock: ${place}${message}; see: evalbridge-mock --help`);
  process.exitCode = 2;
}
