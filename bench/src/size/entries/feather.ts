export { createFeatherClient } from "@evalbridge/feather";
