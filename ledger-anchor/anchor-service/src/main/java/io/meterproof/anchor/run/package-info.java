/** Threads, keys, health and metrics of the process. */
package io.meterproof.anchor.run;
