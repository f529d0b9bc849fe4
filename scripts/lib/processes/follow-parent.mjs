// Loaded first in every child process: when the parent is gone, however it died, the child ends too.
process.channel?.unref();
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
