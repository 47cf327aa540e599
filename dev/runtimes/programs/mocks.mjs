// The mock servers that everything else in the matrix asks, run from the installed package. Says where they are in a line of JSON, and
// ends with whoever started it.
import { createMocks } from "@evalbridge/mock";

const listed = Array.from({ length: 12 }, (_, index) => ({ id: `run_${index}`, parent: "cfg_pages" }));
// By the clock, not by how often it is read: all that is asked at one time is read by the lists of all.
const steps = [
  { status: "PENDING", ms: 700 },
  { status: "RUNNING", ms: 1000 },
  { status: "SUCCESS", ms: 1 },
];
const mocks = await createMocks({
  clock: "running",
  scenario: {
    vogent: {
      runs: [...listed, { id: "run_known", parent: "cfg_known" }, { id: "run_first", parent: "cfg_starts" }],
      starts: [{ steps }],
    },
    humanloop: { size: 3 },
    feather: { size: 3 },
    "feather-kb": { size: 3 },
    bland: { size: 3 },
  },
});
console.log(JSON.stringify(mocks.baseUrls));
process.stdin.on("end", () => process.exit()).resume();
