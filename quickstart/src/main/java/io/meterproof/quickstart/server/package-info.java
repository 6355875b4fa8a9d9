/** How each server of the stack is configured, started and asked whether it is ready. */
package io.meterproof.quickstart.server;
