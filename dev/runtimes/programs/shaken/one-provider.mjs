import { createVogentClient } from "@evalbridge/bridge";

globalThis.kept = createVogentClient;
