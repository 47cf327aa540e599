import { undiciFetch } from "@evalbridge/core/undici";
import { use } from "./use.mjs";

const { request } = await import(process.argv[3]);
console.log(JSON.stringify(await use(process.argv[2], { fetch: undiciFetch(request) })));
