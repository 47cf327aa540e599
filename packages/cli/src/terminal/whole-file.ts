import { fstatSync, writeSync } from "node:fs";
import { Writable } from "node:stream";

/**
 * What writes all of a text to a stream of this process. Node's own, where it leads to a file, tries once: of what a disk that fills up
 * takes in part, it loses the rest without an error (SyncWriteStream, Node 24).
 */
export function wholly<Stream extends Writable & { readonly fd: number }>(stream: Stream): Stream | Writable {
  if (!isFile(stream.fd)) return stream;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        for (let rest = chunk; rest.length > 0; ) rest = rest.subarray(writeSync(stream.fd, rest));
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    // A stream that was closed before we began.
    return false;
  }
}
