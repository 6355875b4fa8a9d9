/** The local stack: real servers as child processes on the loopback interface, their data kept in one directory. */
package io.meterproof.quickstart.stack;
