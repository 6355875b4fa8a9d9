/** What a load test sends: the meters, what they measured, and what must become of it. */
package io.meterproof.loadtests.workload;
