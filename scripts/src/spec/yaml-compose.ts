import { type Event, EVENT_ID, getScalarValue, type MappingEvent, SCALAR_STYLE, type ScalarEvent, type SequenceEvent } from "js-yaml";
import type { Json } from "../json.ts";
import { checkKey } from "./json-source.ts";
import { maxDepth, maxValues } from "./limits.ts";
import { Misplaced } from "./misplaced.ts";
import { plainValue, taggedValue } from "./yaml-scalar.ts";
