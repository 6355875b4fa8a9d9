/** Child processes: what they are, which ports they own, how they end. */
package io.meterproof.quickstart.process;
