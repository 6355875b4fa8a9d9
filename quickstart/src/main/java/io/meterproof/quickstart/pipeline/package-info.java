/** Our own part of the stack: topics, jobs and services, above the servers. */
package io.meterproof.quickstart.pipeline;
