import { NotFoundError } from "@evalbridge/core";

globalThis.kept = NotFoundError;
