// Preloaded into a child that runs in its own process group: when the parent vanishes (killed, or
// its terminal closed), the child ends cleanly instead of staying behind with the port.
const end = () => process.kill(process.pid, 'SIGTERM');

if (process.connected === false) end();
if (process.channel) {
  process.once('disconnect', end);
  // The listener holds the event loop; the channel must not keep a finished command alive.
  process.channel.unref();
}
