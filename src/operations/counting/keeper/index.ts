export { askerOf } from "./audiences.ts";
export { type Keeper, startKeeper } from "./keeper.ts";
