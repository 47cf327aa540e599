export { createBridgeFromEnv } from "@evalbridge/bridge";
