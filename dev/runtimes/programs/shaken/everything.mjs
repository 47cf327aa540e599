// The whole: what the others are compared with.
import * as bridge from "@evalbridge/bridge";
import * as core from "@evalbridge/core";

globalThis.kept = [bridge, core];
