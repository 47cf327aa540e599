import { use } from "./use.mjs";

console.log(JSON.stringify(await use(process.argv[2])));
