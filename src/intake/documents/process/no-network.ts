/**
 * Loaded before anything else in the process that reads documents: from here on, nothing in it reaches a network. No
 * reader tries to; this is for the day that one of their libraries does.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";

const refuse = (): never => {
  throw new Error("a document's reader has no network");
};

net.Socket.prototype.connect = refuse;
net.Server.prototype.listen = refuse;
dgram.createSocket = refuse;
dgram.Socket.prototype.send = refuse;
dgram.Socket.prototype.bind = refuse;
for (const name of ["lookup", "resolve", "resolve4", "resolve6", "resolveAny"] as const) {
  Object.assign(dns, { [name]: refuse });
  Object.assign(dns.promises, { [name]: refuse });
}
for (const name of ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"]) {
  Object.defineProperty(globalThis, name, { value: refuse, writable: false, configurable: false });
}
