/** What long runs share. */
package io.meterproof.loadtests.run;
