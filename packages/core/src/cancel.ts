import { HttpError } from "./errors/http-error.ts";
import { hasEnded, type RunRecord } from "./run.ts";

/**
 * Cancels a run; of one that has ended, gives that run, unchanged. A provider that refuses may do so because the run has
 * ended since it was read (none documents what it answers then), so it is read once more.
 */
export async function cancelUnlessEnded<Raw>(
  read: () => Promise<RunRecord<Raw>>,
  cancel: () => Promise<RunRecord<Raw>>,
): Promise<RunRecord<Raw>> {
  const run = await read();
  if (hasEnded(run)) return run;
  try {
    return await cancel();
  } catch (error) {
    if (!(error instanceof HttpError) || error.status >= 500) throw error;
    const now = await read();
    if (hasEnded(now)) return now;
    throw error;
  }
}
