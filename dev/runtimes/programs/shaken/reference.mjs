import { parseRef } from "@evalbridge/core";

globalThis.kept = parseRef;
