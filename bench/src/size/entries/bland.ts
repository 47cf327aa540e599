export { createBlandClient } from "@evalbridge/bland";
